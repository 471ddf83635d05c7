package petitiondesk.petition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.platform.ApplicationClock;

/** Dates as the office writes them. */
public final class PetitionTexts {

    /** What is said of a date that rests on a year whose days off are not published yet. */
    public static final String PROVISIONAL = "暂按周末和法定节日推算，放假安排公布后可能变动";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm").withZone(ApplicationClock.ZONE);

    private PetitionTexts() {}

    /** Such as {@code 2026年8月3日}. */
    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** The last day of a limit, with a word on it where it may still move with the calendar. */
    public static String lastDay(TimeLimit limit) {
        return limit.provisional() ? day(limit.dueOn()) + "（" + PROVISIONAL + "）" : day(limit.dueOn());
    }

    /** The local day of an instant. */
    public static String day(Instant instant) {
        return day(LocalDate.ofInstant(instant, ApplicationClock.ZONE));
    }

    /** Such as {@code 2026年8月3日 09:05}, local time. */
    public static String minute(Instant instant) {
        return MINUTE.format(instant);
    }
}
