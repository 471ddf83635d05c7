package petitiondesk.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often one address may do what is worth guarding. The defaults are far above what an office behind one address does.
 *
 * @param signIn wrong passwords
 * @param submit petitions submitted without sign-in
 * @param code wrong numbers or query codes on the public pages
 * @param upload files that petitioners add to their case
 * @param verify wrong codes of documents, and files brought to be verified
 */
@ConfigurationProperties("petitiondesk.throttle")
public record ThrottleSettings(
        @DefaultValue Allowance signIn,
        @DefaultValue Allowance submit,
        @DefaultValue Allowance code,
        @DefaultValue Allowance upload,
        @DefaultValue Allowance verify) {

    /**
     * A number of tries in a stretch of time; they come back evenly over it.
     *
     * @param tries at least 1
     * @param within at least a second, at most a day
     */
    public record Allowance(
            @DefaultValue("60") int tries,
            @DefaultValue("PT10M") Duration within) {

        public Allowance {
            if (tries < 1 || within.compareTo(Duration.ofSeconds(1)) < 0 || within.compareTo(Duration.ofDays(1)) > 0) {
                throw new IllegalArgumentException("petitiondesk.throttle.*：tries 至少为 1，within 应在 PT1S 至 P1D 之间");
            }
        }
    }
}
