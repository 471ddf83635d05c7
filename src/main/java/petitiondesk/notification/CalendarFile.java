package petitiondesk.notification;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes iCalendar files (RFC 5545) that mail programs take as invitations (iTIP, RFC 5546). */
final class CalendarFile {

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int LINE_OCTETS = 75;
    private static final String RECIPIENT = "{{recipientEmail}}";

    private CalendarFile() {}

    /** The file as it lies in the outbox: unfolded, and with a placeholder for the recipient's address. */
    static String stored(CalendarEntry entry, String officeName, String sender, String domain, Instant writtenAt) {
        return String.join(
                        "\n",
                        "BEGIN:VCALENDAR",
                        "PRODID:-//petition-desk//joint meeting//ZH",
                        "VERSION:2.0",
                        "CALSCALE:GREGORIAN",
                        "METHOD:" + (entry.cancelled() ? "CANCEL" : "REQUEST"),
                        "BEGIN:VEVENT",
                        "UID:" + text(entry.uid() + "@" + domain),
                        "SEQUENCE:" + entry.sequence(),
                        "STATUS:" + (entry.cancelled() ? "CANCELLED" : "CONFIRMED"),
                        "DTSTAMP:" + UTC.format(writtenAt),
                        "DTSTART:" + UTC.format(entry.startsAt()),
                        "DTEND:" + UTC.format(entry.startsAt().plus(entry.lasts())),
                        "SUMMARY:" + text(entry.summary()),
                        "LOCATION:" + text(entry.place()),
                        "DESCRIPTION:" + text(entry.description()),
                        "ORGANIZER;CN=" + parameter(officeName) + ":mailto:" + sender,
                        "ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:" + RECIPIENT,
                        "END:VEVENT",
                        "END:VCALENDAR")
                + "\n";
    }

    /** The file as it is sent. */
    static String sent(String stored, String recipientEmail) {
        StringBuilder file = new StringBuilder();
        stored.replace(RECIPIENT, recipientEmail).lines().forEach(line -> fold(line, file));
        return file.toString();
    }

    /** REQUEST or CANCEL: mail programs look for it beside the part's type, too. */
    static String method(String stored) {
        return stored.contains("\nMETHOD:CANCEL\n") ? "CANCEL" : "REQUEST";
    }

    private static void fold(String line, StringBuilder file) {
        int octets = 0;
        for (int at = 0; at < line.length(); ) {
            int end = line.offsetByCodePoints(at, 1);
            String character = line.substring(at, end);
            int length = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + length > LINE_OCTETS) {
                file.append("\r\n ");
                octets = 1;
            }
            file.append(character);
            octets += length;
            at = end;
        }
        file.append("\r\n");
    }

    private static String text(String value) {
        return value.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n")
                .replaceAll("\\p{Cntrl}", " ");
    }

    private static String parameter(String value) {
        return '"' + value.replaceAll("[\"\\p{Cntrl}]", " ") + '"';
    }
}
