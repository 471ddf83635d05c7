package petitiondesk.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import petitiondesk.chaos.Journal.Outcome;
import petitiondesk.outside.DeskProcess;
import petitiondesk.outside.Waiting;

/** What one client sends to the desk; answers that nobody should get go into the journal. */
final class Calls {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

    private final DeskProcess desk;
    private final Journal journal;
    private final AtomicBoolean stopped;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    /** An answer; a status of 0 is none. */
    record Answer(int status, JsonNode body, String text) {

        boolean done() {
            return status >= 200 && status < 300;
        }

        Outcome outcome() {
            if (done()) {
                return Outcome.ACKNOWLEDGED;
            }
            return status >= 400 && status < 500 ? Outcome.REFUSED : Outcome.UNKNOWN;
        }

        /** What a refusal says, without the numbers that it names. */
        String why() {
            JsonNode first = body.path("errors").path(0);
            String said = first.isMissingNode()
                    ? body.path("message").asText(body.path("detail").asText())
                    : first.path("field").asText() + ": "
                            + first.path("message").asText();
            return status + " " + said.replaceAll("[0-9]+", "#");
        }

        /** Whether a value was refused that depends on how the petition stands, which whoever draws it does not know. */
        private boolean isAbout(Set<String> disputable) {
            JsonNode errors = body.path("errors");
            for (JsonNode error : errors) {
                if (!disputable.contains(error.path("field").asText())) {
                    return false;
                }
            }
            return !errors.isEmpty();
        }
    }

    Calls(DeskProcess desk, Journal journal, AtomicBoolean stopped) {
        this.desk = desk;
        this.journal = journal;
        this.stopped = stopped;
    }

    Answer get(String user, String path) {
        return send(user, HttpRequest.newBuilder(desk.address(path)).GET(), Set.of());
    }

    Answer post(String user, String path, String body, String key) {
        return post(user, path, body, key, Set.of());
    }

    /** @param disputable fields that may rightly be refused */
    Answer post(String user, String path, String body, String key, Set<String> disputable) {
        HttpRequest.Builder request = HttpRequest.newBuilder(desk.address(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return send(user, request, disputable);
    }

    private Answer send(String user, HttpRequest.Builder builder, Set<String> disputable) {
        if (user != null) {
            String credentials = Base64.getEncoder().encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8));
            builder.header("Authorization", "Basic " + credentials);
        }
        HttpRequest request = builder.timeout(ANSWER_WITHIN).build();
        boolean expected = desk.expectedUp();
        int disturbances = desk.disturbances();
        Answer answer = answer(request);
        if (answer.outcome() == Outcome.REFUSED) {
            journal.refused(answer.status());
        } else if (answer.done() && request.method().equals("POST")) {
            journal.acknowledge();
        }
        boolean odd = answer.outcome() == Outcome.UNKNOWN
                || answer.status() == 401
                || answer.status() == 400 && !answer.isAbout(disputable);
        if (odd && expected && desk.disturbances() == disturbances) {
            journal.oddities.add(new Journal.Oddity(
                    Instant.now(),
                    request.method() + " " + request.uri().getPath() + " as " + user,
                    answer.status() + " " + answer.text()));
        }
        if (answer.status() == 0 || answer.status() == 503) {
            awaitDesk();
        }
        return answer;
    }

    private Answer answer(HttpRequest request) {
        try {
            HttpResponse<String> response =
                    http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(response.statusCode(), read(response.body()), response.body());
        } catch (IOException e) {
            return new Answer(0, JSON.nullNode(), e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.set(true);
            return new Answer(0, JSON.nullNode(), e.toString());
        }
    }

    private static JsonNode read(String body) {
        try {
            return body.isEmpty() ? JSON.nullNode() : JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.nullNode();
        }
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    void awaitDesk() {
        Waiting.until(Duration.ofMinutes(3), () -> stopped.get() || desk.expectedUp());
    }
}
