package petitiondesk.meeting;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When regular meetings begin.
 *
 * @param dayOfMonth the day on which the preparation of the month's meeting begins, or the next working day
 */
@Validated
@ConfigurationProperties("petitiondesk.meeting")
record MeetingSettings(@DefaultValue("20") @Min(1) @Max(28) int dayOfMonth) {}
