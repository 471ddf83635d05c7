package petitiondesk.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What one client does beside the ordinary course: every turn that a petition can take. */
final class Turns {

    /** Fields of a registration of which only the desk knows whether the petition allows what is drawn. */
    static final Set<String> DISPUTABLE = Set.of("mergeInto", "disposition", "kind", "repeatOf");

    private static final List<TurnTask> TASKS = TurnTask.all();
    private static final List<Act> ACTS = Act.all();
    private static final List<String> OTHER_WAYS = List.of(
            "ACCEPT_SIMPLE",
            "ACCEPT_SIMPLE",
            "TRANSFER",
            "TRANSFER",
            "ASSIGN",
            "GUIDE",
            "MERGE",
            "REFUSE_PENDING",
            "REFUSE_FINAL");
    private static final Pattern NUMBER = Pattern.compile("XF\\d{4}-\\d{6}");
    private static final int LOOKS = 3;
    private static final int RECENT = 60;

    private final Draw draw;
    private final Calls calls;
    private final Journal journal;

    Turns(Draw draw, Calls calls, Journal journal) {
        this.draw = draw;
        this.calls = calls;
        this.journal = journal;
    }

    /** Every turn that there is, by the names under which it is counted. */
    static Set<String> names() {
        Set<String> names = new TreeSet<>();
        TASKS.forEach(turn -> names.add(turn.task()));
        ACTS.forEach(act -> names.add(name(act)));
        names.addAll(List.of("staff: accused", "advice: issued", "advice: withdrawn"));
        return names;
    }

    private static String name(Act act) {
        return (act.isPetitioners() ? "petitioner: " : "staff: ") + act.path();
    }

    void take() {
        int dice = draw.below(100);
        if (dice < 55) {
            complete(draw.one(TASKS));
        } else if (dice < 92) {
            act(draw.one(ACTS));
        } else if (dice < 95) {
            accuse();
        } else {
            advise();
        }
    }

    private void complete(TurnTask turn) {
        String user = draw.one(turn.people());
        openTask(user, turn.task()).ifPresent(task -> {
            Calls.Answer answer =
                    submit(user, task.path("id").asText(), turn.values().apply(draw), turn.disputable());
            journal.turned(turn.task(), answer);
            if (answer.done() && turn.task().equals("UserTask_ConfirmDisposition")) {
                journal.ended.add(numberOf(task));
            }
        });
    }

    Calls.Answer submit(String user, String taskId, Map<String, ?> values, Set<String> disputable) {
        Map<String, Object> variables = new LinkedHashMap<>();
        values.forEach((field, value) -> variables.put(field, Map.of("value", value)));
        return calls.post(
                user,
                "/engine-rest/task/" + taskId + "/submit-form",
                Calls.json(Map.of("variables", variables)),
                null,
                disputable);
    }

    /** One of the newest tasks of this kind that this person sees. */
    Optional<JsonNode> openTask(String user, String task) {
        Calls.Answer open = calls.get(
                user, "/engine-rest/task?sortBy=created&sortOrder=desc&maxResults=20&taskDefinitionKey=" + task);
        return !open.done() || open.body().isEmpty()
                ? Optional.empty()
                : Optional.of(open.body().get(draw.below(open.body().size())));
    }

    /** The petition that a task is about; its name may say more after it. */
    static String numberOf(JsonNode task) {
        Matcher number = NUMBER.matcher(task.path("name").asText());
        return number.find() ? number.group() : "";
    }

    /** A petition, and who has a task there; null where nobody has. */
    record Place(String number, String holder) {}

    private void act(Act act) {
        Optional<Place> there = act.at() == null || draw.chance(15) ? Optional.empty() : placeAt(act.at());
        there.or(() -> anyNumber().map(number -> new Place(number, null))).ifPresent(place -> act(act, place));
    }

    private void act(Act act, Place place) {
        String number = place.number();
        Map<String, Object> body = new HashMap<>(act.body().apply(draw));
        if (act.isPetitioners()) {
            Optional<String> code = journal.queryCode(number);
            if (code.isEmpty()) {
                return;
            }
            body.put("queryCode", code.get());
        }
        String door = act.isPetitioners() ? "/api/public/petitions/" : "/api/petitions/";
        String person = person(act, place);
        Calls.Answer answer =
                calls.post(person, door + number + "/" + act.path(), Calls.json(body), null, act.disputable());
        journal.turned(name(act), answer);
        if (answer.done() && act.path().equals("withdrawal")) {
            journal.ended.add(number);
        }
        // somebody else has the time to decide on some of them first
        if (answer.done() && act.path().equals("extensions") && draw.chance(50)) {
            journal.askedForDays.add(new Place(number, person));
        }
    }

    /** Whoever has the task does it, or the head of his unit, if it is for such people. */
    private String person(Act act, Place place) {
        if (act.isPetitioners()) {
            return null;
        }
        String holder = place.holder();
        if (holder == null) {
            return draw.one(act.people());
        }
        String head = holder.replaceFirst("unit-", "head-").replaceFirst("-2$", "");
        return Stream.of(holder, head)
                .filter(act.people()::contains)
                .findFirst()
                .orElseGet(() -> draw.one(act.people()));
    }

