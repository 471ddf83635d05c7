package petitiondesk.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import petitiondesk.security.Caller;

/** A holiday that ends on another day than was published, as the administrator imports it; put back at the end of a test. */
public final class ChangedCalendar implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Caller administrator;
    private final String path;
    private final String before;

    private ChangedCalendar(Caller administrator, String path, String before) {
        this.administrator = administrator;
        this.path = path;
        this.before = before;
    }

    /** @param last day of the holiday from now on, such as {@code 2026-10-09} */
    public static ChangedCalendar with(int port, String holiday, String last) {
        Caller administrator = Caller.script(port, "admin", "demo");
        String path = "/api/calendars/" + last.substring(0, 4);
        try {
            JsonNode known = JSON.readTree(administrator.get(path).body()).path("calendar");
            ObjectNode changed = known.deepCopy();
            changed.put("source", "补充通知（虚构）");
            for (JsonNode one : changed.path("holidays")) {
                if (one.path("name").asText().equals(holiday)) {
                    ((ObjectNode) one).put("to", last);
                }
            }
            ChangedCalendar calendar = new ChangedCalendar(administrator, path, known.toString());
            calendar.take(changed.toString());
            return calendar;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void take(String calendar) {
        HttpResponse<String> answer = administrator.postJson(path, calendar);
        if (answer.statusCode() != 201) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
    }

    @Override
    public void close() {
        take(before);
    }
}
