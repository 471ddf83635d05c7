package petitiondesk.document.signing;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The certificate of somebody who signs, as the installation has registered it.
 *
 * @param serial hexadecimal
 * @param chain the signer's own first
 */
record SignerCertificate(
        long id,
        String userId,
        Origin origin,
        String serial,
        String subject,
        String issuer,
        Instant validFrom,
        Instant validUntil,
        List<X509Certificate> chain) {

    /** Where it comes from. */
    public enum Origin {
        /** Issued by the installation's own authority. */
        OWN,
        /** Brought along by the signer. */
        BROUGHT
    }

    X509Certificate own() {
        return chain.get(0);
    }

    /** Whether that authority has signed it. */
    boolean isIssuedBy(X509Certificate authority) {
        try {
            own().verify(authority.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            // not its signature, or not even its kind of key
            return false;
        }
    }

    boolean isValidAt(Instant at) {
        return !at.isBefore(validFrom) && !at.isAfter(validUntil);
    }

    /** The end of the serial number, as it stands beside a visible signature. */
    String shortSerial() {
        return shortSerial(serial);
    }

    static String shortSerial(String serial) {
        return serial.substring(Math.max(0, serial.length() - 8)).toUpperCase(Locale.ROOT);
    }

    static X509Certificate parse(byte[] der) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException e) {
            throw new IllegalStateException("a registered certificate cannot be read", e);
        }
    }

    static List<X509Certificate> parse(byte[][] chain) {
        List<X509Certificate> certificates = new ArrayList<>();
        for (byte[] der : chain) {
            certificates.add(parse(der));
        }
        return List.copyOf(certificates);
    }
}
