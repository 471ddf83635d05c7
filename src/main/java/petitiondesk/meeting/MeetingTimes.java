package petitiondesk.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import petitiondesk.petition.PetitionTexts;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.shared.FieldChecks;

/** Points in time as forms and people write them: {@code 2026-08-26T09:00}, with a blank for the T, with an offset. */
final class MeetingTimes {

    private static final DateTimeFormatter INPUT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    private MeetingTimes() {}

    /**
     * The instant, or null with a field error noted.
     *
     * @param time the time of day for a date without one
     */
    static Instant read(String field, String label, String text, LocalTime time, FieldChecks checks) {
        if (text == null || text.isBlank()) {
            checks.reject(field, label + "不能为空");
            return null;
        }
        try {
            return instant(text.strip().replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) +", "$1T"), time);
        } catch (DateTimeParseException e) {
            checks.reject(field, label + "不是有效时间，应写成 2026-08-26 09:00 的形式");
            return null;
        }
    }

    /** As a field of a form or page takes it. */
    static String input(Instant instant) {
        return INPUT.format(instant.atZone(ApplicationClock.ZONE));
    }

    /** As the office writes it. */
    static String minute(Instant instant) {
        return PetitionTexts.minute(instant);
    }

    private static Instant instant(String text, LocalTime time) {
        if (text.length() <= 10) {
            return LocalDate.parse(text)
                    .atTime(time)
                    .atZone(ApplicationClock.ZONE)
                    .toInstant();
        }
        if (text.matches(".*(Z|[+-]\\d{2}:?\\d{2})$") && text.indexOf('T') > 0 && text.length() > 16) {
            return OffsetDateTime.parse(text.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2"))
                    .toInstant();
        }
        return LocalDateTime.parse(text).atZone(ApplicationClock.ZONE).toInstant();
    }
}
