package petitiondesk.document.signing.web;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import petitiondesk.platform.ApplicationClock;

/** Moments as the pages of signatures write them. */
final class Times {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");

    public String day(Instant at) {
        return DAY.format(at.atZone(ApplicationClock.ZONE));
    }

    public String minute(Instant at) {
        return MINUTE.format(at.atZone(ApplicationClock.ZONE));
    }
}
