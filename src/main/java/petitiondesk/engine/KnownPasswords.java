package petitiondesk.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Which passwords were right a few minutes ago, so that a program that sends its password with every request does not cost
 * a bcrypt each time. What is kept is a keyed hash of user, password and stored hash; the key lives and ends with this
 * process. Because the stored hash is part of it, a changed password is unknown at once, on every node.
 */
@Component
class KnownPasswords {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int ENTRIES = 10_000;

    private final SecretKeySpec key;
    private final Cache<ByteBuffer, Boolean> right;

    KnownPasswords(SignInSettings settings) {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, ALGORITHM);
        right = Caffeine.newBuilder()
                .maximumSize(ENTRIES)
                .expireAfterWrite(settings.remember())
                .build();
    }

    /** Whether the engine has found this password to be the one behind this stored hash, a short while ago. */
    boolean isKnown(String userId, String password, String storedHash) {
        return right.getIfPresent(trace(userId, password, storedHash)) != null;
    }

    /** To be called for passwords only that the engine has just found to be right. */
    void remember(String userId, String password, String storedHash) {
        right.put(trace(userId, password, storedHash), Boolean.TRUE);
    }

    private ByteBuffer trace(String... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (byte[] part : List.of(parts).stream()
                    .map(part -> part.getBytes(StandardCharsets.UTF_8))
                    .toList()) {
                // lengths first: a letter that moves from one part to the next makes another trace
                mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, part.length));
                mac.update(part);
            }
            return ByteBuffer.wrap(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
