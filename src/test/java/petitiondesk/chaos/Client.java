package petitiondesk.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import petitiondesk.chaos.Journal.Completion;
import petitiondesk.chaos.Journal.Intake;
import petitiondesk.outside.DeskProcess;
import petitiondesk.outside.Waiting;

/** One of those who work with the desk: hands petitions in, completes whatever task it finds, and takes every turn. */
final class Client implements Runnable {

    private static final int LONGEST_PAUSE = 150;

    private final int index;
    private final Random random;
    private final Draw draw;
    private final Journal journal;
    private final AtomicBoolean stopped;
    private final Calls calls;
    private final Turns turns;
    private int marks;

    Client(int index, long seed, DeskProcess desk, Journal journal, AtomicBoolean stopped) {
        this.index = index;
        this.random = new Random(seed * 31 + index);
        this.journal = journal;
        this.stopped = stopped;
        calls = new Calls(desk, journal, stopped);
        draw = new Draw(random, this::mark);
        turns = new Turns(draw, calls, journal);
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
        if (dice < 9) {
            handIn(newIntake());
        } else if (dice < 64) {
            complete(random.nextInt(6) == 0 ? Step.REGISTER : Step.values()[random.nextInt(Step.values().length)]);
        } else if (dice < 68) {
            askForReview();
        } else {
            turns.take();
        }
    }

    /** Hands in, and again with the same key when no answer came, as any careful sender does. */
    private void handIn(Intake intake) {
        journal.intakes.add(intake);
        send(intake);
        while (intake.isUnknown() && !stopped.get()) {
            calls.awaitDesk();
            send(intake);
        }
    }

    /** Sends an intake once, for the first time or again. */
    void send(Intake intake) {
        String path = intake.user == null ? "/api/public/petitions" : "/api/petitions";
        Calls.Answer answer = calls.post(intake.user, path, intake.body, intake.key);
        if (answer.status() == 201) {
            String number = answer.body().path("number").asText();
            String code = answer.body().path("queryCode").asText();
            if (!intake.acknowledged(number, code)) {
                journal.contradictions.add("intake " + intake.mark + " was told " + intake.number() + " and then "
                        + number + ", or another query code");
            }
            journal.handedIn(number, code, intake.kind);
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
        return new Intake("chaos-" + mark, mark, kind, online ? null : "registrar", Calls.json(body));
    }

    private void complete(Step step) {
        String user = step.people().get(random.nextInt(step.people().size()));
        turns.openTask(user, step.task()).ifPresent(task -> complete(step, user, task));
    }

    private void complete(Step step, String user, JsonNode task) {
        String number = Turns.numberOf(task);
        String taskId = task.path("id").asText();
        String kind = journal.kindOf(number);
        if (step == Step.HANDLE && draw.chance(25)) {
            journal.endedElsewhere.add(taskId);
            Map<String, Object> other = turns.otherEnd(kind);
            Calls.Answer answer = turns.submit(user, taskId, other, Set.of("outcome", "extensionDays"));
            journal.turned(step.task() + ": " + other.get("outcome"), answer);
            return;
        }
        String mark = mark();
        Map<String, Object> values = values(step, user, kind, mark);
        Calls.Answer answer = turns.submit(user, taskId, values, Turns.DISPUTABLE);
        journal.completions.add(new Completion(step, number, taskId, user, mark, answer.outcome()));
        if (step == Step.REGISTER) {
            journal.turned(step.task() + ": " + values.get("disposition"), answer);
        }
        if (answer.done() && "ACCEPT_SIMPLE".equals(values.get("disposition"))) {
            journal.simple.add(number);
        }
        if (answer.done() && step == Step.REVIEW && !journal.reviewedOnce.add(number)) {
            journal.reviewed.add(number);
        }
        if (answer.done() && step == Step.SERVE && kind.equals("CLAIM")) {
            journal.served.add(number);
        }
    }

    private Map<String, Object> values(Step step, String user, String kind, String mark) {
        Map<String, Object> values = new LinkedHashMap<>();
        switch (step) {
            case REGISTER -> register(values, user.equals("discipline") || random.nextInt(40) == 0, kind, mark);
            case HANDLE -> handle(values, kind, mark);
            case SIGN -> {
                values.put("approval", random.nextInt(10) == 0 ? "RETURN" : "APPROVE");
                values.put("comment", mark);
            }
            case SERVE -> {
                values.put("serviceMethod", draw.pick("IN_PERSON", "POST", "ELECTRONIC"));
                values.put("servedOn", Draw.today());
                values.put("serviceResult", draw.pick("SIGNED", "REFUSED"));
            }
            case REVISIT -> {
                String result =
                        draw.pick("CONFIRMED", "CONFIRMED", "CONFIRMED", "CONFIRMED", "NOT_RESOLVED", "UNREACHABLE");
                values.put("revisitResult", result);
                if (!result.equals("UNREACHABLE")) {
                    values.put("satisfaction", draw.pick("SATISFIED", "MOSTLY", "UNSATISFIED"));
                }
                values.put("note", mark);
            }
            case REVIEW -> {
                values.put("reviewDecision", draw.pick("UPHOLD", "UPHOLD", "REVOKE", "MODIFY"));
                values.put("decidedOn", Draw.today());
                values.put("servedOn", Draw.today());
                values.put("comment", mark);
            }
        }
        return values;
    }

    private void register(Map<String, Object> values, boolean accusation, String kind, String mark) {
        values.put("kind", accusation ? "ACCUSATION" : kind);
        values.put("disposition", accusation ? "DISCIPLINE" : "ACCEPT");
        values.put("district", "east");
        values.put("dispositionReason", mark);
        if (!accusation) {
            boolean dispute = kind.equals("DISPUTE");
            values.put("category", dispute ? "D02" : "C04");
            values.put("responsibleUnit", dispute ? draw.pick("east", "east-1", "west-2", "north") : draw.unit());
            if (draw.chance(50)) {
                values.remove("responsibleUnit");
                values.putAll(turns.otherWay(kind));
            }
        }
    }

    private void handle(Map<String, Object> values, String kind, String mark) {
        values.put("outcome", "RESOLVED");
        switch (kind) {
            case "DISPUTE" -> values.put("agreement", mark);
            case "SUGGESTION" -> {
                values.put("conclusion", draw.pick("ADOPTED", "PARTLY", "NOT_ADOPTED"));
                values.put("opinion", mark);
            }
            default -> {
                values.put("conclusion", draw.pick("SUPPORT", "EXPLAIN", "DECLINE"));
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
        Calls.Answer answer = calls.post(
                "office",
                "/api/petitions/" + number + "/review-requests",
                Calls.json(Map.of("askedOn", Draw.today(), "reasons", mark)),
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
}
