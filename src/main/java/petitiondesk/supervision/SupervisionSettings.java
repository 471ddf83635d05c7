package petitiondesk.supervision;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Local rules on supervision orders.
 *
 * @param answerDays natural days in which an order is to be answered where the draft says nothing else, and again after an
 *     answer was returned
 */
@Validated
@ConfigurationProperties("petitiondesk.supervision")
record SupervisionSettings(
        @DefaultValue("7") @Min(1) @Max(60) int answerDays) {}
