package petitiondesk.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import petitiondesk.outside.DeskProcess;
import petitiondesk.security.Caller;

/** A packaged desk that looks for reminders every second, and those who use it over HTTP. */
final class ReminderDesk {

    private static final Duration READY_WITHIN = Duration.ofMinutes(4);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CREATED = 201;

    private final DeskProcess process;
    private final Map<String, Caller> callers = new HashMap<>();
    private int handedIn;

    /** @param settings beside those of every desk of these runs */
    ReminderDesk(Path folder, int mailPort, List<String> settings) throws IOException {
        DeskProcess.prepare(folder);
        List<String> all = new ArrayList<>(List.of(
                "--petitiondesk.demo.samples=false",
                "--spring.datasource.hikari.maximum-pool-size=15",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + mailPort,
                "--petitiondesk.mail.pause=PT0.2S",
                "--petitiondesk.reminder.pause=PT1S",
                "--petitiondesk.throttle.submit.tries=1000000"));
        all.addAll(settings);
        process = new DeskProcess(
                folder, Optional.ofNullable(System.getProperty("chaos.jar")).map(Path::of), List.of("-Xmx640m"), all);
    }

    DeskProcess process() {
        return process;
    }

    /** Starts it with its clock so far ahead of the machine's, and does not wait. */
    void start(Duration ahead) {
        process.start("--petitiondesk.clock-offset=" + ahead);
    }

    boolean awaitReady() {
        return process.awaitReady(READY_WITHIN);
    }

    /** A claim that comes in over the public page; answers its number. */
    String handIn() {
        handedIn++;
        HttpResponse<String> answer = caller(null)
                .postJson("/api/public/petitions", """
                        {"kind":"CLAIM","title":"排水沟堵塞 %d","request":"请求疏通。","facts":"入夏以来多次堵塞。","district":"east",
                         "petitioner":{"name":"来访人","phone":"13800138000"}}""".formatted(handedIn), "Idempotency-Key", "reminders-" + handedIn);
        if (answer.statusCode() != CREATED) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return read(answer.body()).path("number").asText();
    }

    /** The registrar accepts the claim, and a unit handles it. */
    void accept(String number, String unit) {
        String task = get("/engine-rest/task?taskDefinitionKey=UserTask_Register&processInstanceBusinessKey=" + number)
                .path(0)
                .path("id")
                .asText();
        HttpResponse<String> answer =
                caller("registrar").postJson("/engine-rest/task/" + task + "/submit-form", """
                        {"variables":{"kind":{"value":"CLAIM"},"category":{"value":"C04"},"district":{"value":"east"},
                         "disposition":{"value":"ACCEPT"},"responsibleUnit":{"value":"%s"}}}""".formatted(unit));
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    /** What the registrar is answered. */
    JsonNode get(String path) {
        return read(caller("registrar").get(path).body());
    }

    private Caller caller(String user) {
        return callers.computeIfAbsent(
                String.valueOf(user),
                any -> user == null ? Caller.nobody(process.port()) : Caller.script(process.port(), user, "demo"));
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(body, e);
        }
    }
}
