package petitiondesk.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class WorkingDaysTest {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 8, 7);

    @Test
    void saturdaysAndSundaysAreDaysOff() {
        assertThat(WorkingDays.onOrAfter(FRIDAY)).isEqualTo(FRIDAY);
        assertThat(WorkingDays.onOrAfter(FRIDAY.plusDays(1))).isEqualTo("2026-08-10");
        assertThat(WorkingDays.onOrBefore(FRIDAY.plusDays(2))).isEqualTo(FRIDAY);
        assertThat(WorkingDays.after(FRIDAY, 3)).isEqualTo("2026-08-12");
        assertThat(WorkingDays.after(FRIDAY, 0)).isEqualTo(FRIDAY);
    }
}
