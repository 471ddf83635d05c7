package petitiondesk.document.signing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Certificates of somebody else's authority. */
final class TestCertificates {

    static final String FILE_PASSWORD = "file-password";

    private static int serial;

    private TestCertificates() {}

    record Issued(X509Certificate certificate, PrivateKey key) {}

    /** An authority, or somebody's certificate where there is an issuer. */
    static Issued certificate(String name, KeyPair keys, Issued issuer, int usage, Instant from, Duration life)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        X500Name subject = new X500Name("CN=" + name);
        X500Name by = issuer == null
                ? subject
                : X500Name.getInstance(
                        issuer.certificate().getSubjectX500Principal().getEncoded());
        PrivateKey key = issuer == null ? keys.getPrivate() : issuer.key();
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                by,
                BigInteger.valueOf(++serial),
                Date.from(from),
                Date.from(from.plus(life)),
                subject,
                keys.getPublic());
        builder.addExtension(
                Extension.basicConstraints, true, new BasicConstraints((usage & KeyUsage.keyCertSign) != 0));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
        if (name.contains("时间戳")) {
            builder.addExtension(
                    Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
        }
        String algorithm = key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
        return new Issued(
                new JcaX509CertificateConverter()
                        .getCertificate(builder.build(new JcaContentSignerBuilder(algorithm).build(key))),
                keys.getPrivate());
    }

    /** A certificate that the county has given to somebody, good since yesterday. */
    static Issued ofTheCounty(String name, KeyPair keys, Instant now)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        Instant from = now.minus(Duration.ofDays(1));
        Issued root = certificate("县中心", ec(), null, KeyUsage.keyCertSign, from, Duration.ofDays(900));
        return certificate(name, keys, root, KeyUsage.digitalSignature, from, Duration.ofDays(365));
    }

    static KeyPair rsa(int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    static KeyPair ec() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    static byte[] pkcs12(PrivateKey key, X509Certificate... chain) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        if (key == null) {
            store.setCertificateEntry("only", chain[0]);
        } else {
            store.setKeyEntry("mine", key, FILE_PASSWORD.toCharArray(), (Certificate[]) chain);
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        store.store(file, FILE_PASSWORD.toCharArray());
        return file.toByteArray();
    }
}
