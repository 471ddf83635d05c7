package petitiondesk.platform;

import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How large the body of a request may be; a larger one is answered with 413.
 *
 * @param engineBody for the engine's REST interfaces
 * @param apiBody for {@code /api}
 * @param fileBody for tables of petitions, {@code /api/files/intake}, from those who may take petitions in
 * @param setupBody for lists of the organisation and of categories, other addresses of {@code /api/files}, from administrators
 */
@ConfigurationProperties("petitiondesk.requests")
public record RequestLimits(
        @DefaultValue("1MB") DataSize engineBody,
        @DefaultValue("2MB") DataSize apiBody,
        @DefaultValue("64MB") DataSize fileBody,
        @DefaultValue("16MB") DataSize setupBody) {

    public RequestLimits {
        if (Stream.of(engineBody, apiBody, fileBody, setupBody)
                .anyMatch(size -> size.toBytes() < 1024 || size.toMegabytes() > 64)) {
            throw new IllegalArgumentException("petitiondesk.requests.*：请求大小上限应在 1KB 至 64MB 之间");
        }
    }
}
