package petitiondesk.intakefile;

import java.time.Duration;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of intake by file.
 *
 * @param lines how many lines a file may have
 * @param keep how long cells that were not taken in are kept after the last change
 * @param pause between two looks for work
 */
@ConfigurationProperties("petitiondesk.intake-files")
public record IntakeFileSettings(
        @DefaultValue("50000") int lines,
        @DefaultValue("P30D") Period keep,
        @DefaultValue("PT1S") Duration pause) {

    public IntakeFileSettings {
        if (lines < 1 || lines > 200_000) {
            throw new IllegalArgumentException("petitiondesk.intake-files.lines：应在 1 至 200000 之间");
        }
        if (keep.toTotalMonths() == 0 && keep.getDays() < 1 || keep.isNegative()) {
            throw new IllegalArgumentException("petitiondesk.intake-files.keep：应至少为 P1D");
        }
        if (pause.isNegative() || pause.isZero()) {
            throw new IllegalArgumentException("petitiondesk.intake-files.pause：应大于 0");
        }
    }
}
