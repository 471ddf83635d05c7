package petitiondesk.year;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import petitiondesk.outside.DeskProcess;
import petitiondesk.outside.Finding;
import petitiondesk.outside.Waiting;
import petitiondesk.security.Caller;

/** The desk as its users reach it, over HTTP and nothing else; writes down what they asked and what they were told. */
final class Desk {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final Duration BY_ITSELF_WITHIN = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DeskProcess process;
    private final Map<String, Caller> callers = new HashMap<>();
    private final List<Deed> journal = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private Duration offset = Duration.ZERO;
    private int refusedByRule;

    Desk(DeskProcess process) {
        this.process = process;
    }

    /** How far the desk's clock is ahead from now on. */
    void movedTo(Duration newOffset) {
        offset = newOffset;
    }

    /** The desk's time. */
    Instant now() {
        return Instant.now().plus(offset);
    }

    LocalDate today() {
        return LocalDate.ofInstant(now(), ZONE);
    }

    List<Deed> journal() {
        return journal;
    }

    List<Finding> findings() {
        return findings;
    }

    /** How often the desk refused what the rules forbid. */
    int refusedByRule() {
        return refusedByRule;
    }

    JsonNode get(String user, String path) {
        HttpResponse<String> answer = caller(user).get(path);
        if (answer.statusCode() != 200) {
            found("no fault of its own", path + " as " + user, answer.statusCode() + " " + answer.body());
            return JSON.nullNode();
        }
        return read(answer.body());
    }

    /** Asks for something that has to be done. */
    JsonNode does(String user, String subject, String step, String path, Map<String, Object> values) {
        Deed deed = post(user, subject, step, null, path, values, values);
        if (!deed.done()) {
            found("refused without reason", deed.toString(), deed.status() + " " + deed.answer());
        }
        return read(deed.answer());
    }

    /** Asks for what the rules forbid. */
    void isRefused(String user, String subject, String step, String path, Map<String, Object> values) {
        expectRefusal(post(user, subject, step, null, path, values, values));
    }

    /** Completes the open task of this subject, and of this item where it has several. */
    boolean completes(String user, String subject, String task, String item, Map<String, Object> values) {
        String id = taskOf(user, subject, task, item);
        if (id == null) {
            found("offered to whom it should be", subject, "%s/%s is not offered to %s".formatted(task, item, user));
            return false;
        }
        Deed deed = submit(user, subject, task, item, id, values);
        if (!deed.done()) {
            found("refused without reason", deed.toString(), deed.status() + " " + deed.answer());
        }
        return deed.done();
    }

    /** Tries to complete an open task in a way that the rules forbid. */
    void isRefusedTask(String user, String subject, String task, String item, String id, Map<String, Object> values) {
        expectRefusal(submit(user, subject, task, item, id, values));
    }

    /** Id of the open task, or null if none is offered to this user; a district is offered its own report only. */
    String taskOf(String user, String subject, String task, String item) {
        JsonNode open = get(
                user,
                "/engine-rest/task?processInstanceBusinessKey=%s&taskDefinitionKey=%s&maxResults=500"
                        .formatted(subject, task));
        for (JsonNode found : open) {
            boolean onePetition = item != null && item.startsWith("XF");
            if (!onePetition || found.path("name").asText().endsWith(" " + item)) {
                return found.path("id").asText();
            }
        }
        return null;
    }

    /** What the form of a task is filled with. */
    JsonNode form(String user, String taskId) {
        return get(user, "/engine-rest/task/" + taskId + "/form-variables?deserializeValues=false");
    }

    /** Waits until the desk has done something by itself. */
    void awaits(String what, java.util.function.BooleanSupplier done) {
        if (!Waiting.until(BY_ITSELF_WITHIN, done)) {
            found("done by itself", what, "not within " + BY_ITSELF_WITHIN.toSeconds() + " s");
        }
    }

    void found(String rule, String subject, String text) {
        findings.add(new Finding(rule, subject, text));
    }

    private void expectRefusal(Deed deed) {
        if (deed.status() >= 400 && deed.status() < 500) {
            refusedByRule++;
        } else {
            found("refused by the rule", deed.toString(), deed.status() + " " + deed.answer());
        }
    }

    private Deed submit(String user, String subject, String task, String item, String id, Map<String, Object> values) {
        Map<String, Object> variables = new LinkedHashMap<>();
        values.forEach((field, value) ->
                variables.put(field, Map.of("value", value instanceof List<?> list ? joined(list) : value)));
        return post(
                user,
                subject,
                task,
                item,
                "/engine-rest/task/" + id + "/submit-form",
                Map.of("variables", variables),
                values);
    }

    private static String joined(List<?> list) {
        return String.join(",", list.stream().map(Object::toString).toList());
    }

    private Deed post(
            String user,
            String subject,
            String step,
            String item,
            String path,
            Map<String, Object> body,
            Map<String, Object> values) {
        HttpResponse<String> answer = caller(user).postJson(path, write(body));
        Deed deed = new Deed(now(), user, subject, step, item, values, answer.statusCode(), answer.body());
        journal.add(deed);
        return deed;
    }

    private Caller caller(String user) {
        return callers.computeIfAbsent(user, name -> Caller.script(process.port(), name, "demo"));
    }

    private static JsonNode read(String body) {
        try {
            return body.isEmpty() ? JSON.nullNode() : JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.nullNode();
        }
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
