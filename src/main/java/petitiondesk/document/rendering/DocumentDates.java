package petitiondesk.document.rendering;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import petitiondesk.platform.ApplicationClock;

/** Dates as documents write them; nothing where there is none. */
public final class DocumentDates {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy年M月d日HH:mm", Locale.CHINA);

    DocumentDates() {}

    public String day(LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }

    public String day(Instant instant) {
        return instant == null ? "" : DAY.format(instant.atZone(ApplicationClock.ZONE));
    }

    public String minute(Instant instant) {
        return instant == null ? "" : MINUTE.format(instant.atZone(ApplicationClock.ZONE));
    }
}
