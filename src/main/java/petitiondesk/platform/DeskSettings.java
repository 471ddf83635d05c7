package petitiondesk.platform;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where this installation keeps its data and how the outside reaches it.
 *
 * @param dataDir folder of the embedded database and of secrets made at the first start
 * @param publicUrl address that mails and print pages point to, without a slash at the end
 * @param clockOffset how far the application clock runs ahead of the machine's; only in profile {@code demo}
 */
@Validated
@ConfigurationProperties("petitiondesk")
public record DeskSettings(
        @NotNull Path dataDir,

        @NotBlank @Pattern(regexp = "https?://[^\\s/]+(/[^\\s]*[^\\s/])?", message = "应为 http(s) 地址，末尾不带斜杠")
        String publicUrl,

        @DefaultValue("PT0S") Duration clockOffset) {}
