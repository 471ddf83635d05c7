package petitiondesk.casefile;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whole case files.
 *
 * @param keep how long one is kept for whoever asked for it
 * @param pause between two looks for one that is to be made
 */
@ConfigurationProperties("petitiondesk.case-export")
public record CaseExportSettings(
        @DefaultValue("P7D") Duration keep,
        @DefaultValue("PT2S") Duration pause) {

    public CaseExportSettings {
        if (keep.compareTo(Duration.ofHours(1)) < 0 || keep.compareTo(Duration.ofDays(90)) > 0) {
            throw new IllegalArgumentException("petitiondesk.case-export.keep：应在 PT1H 至 P90D 之间");
        }
        if (pause.isNegative() || pause.isZero()) {
            throw new IllegalArgumentException("petitiondesk.case-export.pause：应大于 0");
        }
    }
}
