package petitiondesk.platform;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How large the body of a request may be; a larger one is answered with 413.
 *
 * @param engineBody for the engine's REST interfaces
 * @param apiBody for {@code /api}
 */
@ConfigurationProperties("petitiondesk.requests")
public record RequestLimits(
        @DefaultValue("1MB") DataSize engineBody,
        @DefaultValue("2MB") DataSize apiBody) {

    public RequestLimits {
        if (engineBody.toBytes() < 1024
                || engineBody.toMegabytes() > 64
                || apiBody.toBytes() < 1024
                || apiBody.toMegabytes() > 64) {
            throw new IllegalArgumentException("petitiondesk.requests.*：请求大小上限应在 1KB 至 64MB 之间");
        }
    }
}
