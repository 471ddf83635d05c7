package petitiondesk.notification;

import java.time.Duration;
import java.time.Instant;

/**
 * An appointment that goes with a notice as an iCalendar file (RFC 5545). Its texts leave the house as they are: they name
 * no case and no petitioner.
 *
 * @param uid stays the same when the appointment changes
 * @param sequence 0 for the first invitation, one more with every change
 * @param cancelled takes the appointment out of the recipient's calendar
 */
public record CalendarEntry(
        String uid,
        int sequence,
        boolean cancelled,
        String summary,
        String place,
        String description,
        Instant startsAt,
        Duration lasts) {}
