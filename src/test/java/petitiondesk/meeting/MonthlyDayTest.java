package petitiondesk.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import petitiondesk.deadline.Published;

class MonthlyDayTest {

    @ParameterizedTest
    @CsvSource({
        "2026-08, 20, 2026-08-20",
        "2026-09, 20, 2026-09-20", // a Sunday that is worked
        "2026-06, 20, 2026-06-22", // a Saturday, within the dragon boat festival
        "2026-02, 28, 2026-02-28", // a Saturday that is worked
        "2026-11, 28, 2026-11-30", // a Saturday
        "2026-10, 01, 2026-10-08", // after the national day
        "2027-02, 28, 2027-02-26"
    })
    void theDayIsAWorkingDayOfItsMonth(YearMonth month, int day, LocalDate expected) {
        assertThat(MonthlyDay.in(month, day, Published.official())).isEqualTo(expected);
    }
}
