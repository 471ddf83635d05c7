package petitiondesk.turns;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import petitiondesk.security.Caller;
import petitiondesk.testing.BriefMeetings;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

/**
 * One petition on its way, by what petitioner and staff send over HTTP. Every step takes a minute, so that their order can be
 * told. Only the clock, the jobs of the engine and what a joint meeting decides come from the test itself.
 */
final class Walk {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration STEP = Duration.ofMinutes(1);

    /** What a walk goes through, the same for all. */
    record Kit(int port, Office office, BriefMeetings meetings, MovableClock clock, Map<String, Caller> callers) {

        Caller caller(String user) {
            return callers.computeIfAbsent(user, name -> Caller.script(port, name, "demo"));
        }
    }

    private final Kit kit;
    private final Message message;
    private String number;
    private String queryCode;

    Walk(Kit kit, Message message) {
        this.kit = kit;
        this.message = message;
    }

    String number() {
        return number;
    }

    Message message() {
        return message;
    }

    /** The petitioner hands it in on the public pages. */
    Walk submits(String kind) {
        return submits(kind, Map.of());
    }

    Walk submits(String kind, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        if (kind != null) {
            body.put("kind", kind);
        }
        body.put("title", message.title());
        body.put("request", "请求依法处理：" + message.title());
        body.put("facts", message.facts());
        body.put("district", "east");
        body.put(
                "petitioner",
                Map.of(
                        "name", message.name(),
                        "phone", message.phone(),
                        "idNumber", message.idNumber(),
                        "email", message.email()));
        JsonNode receipt = sent(Caller.nobody(kit.port()), "/api/public/petitions", body, 201);
        number = receipt.path("number").asText();
        queryCode = receipt.path("queryCode").asText();
        return this;
    }

    /** The registrar writes down the way that it takes, with what this way needs. */
    Walk registered(String kind, String disposition, Map<String, Object> more) {
        Map<String, Object> values = new HashMap<>(more);
        values.put("kind", kind);
        values.put("disposition", disposition);
        if (!kind.equals("ACCUSATION")) {
            values.put("category", kind.equals("DISPUTE") ? "D02" : "C03");
            values.put("district", "east");
            values.put("dispositionReason", "由有权处理的机关、单位办理。");
        }
        return does("registrar", "UserTask_Register", values);
    }

    Walk accepted(String kind, String unit) {
        return registered(kind, "ACCEPT", Map.of("responsibleUnit", unit));
    }

    /** What the registrar proposed is agreed to by the office. */
    Walk confirmed() {
        return does("office", "UserTask_ConfirmDisposition", Map.of("approval", "APPROVE"));
    }

    Walk opined(String handler, String conclusion) {
        Map<String, Object> draft = new HashMap<>(Map.of("outcome", "RESOLVED", "conclusion", conclusion));
        draft.put("opinion", "十日内修复。");
        if (List.of("SUPPORT", "EXPLAIN", "DECLINE").contains(conclusion)) {
            draft.put("findings", "经查，情况属实。");
            draft.put("legalBasis", "《信访工作条例》第三十二条");
            draft.put("closingSolved", "已安排修复");
            draft.put("closingExplained", "不适用");
            draft.put("closingHelped", "不适用");
            draft.put("closingLawful", "不适用");
        }
        return does(handler, "UserTask_Handle", draft);
    }

    /** Signed by the head and served on the spot. */
    Walk answered(String head, String handler) {
        return does(head, "UserTask_SignOpinion", Map.of("approval", "APPROVE"))
                .does(
                        handler,
                        "UserTask_RecordService",
                        Map.of(
                                "serviceMethod", "IN_PERSON",
                                "servedOn", kit.clock().today().toString(),
                                "serviceResult", "SIGNED"));
    }

    Walk revisited(String result) {
        return does(
                "office",
                "UserTask_Revisit",
                result.equals("UNREACHABLE")
                        ? Map.of("revisitResult", result, "note", "电话无人接听。")
                        : Map.of("revisitResult", result, "satisfaction", "MOSTLY", "note", "已电话核实。"));
    }

    Walk reviewed(String decision) {
        String today = kit.clock().today().toString();
        return does(
                "office",
                "UserTask_RecordReview",
                Map.of("reviewDecision", decision, "decidedOn", today, "servedOn", today, "comment", "见复查意见书。"));
    }

    /** Completes the open task as this person. */
    Walk does(String user, String task, Map<String, Object> values) {
        HttpResponse<String> answer = tries(user, task, values);
        assertThat(answer.statusCode())
                .as(user + " " + task + " " + answer.body())
                .isIn(200, 204);
        return this;
    }

