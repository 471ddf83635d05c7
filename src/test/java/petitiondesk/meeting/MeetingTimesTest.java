package petitiondesk.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import petitiondesk.shared.FieldChecks;

class MeetingTimesTest {

    private final FieldChecks checks = new FieldChecks();

    private Instant read(String text) {
        return MeetingTimes.read("heldAt", "开会时间", text, LocalTime.of(9, 0), checks);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-08-26T09:00",
                "2026-08-26 09:00",
                "2026-08-26T09:00:00",
                "2026-08-26T09:00+08:00",
                "2026-08-26T09:00:00.000+0800",
                "2026-08-26T01:00:00Z",
                "2026-08-26"
            })
    void aTimeIsReadHoweverItIsWritten(String text) {
        assertThat(read(text)).isEqualTo("2026-08-26T01:00:00Z");
        assertThat(checks.failed()).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {" ", "2026-02-30T09:00", "2026-08-26T25:00", "明天上午", "26.08.2026", "2026-08-26T09:00 +8"})
    void whatIsNoTimeIsRefused(String text) {
        assertThat(read(text)).isNull();
        assertThat(checks.failed()).isTrue();
    }
}
