package petitiondesk.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CalendarFileTest {

    private static final Instant WRITTEN = Instant.parse("2026-08-03T01:00:00Z");

    private static String stored(CalendarEntry entry) {
        return CalendarFile.stored(entry, "联席会议\"办公室\"", "desk@example.invalid", "example.invalid", WRITTEN);
    }

    private static CalendarEntry entry(int sequence, boolean cancelled, String place) {
        return new CalendarEntry(
                "meeting-LX2026-08",
                sequence,
                cancelled,
                "信访联席会议（LX2026-08）",
                place,
                "第一行\n第二行；有分号;和,逗号",
                Instant.parse("2026-08-26T01:00:00Z"),
                Duration.ofHours(2));
    }

    @Test
    void anInvitationNamesTimePlaceAndPeople() {
        String file = CalendarFile.sent(stored(entry(0, false, "镇政府")), "office@demo.invalid");
        assertThat(file)
                .startsWith("BEGIN:VCALENDAR\r\n")
                .endsWith("END:VEVENT\r\nEND:VCALENDAR\r\n")
                .contains(
                        "METHOD:REQUEST\r\n",
                        "UID:meeting-LX2026-08@example.invalid\r\n",
                        "SEQUENCE:0\r\n",
                        "DTSTAMP:20260803T010000Z\r\n",
                        "DTSTART:20260826T010000Z\r\n",
                        "DTEND:20260826T030000Z\r\n",
                        "LOCATION:镇政府\r\n",
                        "ORGANIZER;CN=\"联席会议 办公室 \":mailto:desk@example.invalid\r\n")
                .contains("第一行\\n第二行；有分号\\;和\\,逗号");
        assertThat(file.replace("\r\n ", "")).contains("RSVP=FALSE:mailto:office@demo.invalid");
        assertThat(CalendarFile.method(stored(entry(0, false, "x")))).isEqualTo("REQUEST");
    }

    @Test
    void aCancellationTakesTheDateOutAgain() {
        String stored = stored(entry(2, true, "镇政府"));
        assertThat(stored).contains("METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:2");
        assertThat(CalendarFile.method(stored)).isEqualTo("CANCEL");
    }

    @Test
    void noLineIsLongerThan75OctetsAndNoCharacterIsCut() {
        String place = "镇政府𠮷二楼".repeat(20);
        String file = CalendarFile.sent(stored(entry(0, false, place)), "a@demo.invalid");
        assertThat(file.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
        assertThat(file.replace("\r\n ", "")).contains("LOCATION:" + place);
    }

    @Test
    void whatSomebodyWroteMakesNoLineOfItsOwn() {
        assertThat(stored(entry(0, false, "镇政府\r\nATTENDEE:mailto:x@x.invalid")).lines())
                .noneMatch(line -> line.startsWith("ATTENDEE:"));
    }
}