    /** The same is refused, and the refusal names the field or says why. */
    Walk isRefused(String user, String task, Map<String, Object> values, String words) {
        HttpResponse<String> answer = tries(user, task, values);
        assertThat(answer.statusCode())
                .as(user + " " + task + " " + answer.body())
                .isBetween(400, 499);
        assertThat(answer.body()).contains(words);
        return this;
    }

    private HttpResponse<String> tries(String user, String task, Map<String, Object> values) {
        kit.clock().advance(STEP);
        return completing(user, task, values).get();
    }

    /** A completion of the task that is open now, to be sent at any moment. */
    Supplier<HttpResponse<String>> completing(String user, String task, Map<String, Object> values) {
        Map<String, Object> variables = new LinkedHashMap<>();
        values.forEach((field, value) -> variables.put(field, Map.of("value", value)));
        String address = "/engine-rest/task/" + taskOf(user, task) + "/submit-form";
        return () -> kit.caller(user).postJson(address, write(Map.of("variables", variables)));
    }

    private String taskOf(String user, String task) {
        JsonNode open = read(kit.caller(user)
                .get("/engine-rest/task?processInstanceBusinessKey=%s&taskDefinitionKey=%s".formatted(number, task))
                .body());
        assertThat(open.size()).as(task + " of " + number + " for " + user).isEqualTo(1);
        return open.get(0).path("id").asText();
    }

    /** Staff act on the case beside its tasks. */
    Walk acts(String user, String what, Map<String, Object> body) {
        kit.clock().advance(STEP);
        HttpResponse<String> answer = acting(user, what, body).get();
        assertThat(answer.statusCode()).as(what + " " + answer.body()).isIn(200, 201, 204);
        return this;
    }

    /** What staff do on the case beside its tasks, to be sent at any moment. */
    Supplier<HttpResponse<String>> acting(String user, String what, Map<String, Object> body) {
        return () -> kit.caller(user).postJson("/api/petitions/" + number + "/" + what, write(body));
    }

    /** The petitioner acts with his query code. */
    Walk asks(String what, Map<String, Object> body) {
        HttpResponse<String> answer = asksFor(what, body);
        assertThat(answer.statusCode()).as(what + " " + answer.body()).isIn(200, 201, 204);
        return this;
    }

    /** The petitioner is told why he cannot. */
    Walk isRefused(String what, Map<String, Object> body, String words) {
        HttpResponse<String> answer = asksFor(what, body);
        assertThat(answer.statusCode()).as(what + " " + answer.body()).isBetween(400, 499);
        assertThat(answer.body()).contains(words);
        return this;
    }

    private HttpResponse<String> asksFor(String what, Map<String, Object> body) {
        kit.clock().advance(STEP);
        return asking(what, body).get();
    }

    /** What the petitioner does with his query code, to be sent at any moment. */
    Supplier<HttpResponse<String>> asking(String what, Map<String, Object> body) {
        Map<String, Object> signed = new HashMap<>(body);
        signed.put("queryCode", queryCode);
        return () -> Caller.nobody(kit.port()).postJson("/api/public/petitions/" + number + "/" + what, write(signed));
    }

    /** What the petitioner reads. */
    JsonNode follow() {
        return sent(
                Caller.nobody(kit.port()),
                "/api/public/petitions/" + number + "/follow",
                Map.of("queryCode", queryCode),
                200);
    }

    /** The case file as this person reads it. */
    JsonNode file(String user) {
        return read(kit.caller(user).get("/api/petitions/" + number).body());
    }

    Walk at(String localDateTime) {
        kit.clock().setTo(localDateTime);
        return this;
    }

    /** Lets a timer whose time has come, or the next automatic step, run. */
    Walk runs(String element) {
        kit.clock().advance(STEP);
        kit.office().runJob(number, element);
        return this;
    }

    /** The joint meeting gives it to leader-1, with unit-land and unit-civil as handlers. */
    Walk ledUntil(String dueOn) {
        kit.clock().advance(STEP);
        kit.meetings().decides(kit.meetings().lead(number, dueOn));
        return this;
    }

    Walk meetingDecides(petitiondesk.petition.LeadDecision.Way way) {
        kit.clock().advance(STEP);
        kit.meetings().decides(kit.meetings().other(number, way, "按会议意见办理。"));
        return this;
    }

    private static JsonNode sent(Caller caller, String path, Object body, int status) {
        HttpResponse<String> answer = caller.postJson(path, write(body));
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(status);
        return read(answer.body());
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(body, e);
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
