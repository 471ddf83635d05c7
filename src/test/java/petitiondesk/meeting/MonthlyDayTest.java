package petitiondesk.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonthlyDayTest {

    @ParameterizedTest
    @CsvSource({
        "2026-08, 20, 2026-08-20",
        "2026-09, 20, 2026-09-21", // a Sunday
        "2026-06, 20, 2026-06-22", // a Saturday
        "2026-02, 28, 2026-02-27", // a Saturday, and Monday is another month
        "2027-02, 28, 2027-02-26"
    })
    void theDayIsAWorkingDayOfItsMonth(YearMonth month, int day, LocalDate expected) {
        assertThat(MonthlyDay.in(month, day)).isEqualTo(expected);
    }
}
