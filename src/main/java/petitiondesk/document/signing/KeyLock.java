package petitiondesk.document.signing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.springframework.stereotype.Component;
import petitiondesk.platform.InstallationSecret;

/**
 * Locks private keys with AES-GCM. The key comes from the pin by Argon2id, mixed with a secret of the installation: a copy of
 * the database alone opens nothing as long as that secret is kept elsewhere.
 */
@Component
class KeyLock {

    private static final byte FORMAT = 1;
    private static final int MARK = 4;
    private static final int SALT = 16;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int MEMORY_KIB = 32 * 1024;
    private static final int PASSES = 3;

    private final SecureRandom random = new SecureRandom();
    private final byte[] secret;
    private final byte[] mark;

    KeyLock(SignatureSettings settings, InstallationSecret installation) {
        this.secret = settings.keySecret().isEmpty()
                ? installation.derive("signature-keys")
                : hmac(settings.keySecret().getBytes(StandardCharsets.UTF_8), "signature-keys");
        this.mark = Arrays.copyOf(hmac(secret, "mark"), MARK);
    }

    /**
     * Locks a key.
     *
     * @param pin or null for a key that the installation itself uses
     * @param owner whose key it is: under another name it cannot be opened
     */
    byte[] lock(byte[] key, String pin, String owner) {
        byte[] salt = bytes(SALT);
        byte[] nonce = bytes(NONCE);
        byte[] locked = crypt(Cipher.ENCRYPT_MODE, key, pin, owner, salt, nonce).orElseThrow();
        return ByteBuffer.allocate(1 + MARK + SALT + NONCE + locked.length)
                .put(FORMAT)
                .put(mark)
                .put(salt)
                .put(nonce)
                .put(locked)
                .array();
    }

    /**
     * Opens it.
     *
     * @return the key; empty if the pin is not the one it was locked with
     * @throws IllegalStateException if it was locked under another secret of the installation
     */
    Optional<byte[]> open(byte[] locked, String pin, String owner) {
        ByteBuffer parts = ByteBuffer.wrap(locked);
        byte format = parts.get();
        if (format != FORMAT || !MessageDigest.isEqual(mark, next(parts, MARK))) {
            throw new IllegalStateException("签名私钥是用另一个安装密钥加密的：请恢复原来的 petitiondesk.signature.key-secret"
                    + "（没有设置过的，恢复 petitiondesk.query-code-secret）");
        }
        byte[] salt = next(parts, SALT);
        byte[] nonce = next(parts, NONCE);
        return crypt(Cipher.DECRYPT_MODE, next(parts, parts.remaining()), pin, owner, salt, nonce);
    }

    private Optional<byte[]> crypt(int mode, byte[] input, String pin, String owner, byte[] salt, byte[] nonce) {
        byte[] key = key(pin, salt);
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
            return Optional.of(cipher.doFinal(input));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private byte[] key(String pin, byte[] salt) {
        if (pin == null) {
            return hmac(secret, salt);
        }
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withSalt(salt)
                .withSecret(secret)
                .withMemoryAsKB(MEMORY_KIB)
                .withIterations(PASSES)
                .withParallelism(1)
                .build());
        byte[] key = new byte[32];
        char[] characters = pin.toCharArray();
        generator.generateBytes(characters, key);
        Arrays.fill(characters, ' ');
        return key;
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] next(ByteBuffer parts, int length) {
        byte[] bytes = new byte[length];
        parts.get(bytes);
        return bytes;
    }

    private static byte[] hmac(byte[] secret, String text) {
        return hmac(secret, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hmac(byte[] secret, byte[] data) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
