package petitiondesk.engine;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How passwords are checked.
 *
 * @param remember how long a right password need not be hashed again; zero to hash it every time, at most an hour
 */
@ConfigurationProperties("petitiondesk.sign-in")
public record SignInSettings(@DefaultValue("PT5M") Duration remember) {

    public SignInSettings {
        if (remember.isNegative() || remember.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("petitiondesk.sign-in.remember 应在 PT0S 至 PT1H 之间");
        }
    }
}
