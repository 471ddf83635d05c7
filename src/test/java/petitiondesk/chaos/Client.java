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
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import petitiondesk.chaos.Journal.Completion;
import petitiondesk.chaos.Journal.Intake;
import petitiondesk.chaos.Journal.Outcome;
import petitiondesk.outside.DeskProcess;
import petitiondesk.outside.Waiting;

/** One of those who work with the desk while it is killed: hands petitions in and completes whatever task it finds. */
final class Client implements Runnable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
    private static final int LONGEST_PAUSE = 150;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final int index;
    private final Random random;
    private final DeskProcess desk;
    private final Journal journal;
    private final AtomicBoolean stopped;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private int marks;

    /** An answer; a status of 0 is none. */
    private record Answer(int status, JsonNode body, String text) {

        boolean done() {
            return status >= 200 && status < 300;
        }

        Outcome outcome() {
            if (done()) {
                return Outcome.ACKNOWLEDGED;
            }
            return status >= 400 && status < 500 ? Outcome.REFUSED : Outcome.UNKNOWN;
        }
    }

    Client(int index, long seed, DeskProcess desk, Journal journal, AtomicBoolean stopped) {
        this.index = index;
        this.random = new Random(seed * 31 + index);
        this.desk = desk;
        this.journal = journal;
        this.stopped = stopped;
    }

    @Override
    public void run() {
        while (!stopped.get()) {
            act();
            Waiting.pause(Duration.ofMillis(random.nextInt(LONGEST_PAUSE)));
        }
    }

    private void act() {
        int dice = random.nextInt(100);
        if (dice < 35) {
            handIn(newIntake());
        } else if (dice < 96) {
            complete(Step.values()[random.nextInt(Step.values().length)]);
        } else {
            askForReview();
        }
    }

    /** Hands in, and again with the same key when no answer came, as any careful sender does. */
    private void handIn(Intake intake) {
        journal.intakes.add(intake);
        send(intake);
        while (intake.isUnknown() && !stopped.get()) {
            awaitDesk();
            send(intake);
        }
    }

    /** Sends an intake once, for the first time or again. */
    void send(Intake intake) {
        String path = intake.user == null ? "/api/public/petitions" : "/api/petitions";
        Answer answer = post(intake.user, path, intake.body, intake.key);
        if (answer.status() == 201) {
            String number = answer.body().path("number").asText();
            String code = answer.body().path("queryCode").asText();
            if (!intake.acknowledged(number, code)) {
                journal.contradictions.add("intake " + intake.mark + " was told " + intake.number() + " and then "
                        + number + ", or another query code");
            }
            journal.isOfKind(number, intake.kind);
        } else {
            intake.answered(answer.outcome());
        }
    }

    private Intake newIntake() {
        String mark = mark();
        int dice = random.nextInt(100);
        String kind = dice < 55 ? "CLAIM" : dice < 75 ? "SUGGESTION" : dice < 95 ? "DISPUTE" : "ACCUSATION";
        boolean online = random.nextBoolean();
        Map<String, Object> petitioner = new LinkedHashMap<>();
        petitioner.put("name", "来访人" + mark);
        petitioner.put("phone", "13800138000");
        if (random.nextInt(10) < 7) {
            petitioner.put("email", "p-" + mark + "@demo.invalid");
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("kind", kind);
        body.put("title", "排水沟堵塞 " + mark);
        body.put("request", "请求疏通排水沟。");
        body.put("facts", "入夏以来排水沟多次堵塞，雨天积水倒灌。".repeat(1 + random.nextInt(20)));
        body.put("district", "east");
        body.put("petitioner", petitioner);
        return new Intake("chaos-" + mark, mark, kind, online ? null : "registrar", json(body));
    }

    private void complete(Step step) {
        String user = step.people().get(random.nextInt(step.people().size()));
        Answer open = get(
                user, "/engine-rest/task?sortBy=created&sortOrder=desc&maxResults=20&taskDefinitionKey=" + step.task());
        if (!open.done() || open.body().isEmpty()) {
            return;
        }
        JsonNode task = open.body().get(random.nextInt(open.body().size()));
        String name = task.path("name").asText();
        String number = name.substring(name.lastIndexOf(' ') + 1);
        String mark = mark();
        Map<String, Object> variables = new LinkedHashMap<>();
        values(step, user, number, mark).forEach((field, value) -> variables.put(field, Map.of("value", value)));
        String taskId = task.path("id").asText();
        Answer answer =
                post(user, "/engine-rest/task/" + taskId + "/submit-form", json(Map.of("variables", variables)), null);
        journal.completions.add(new Completion(step, number, taskId, user, mark, answer.outcome()));
        if (answer.done() && step == Step.SERVE && journal.kindOf(number).equals("CLAIM")) {
            journal.served.add(number);
        }
    }

    private Map<String, String> values(Step step, String user, String number, String mark) {
        String kind = journal.kindOf(number);
        Map<String, String> values = new LinkedHashMap<>();
        switch (step) {
            case REGISTER -> register(values, user.equals("discipline") || random.nextInt(40) == 0, kind, mark);
            case HANDLE -> handle(values, kind, mark);
            case SIGN -> {
                values.put("approval", random.nextInt(10) == 0 ? "RETURN" : "APPROVE");
                values.put("comment", mark);
            }
            case SERVE -> {
                values.put("serviceMethod", pick("IN_PERSON", "POST", "ELECTRONIC"));
                values.put("servedOn", today());
                values.put("serviceResult", pick("SIGNED", "REFUSED"));
            }
            case REVISIT -> {
                String result = pick("CONFIRMED", "CONFIRMED", "CONFIRMED", "CONFIRMED", "NOT_RESOLVED", "UNREACHABLE");
                values.put("revisitResult", result);
                if (!result.equals("UNREACHABLE")) {
                    values.put("satisfaction", pick("SATISFIED", "MOSTLY", "UNSATISFIED"));
                }
                values.put("note", mark);
            }
            case REVIEW -> {
                values.put("reviewDecision", pick("UPHOLD", "UPHOLD", "REVOKE", "MODIFY"));
                values.put("decidedOn", today());
                values.put("servedOn", today());
                values.put("comment", mark);
            }
        }
        return values;
    }

    private void register(Map<String, String> values, boolean accusation, String kind, String mark) {
        values.put("kind", accusation ? "ACCUSATION" : kind);
        values.put("disposition", accusation ? "DISCIPLINE" : "ACCEPT");
        values.put("district", "east");
        values.put("dispositionReason", mark);
        if (!accusation) {
            boolean dispute = kind.equals("DISPUTE");
            values.put("category", dispute ? "D02" : "C04");
            values.put(
                    "responsibleUnit",
                    dispute ? pick("east", "west", "south", "north") : pick("civil", "land", "labour"));
        }
    }

    private void handle(Map<String, String> values, String kind, String mark) {
        values.put("outcome", "RESOLVED");
        switch (kind) {
            case "DISPUTE" -> values.put("agreement", mark);
            case "SUGGESTION" -> {
                values.put("conclusion", pick("ADOPTED", "PARTLY", "NOT_ADOPTED"));
                values.put("opinion", mark);
            }
            default -> {
                values.put("conclusion", pick("SUPPORT", "EXPLAIN", "DECLINE"));
                values.put("findings", "已到现场核实。");
                values.put("opinion", mark);
                values.put("legalBasis", "《信访工作条例》第三十二条");
                values.put("closingSolved", "不适用");
                values.put("closingExplained", "已当面解释");
                values.put("closingHelped", "不适用");
                values.put("closingLawful", "不适用");
            }
        }
    }

    private void askForReview() {
        String number = journal.served.poll();
        if (number == null) {
            return;
        }
        String mark = mark();
        Answer answer = post(
                "office",
                "/api/petitions/" + number + "/review-requests",
                json(Map.of("askedOn", today(), "reasons", mark)),
                null);
        journal.completions.add(new Completion(null, number, null, "office", mark, answer.outcome()));
        if (random.nextBoolean()) {
            journal.served.add(number);
        }
    }

    private String mark() {
        marks++;
        return "c" + index + "-" + marks;
    }

    private static String today() {
        return LocalDate.now(ZONE).toString();
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private Answer get(String user, String path) {
        return send(user, HttpRequest.newBuilder(desk.address(path)).GET());
    }

    private Answer post(String user, String path, String body, String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(desk.address(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return send(user, request);
    }

    private Answer send(String user, HttpRequest.Builder builder) {
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
        boolean odd = answer.outcome() == Outcome.UNKNOWN || answer.status() == 400 || answer.status() == 401;
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

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitDesk() {
        Waiting.until(Duration.ofMinutes(3), () -> stopped.get() || desk.expectedUp());
    }
}
