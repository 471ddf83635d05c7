package petitiondesk.tablefile;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days and times as people and spreadsheets write them in China. Whether a day makes sense is for the caller to say. */
public final class CellDates {

    private static final Pattern DAY =
            Pattern.compile("(\\d{4})(?:([-/.])(\\d{1,2})\\2(\\d{1,2})|年(\\d{1,2})月(\\d{1,2})日" + "|(\\d{2})(\\d{2}))"
                    + "(?:[T\\s]*(\\d{1,2})[:：](\\d{2})(?:[:：](\\d{2})(?:\\.\\d+)?)?)?");

    private CellDates() {}

    /** The day, its time left out; empty if the cell holds no day of the calendar. */
    public static Optional<LocalDate> day(String cell) {
        return time(cell).map(LocalDateTime::toLocalDate);
    }

    /** Day and time, midnight where no time is given; empty if the cell holds no day of the calendar. */
    public static Optional<LocalDateTime> time(String cell) {
        Matcher found = DAY.matcher(cell.strip());
        if (!found.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.of(number(found, 1), number(found, 3, 5, 7), number(found, 4, 6, 8));
            LocalTime time = found.group(9) == null
                    ? LocalTime.MIDNIGHT
                    : LocalTime.of(
                            number(found, 9), number(found, 10), found.group(11) == null ? 0 : number(found, 11));
            return Optional.of(day.atTime(time));
        } catch (DateTimeException e) {
            // 2025-02-30, or 25:61: well formed, but no such day or time
            return Optional.empty();
        }
    }

    private static int number(Matcher found, int... groups) {
        for (int group : groups) {
            if (found.group(group) != null) {
                return Integer.parseInt(found.group(group));
            }
        }
        throw new IllegalStateException("the pattern matched without a number");
    }
}
