package petitiondesk.document.signing;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;

/**
 * Somebody's private key, open for one signature. To be closed after it: then the key is overwritten, as far as Java lets
 * memory be.
 */
public final class UnlockedKey implements AutoCloseable {

    private final SignerCertificate certificate;
    private final byte[] key;
    private boolean closed;

    UnlockedKey(SignerCertificate certificate, byte[] key) {
        this.certificate = certificate;
        this.key = key;
    }

    /** Whose key it is. */
    public String userId() {
        return certificate.userId();
    }

    SignerCertificate certificate() {
        return certificate;
    }

    /** The signature over the data, with SHA-256. */
    byte[] sign(byte[] data) {
        if (closed) {
            throw new IllegalStateException("the key is closed");
        }
        String algorithm = certificate.own().getPublicKey().getAlgorithm();
        try {
            PrivateKey opened = KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(key));
            Signature signature = Signature.getInstance(algorithm.equals("EC") ? "SHA256withECDSA" : "SHA256withRSA");
            signature.initSign(opened);
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that was checked when it came in signs", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        Arrays.fill(key, (byte) 0);
    }

    /** Without the key: texts end up in logs. */
    @Override
    public String toString() {
        return "UnlockedKey[" + userId() + "]";
    }
}
