package petitiondesk.notification;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * In whose name notices go out.
 *
 * @param officeName signs letters and stands beside the sender's address
 */
@Validated
@ConfigurationProperties("petitiondesk")
record NotificationSettings(
        @DefaultValue("联席会议办公室") @NotBlank String officeName,
        @Valid @NotNull Mail mail) {

    /**
     * The mails' own settings.
     *
     * @param from the sender's address
     */
    record Mail(@NotBlank @Email String from) {

        /** The part of the sender's address that makes our Message-IDs unique in the world. */
        String domain() {
            return from.substring(from.lastIndexOf('@') + 1);
        }
    }
}
