package petitiondesk.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.springframework.stereotype.Component;
import petitiondesk.security.ThrottleSettings.Allowance;

/**
 * Counts tries by client address. It measures real time, not the application clock, and each copy of the application
 * counts for itself: the engine's lock after wrong passwords is the one that all copies share.
 */
@Component
public class Throttle {

    /** What is counted, each apart from the others. */
    public enum Kind {
        SIGN_IN,
        SUBMIT,
        CODE,
        UPLOAD,
        VERIFY
    }

    private static final int ADDRESSES = 100_000;

    private final ThrottleSettings settings;
    private final Cache<Key, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(ADDRESSES)
            .expireAfterAccess(Duration.ofDays(1))
            .build();

    Throttle(ThrottleSettings settings) {
        this.settings = settings;
    }

    /** Counts one try; false if the address has none left. */
    public boolean take(Kind kind, String address) {
        return bucket(kind, address).tryConsume(1);
    }

    /** True if the address has a try left; counts nothing. */
    public boolean hasLeft(Kind kind, String address) {
        return bucket(kind, address).getAvailableTokens() > 0;
    }

    private Bucket bucket(Kind kind, String address) {
        Allowance allowance = switch (kind) {
            case SIGN_IN -> settings.signIn();
            case SUBMIT -> settings.submit();
            case CODE -> settings.code();
            case UPLOAD -> settings.upload();
            case VERIFY -> settings.verify();
        };
        return buckets.get(
                new Key(kind, network(address)),
                key -> Bucket.builder()
                        .addLimit(limit ->
                                limit.capacity(allowance.tries()).refillGreedy(allowance.tries(), allowance.within()))
                        .build());
    }

    /** One household has a whole /64 of IPv6 addresses: they count as one. */
    private static String network(String address) {
        if (address == null) {
            return "";
        }
        String[] groups = address.split(":", -1);
        return groups.length == 8 ? String.join(":", groups[0], groups[1], groups[2], groups[3]) : address;
    }

    private record Key(Kind kind, String network) {}
}
