package petitiondesk.petition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import petitiondesk.platform.ApplicationClock;

/** Dates as the office writes them. */
public final class PetitionTexts {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm").withZone(ApplicationClock.ZONE);

    private PetitionTexts() {}

    /** Such as {@code 2026年8月3日}. */
    public static String day(LocalDate day) {
        return DAY.format(day);
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
