package petitiondesk.organisation;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The first administrator, made at start when nobody has that role.
 *
 * @param username user id
 * @param password initial password; not needed once there is an administrator
 */
@Validated
@ConfigurationProperties("petitiondesk.admin")
record AdminSettings(@NotBlank @DefaultValue("admin") String username, String password) {

    @Override
    public String toString() {
        return "AdminSettings[username=" + username + "]";
    }
}
