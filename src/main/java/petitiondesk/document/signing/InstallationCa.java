package petitiondesk.document.signing;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import petitiondesk.platform.DeskSettings;

/** The installation's own certification authority: made once, whichever node needs it first. */
@Component
class InstallationCa {

    static final int KEY_BITS = 3072;

    private static final String OWNER = "installation-ca";
    private static final String ALGORITHM = "SHA256withRSA";
    private static final int NAME_LENGTH = 64;
    private static final Duration LIFE = Duration.ofDays(7300);
    private static final Duration CRL_LIFE = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final KeyLock lock;
    private final Revocations revocations;
    private final SignatureSettings settings;
    private final Clock clock;
    private final String office;
    private final String crlAddress;
    private final SecureRandom random = new SecureRandom();

    InstallationCa(
            JdbcClient jdbc,
            KeyLock lock,
            Revocations revocations,
            SignatureSettings settings,
            DeskSettings desk,
            Clock clock,
            @Value("${petitiondesk.office-name:联席会议办公室}") String officeName) {
        this.jdbc = jdbc;
        this.lock = lock;
        this.revocations = revocations;
        this.settings = settings;
        this.clock = clock;
        this.office = officeName;
        this.crlAddress = desk.publicUrl() + "/verify/crl";
    }

    private record Stored(byte[] certificate, byte[] lockedKey) {}

    X509Certificate certificate() {
        return SignerCertificate.parse(stored().certificate());
    }

    /** Issues a certificate for somebody's new key. */
    X509Certificate issue(String userId, String name, PublicKey key, Instant at) {
        X509Certificate ca = certificate();
        Instant end = at.plus(Duration.ofDays(settings.certificateDays()));
        Instant last = ca.getNotAfter().toInstant();
        if (!last.isAfter(at)) {
            throw new IllegalStateException("签名证书颁发机构的根证书已经到期");
        }
        X500Name subject = name(name).addRDN(BCStyle.UID, userId).build();
        X509v3CertificateBuilder certificate = new JcaX509v3CertificateBuilder(
                ca, serial(), Date.from(at), Date.from(end.isAfter(last) ? last : end), principal(subject), key);
        try {
            JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
            certificate
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(
                            Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation))
                    .addExtension(Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(key))
                    .addExtension(Extension.authorityKeyIdentifier, false, extensions.createAuthorityKeyIdentifier(ca))
                    .addExtension(Extension.cRLDistributionPoints, false, crlPoint());
        } catch (CertIOException | GeneralSecurityException e) {
            throw new IllegalStateException("extensions of our own can be written", e);
        }
        return SignerCertificate.parse(encoded(certificate, privateKey()));
    }

    /** The list of revoked certificates as of now. */
    byte[] crl() {
        Instant now = clock.instant();
        X509Certificate ca = certificate();
        try {
            X509v2CRLBuilder list = new X509v2CRLBuilder(new JcaX509CertificateHolder(ca).getSubject(), Date.from(now));
            list.setNextUpdate(Date.from(now.plus(CRL_LIFE)));
            list.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(ca));
            list.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(now.getEpochSecond())));
            revocations
                    .ofOwn()
                    .forEach(revocation -> list.addCRLEntry(
                            new BigInteger(revocation.serial(), 16),
                            Date.from(revocation.revokedAt()),
                            revocation.reason().code()));
            return list.build(signer(privateKey())).getEncoded();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("a list of our own can be written", e);
        }
    }

    static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    private Stored stored() {
        return find().orElseGet(() -> {
            make();
            return find().orElseThrow();
        });
    }

    private Optional<Stored> find() {
        return jdbc.sql("select certificate, locked_key from installation_ca")
                .query((row, i) -> new Stored(row.getBytes("certificate"), row.getBytes("locked_key")))
                .optional();
    }

    /** Of several that are made at once the first stays. */
    private void make() {
        Instant now = clock.instant();
        KeyPair keys = newKeys();
        X500Name name = name(cut(office + "电子签名根证书")).build();
        X509v3CertificateBuilder certificate = new JcaX509v3CertificateBuilder(
                name, serial(), Date.from(now), Date.from(now.plus(LIFE)), name, keys.getPublic());
        try {
            JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
            certificate
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                    .addExtension(
                            Extension.subjectKeyIdentifier,
                            false,
                            extensions.createSubjectKeyIdentifier(keys.getPublic()));
        } catch (CertIOException | GeneralSecurityException e) {
            throw new IllegalStateException("extensions of our own can be written", e);
        }
        byte[] key = keys.getPrivate().getEncoded();
        jdbc.sql("""
                insert into installation_ca (certificate, locked_key, created_at) values (:certificate, :key, :at)
                on conflict do nothing""")
                .param("certificate", encoded(certificate, keys.getPrivate()))
                .param("key", lock.lock(key, null, OWNER))
                .param("at", Timestamp.from(now))
                .update();
        Arrays.fill(key, (byte) 0);
    }

    private PrivateKey privateKey() {
        byte[] key = lock.open(stored().lockedKey(), null, OWNER)
                .orElseThrow(() -> new IllegalStateException("签名证书颁发机构的私钥已损坏"));
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key was written by this class", e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private X500NameBuilder name(String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "CN")
                .addRDN(BCStyle.O, cut(office))
                .addRDN(BCStyle.CN, cut(commonName));
    }

    private CRLDistPoint crlPoint() {
        GeneralName address = new GeneralName(GeneralName.uniformResourceIdentifier, crlAddress);
        return new CRLDistPoint(new DistributionPoint[] {
            new DistributionPoint(new DistributionPointName(new GeneralNames(address)), null, null)
        });
    }

    private BigInteger serial() {
        // positive, and of one length
        return new BigInteger(126, random).setBit(126);
    }

    private static String cut(String text) {
        int[] codePoints = text.codePoints().limit(NAME_LENGTH).toArray();
        return new String(codePoints, 0, codePoints.length);
    }

    private static X500Principal principal(X500Name name) {
        try {
            return new X500Principal(name.getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException("a name of our own can be written", e);
        }
    }

    private static byte[] encoded(X509v3CertificateBuilder certificate, PrivateKey key) {
        try {
            return certificate.build(signer(key)).getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException("a certificate of our own can be written", e);
        }
    }

    private static ContentSigner signer(PrivateKey key) {
        try {
            return new JcaContentSignerBuilder(ALGORITHM).build(key);
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("every JDK signs with RSA", e);
        }
    }
}
