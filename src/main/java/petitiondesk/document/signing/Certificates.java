package petitiondesk.document.signing;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
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

/** What certificates and lists of the installation's own authority say, and how they are written (RFC 5280). */
final class Certificates {

    private static final String ALGORITHM = "SHA256withRSA";
    private static final int NAME_LENGTH = 64;
    private static final Duration LIST_LIFE = Duration.ofDays(7);
    private static final SecureRandom RANDOM = new SecureRandom();

    private Certificates() {}

    /** The authority's own (DER). */
    static byte[] authority(String office, KeyPair keys, Instant from, Instant until) {
        X500Name name = name(office, cut(office + "电子签名根证书")).build();
        X509v3CertificateBuilder certificate = new JcaX509v3CertificateBuilder(
                name, serial(), Date.from(from), Date.from(until), name, keys.getPublic());
        try {
            certificate
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                    .addExtension(
                            Extension.subjectKeyIdentifier,
                            false,
                            new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
        } catch (CertIOException | GeneralSecurityException e) {
            throw new IllegalStateException("extensions of our own can be written", e);
        }
        return encoded(certificate, keys.getPrivate());
    }

    /**
     * The authority, with the key that it signs with.
     *
     * @param office whose it is
     * @param crlAddress where its list of revoked certificates is found
     */
    record Authority(X509Certificate certificate, PrivateKey key, String office, String crlAddress) {}

    /** A person's. */
    static X509Certificate signers(
            Authority by, String userId, String name, PublicKey key, Instant from, Instant until) {
        X500Name subject = name(by.office(), name).addRDN(BCStyle.UID, userId).build();
        X509v3CertificateBuilder certificate = new JcaX509v3CertificateBuilder(
                by.certificate(), serial(), Date.from(from), Date.from(until), principal(subject), key);
        try {
            JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
            certificate
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(
                            Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation))
                    .addExtension(Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(key))
                    .addExtension(
                            Extension.authorityKeyIdentifier,
                            false,
                            extensions.createAuthorityKeyIdentifier(by.certificate()))
                    .addExtension(Extension.cRLDistributionPoints, false, crlPoint(by.crlAddress()));
        } catch (CertIOException | GeneralSecurityException e) {
            throw new IllegalStateException("extensions of our own can be written", e);
        }
        return SignerCertificate.parse(encoded(certificate, by.key()));
    }

    /** The list of revoked certificates as of now (DER). */
    static byte[] revoked(Authority by, List<Revocations.Revocation> revocations, Instant now) {
        try {
            X509v2CRLBuilder list =
                    new X509v2CRLBuilder(new JcaX509CertificateHolder(by.certificate()).getSubject(), Date.from(now));
            list.setNextUpdate(Date.from(now.plus(LIST_LIFE)));
            list.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(by.certificate()));
            list.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(now.getEpochSecond())));
            revocations.forEach(revocation -> list.addCRLEntry(
                    new BigInteger(revocation.serial(), 16),
                    Date.from(revocation.revokedAt()),
                    revocation.reason().code()));
            return list.build(signer(by.key())).getEncoded();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("a list of our own can be written", e);
        }
    }

    private static X500NameBuilder name(String office, String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "CN")
                .addRDN(BCStyle.O, cut(office))
                .addRDN(BCStyle.CN, cut(commonName));
    }

    private static CRLDistPoint crlPoint(String crlAddress) {
        GeneralName address = new GeneralName(GeneralName.uniformResourceIdentifier, crlAddress);
        return new CRLDistPoint(new DistributionPoint[] {
            new DistributionPoint(new DistributionPointName(new GeneralNames(address)), null, null)
        });
    }

    private static BigInteger serial() {
        // positive, and of one length
        return new BigInteger(126, RANDOM).setBit(126);
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
