package petitiondesk.document.signing;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How documents are signed.
 *
 * @param certificateDays how long certificates of the installation's own authority are valid
 * @param pinTries wrong pins in a row after which nobody can sign with that key for a while
 * @param pinLock that while; from a minute to a day
 * @param keySecret what private keys are locked with beside the pin; empty: the installation's own secret
 * @param timestampUrl service that attests the time of signatures (RFC 3161); empty: none
 * @param timestampTimeout how long a signer waits for it; from a second to 30 seconds
 */
@Validated
@ConfigurationProperties("petitiondesk.signature")
record SignatureSettings(
        @DefaultValue("1095") @Min(1) @Max(3650) int certificateDays,
        @DefaultValue("5") @Min(3) @Max(20) int pinTries,
        @DefaultValue("PT15M") Duration pinLock,

        @DefaultValue("") @NotNull @Pattern(regexp = "|.{16,}", message = "至少16个字符")
        String keySecret,

        @DefaultValue("") @NotNull @Pattern(regexp = "|https?://[^\\s/]+(/\\S*)?", message = "应为 http(s) 地址")
        String timestampUrl,

        @DefaultValue("PT3S") Duration timestampTimeout) {

    SignatureSettings {
        if (pinLock.compareTo(Duration.ofMinutes(1)) < 0 || pinLock.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("petitiondesk.signature.pin-lock 应在 PT1M 至 P1D 之间");
        }
        if (timestampTimeout.compareTo(Duration.ofSeconds(1)) < 0
                || timestampTimeout.compareTo(Duration.ofSeconds(30)) > 0) {
            throw new IllegalArgumentException("petitiondesk.signature.timestamp-timeout 应在 PT1S 至 PT30S 之间");
        }
    }

    /** Without the secret: settings end up in logs. */
    @Override
    public String toString() {
        return "SignatureSettings[timestampUrl=" + timestampUrl + "]";
    }
}
