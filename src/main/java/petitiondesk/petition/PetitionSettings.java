package petitiondesk.petition;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Local practice where the law names no day.
 *
 * @param evaluationDays natural days after the end of a matter in which its petitioner may evaluate it
 * @param requestDays working days in which the office decides on a request for recusal or for a hearing
 */
@Validated
@ConfigurationProperties("petitiondesk.petition")
record PetitionSettings(
        @DefaultValue("30") @Min(1) @Max(365) int evaluationDays,
        @DefaultValue("3") @Min(1) @Max(30) int requestDays) {}