    /** A petition at this task, as somebody of those sees it who may have it; not everybody has one. */
    private Optional<Place> placeAt(String task) {
        if (task.equals(Act.ASKED)) {
            return Optional.ofNullable(journal.askedForDays.poll());
        }
        if (task.equals(Act.SIMPLE) || task.equals(Act.ENDED)) {
            String number = (task.equals(Act.SIMPLE) ? journal.simple : journal.ended).poll();
            return Optional.ofNullable(number).map(found -> new Place(found, null));
        }
        boolean handlers = task.equals("UserTask_Handle") || task.equals("UserTask_RecordService");
        List<String> people = handlers ? Step.HANDLE.people() : List.of("office", "office-2");
        for (int i = 0; i < LOOKS; i++) {
            String holder = draw.one(people);
            Optional<Place> place = openTask(holder, task).map(open -> new Place(numberOf(open), holder));
            if (place.isPresent()) {
                return place;
            }
        }
        return Optional.empty();
    }

    /** Mostly one of the newest petitions, on which much is still to come. */
    Optional<String> anyNumber() {
        List<String> numbers = journal.numbers();
        if (numbers.isEmpty()) {
            return Optional.empty();
        }
        int newest = Math.min(RECENT, numbers.size());
        return Optional.of(
                draw.chance(75)
                        ? numbers.get(numbers.size() - 1 - draw.below(newest))
                        : numbers.get(draw.below(numbers.size())));
    }

    private void accuse() {
        openTask("discipline", "UserTask_AssessAccusation").map(Turns::numberOf).ifPresent(number -> {
            Calls.Answer answer = calls.post(
                    "discipline",
                    "/api/petitions/" + number + "/accused",
                    Calls.json(Map.of("accused", draw.pick("person:unit-civil-2", "person:unit-labour", "unit:land"))),
                    null,
                    Set.of("accused"));
            journal.turned("staff: accused", answer);
        });
    }

    private void advise() {
        if (draw.chance(75)) {
            Map<String, Object> body = new HashMap<>(Map.of(
                    "kind",
                    draw.pick("IMPROVE", "POLICY", "ACCOUNTABILITY"),
                    "unit",
                    draw.unit(),
                    "subject",
                    "同类事项较多 " + draw.mark(),
                    "findings",
                    "多人反映同一问题。",
                    "recommendation",
                    "请完善制度。"));
            anyNumber().ifPresent(number -> body.put("petitions", number));
            Calls.Answer answer =
                    calls.post("office", "/api/advice", Calls.json(body), null, Set.of("petitions", "unit"));
            journal.turned("advice: issued", answer);
            if (answer.done()) {
                journal.advices.add(answer.body().path("number").asText());
            }
        } else {
            String number = journal.advices.poll();
            if (number != null) {
                Calls.Answer answer = calls.post(
                        "office",
                        "/api/advice/" + number + "/withdrawal",
                        Calls.json(Map.of("reason", draw.mark())),
                        null);
                journal.turned("advice: withdrawn", answer);
            }
        }
    }

    /** Another way than acceptance for a petition that is registered, with what that way needs. */
    Map<String, Object> otherWay(String kind) {
        Map<String, Object> way = new LinkedHashMap<>();
        String disposition = switch (kind) {
            case "DISPUTE" -> "MERGE";
            case "SUGGESTION" -> draw.pick("TRANSFER", "ASSIGN", "MERGE");
            default -> draw.one(OTHER_WAYS);
        };
        way.put("disposition", disposition);
        switch (disposition) {
            case "GUIDE" -> way.put("channelRoute", 1 + draw.below(5));
            case "REFUSE_FINAL" ->
                Optional.ofNullable(journal.reviewed.poll())
                        .or(this::anyNumber)
                        .ifPresent(number -> way.put("mergeInto", number));
            case "MERGE", "REFUSE_PENDING" ->
                placeAt("UserTask_Handle")
                        .map(Place::number)
                        .or(this::anyNumber)
                        .ifPresent(number -> way.put("mergeInto", number));
            default -> {
                way.put("responsibleUnit", draw.unit());
                if (disposition.equals("ASSIGN")) {
                    way.put("dueOn", Draw.inAMonth());
                }
            }
        }
        if (disposition.equals("GUIDE")) {
            way.put("channelBody", "有管辖权的机关");
        }
        return way;
    }

    /** Another end of the handling than an answer. */
    Map<String, Object> otherEnd(String kind) {
        return switch (kind.equals("DISPUTE") ? draw.pick("HAND_UP", "HAND_UP", "HARD") : draw.pick("EXTEND", "HARD")) {
            case "HAND_UP" -> Map.of("outcome", "HAND_UP", "difficulty", "双方都不让步，" + draw.mark());
            case "HARD" -> Map.of("outcome", "HARD", "difficulty", "双方各执一词，" + draw.mark());
            default ->
                Map.of(
                        "outcome",
                        "EXTEND",
                        "extensionDays",
                        1 + draw.below(30),
                        "extensionReason",
                        "需要测绘，" + draw.mark());
        };
    }
}
