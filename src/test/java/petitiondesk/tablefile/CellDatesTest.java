package petitiondesk.tablefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellDatesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"2025-03-01", "2025/3/1", "2025.3.1", "2025年3月1日", "20250301", " 2025-3-01 ", "2025/3/1 8:05"})
    void aDayIsReadInEveryUsualWay(String cell) {
        assertThat(CellDates.day(cell)).contains(LocalDate.of(2025, 3, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-03-01 08:05",
                "2025-03-01T08:05:00",
                "2025/3/1 8:05:00",
                "2025年3月1日8:05",
                "2025-03-01 08:05:00.0"
            })
    void aTimeMayFollow(String cell) {
        assertThat(CellDates.time(cell)).contains(LocalDateTime.of(2025, 3, 1, 8, 5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2025",
                "2025-02-30",
                "2025-3/1",
                "03-01-2025",
                "昨天",
                "2025-03-01 25:00",
                "45352",
                "2025-03-01 x"
            })
    void whatIsNoDayOfTheCalendarIsNone(String cell) {
        assertThat(CellDates.time(cell)).isEmpty();
    }

    @Test
    void theDayOfAnEmptyExcelCellIsReadAsItStandsForTheCallerToRefuse() {
        assertThat(CellDates.day("1899/12/30 00:00:00")).contains(LocalDate.of(1899, 12, 30));
    }
}
