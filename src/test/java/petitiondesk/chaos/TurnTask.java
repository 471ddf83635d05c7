package petitiondesk.chaos;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A user task beside the ordinary course, who completes it and with what.
 *
 * @param disputable fields of which nobody knows beforehand whether the petition allows what is drawn
 */
record TurnTask(String task, List<String> people, Set<String> disputable, Function<Draw, Map<String, Object>> values) {

    private static final List<String> OFFICE = List.of("office", "office-2");
    private static final List<String> DISCIPLINE = List.of("discipline");
    private static final List<String> HEADS = List.of("head-civil", "head-land", "head-labour");

    static List<TurnTask> all() {
        return List.of(
                new TurnTask("UserTask_ConfirmDisposition", OFFICE, Set.of("approval"), TurnTask::confirmation),
                new TurnTask(
                        "UserTask_ReceiveAssignment",
                        Step.HANDLE.people(),
                        Set.of(),
                        draw -> draw.chance(60)
                                ? Map.of("receipt", "ACCEPT")
                                : Map.of("receipt", "OBJECT", "objectionReason", draw.mark())),
                new TurnTask(
                        "UserTask_RuleOnObjection", OFFICE, Set.of("authority", "responsibleUnit"), TurnTask::ruling),
                new TurnTask(
                        "UserTask_ApproveExtension",
                        List.of("head-civil", "head-land", "head-labour", "leader-1", "leader-2"),
                        Set.of(),
                        draw -> draw.chance(70)
                                ? Map.of("approval", "APPROVE")
                                : Map.of("approval", "DENY", "comment", draw.mark())),
                new TurnTask(
                        "UserTask_HoldHearing",
                        OFFICE,
                        Set.of(),
                        draw -> Map.of(
                                "heldOn", Draw.today(), "attended", "双方到场。", "conclusion", "事实清楚，" + draw.mark())),
                new TurnTask("UserTask_DecideRequest", OFFICE, Set.of("recused", "heldAt", "place"), TurnTask::request),
                new TurnTask("UserTask_AssessAccusation", DISCIPLINE, Set.of(), TurnTask::assessment),
                new TurnTask(
                        "UserTask_InvestigateAccusation",
                        DISCIPLINE,
                        Set.of(),
                        draw -> Map.of(
                                "outcome",
                                draw.pick("VERIFIED", "PARTLY", "NOT_VERIFIED", "UNFOUNDED"),
                                "findings",
                                draw.mark())),
                new TurnTask("UserTask_GiveFeedback", DISCIPLINE, Set.of(), TurnTask::feedback),
                new TurnTask(
                        "UserTask_AnswerAdvice",
                        HEADS,
                        Set.of(),
                        draw -> Map.of(
                                "adoption", draw.pick("ADOPTED", "PARTLY", "NOT_ADOPTED"), "answer", draw.mark())),
                new TurnTask(
                        "UserTask_AssessAdviceAnswer",
                        OFFICE,
                        Set.of(),
                        draw -> draw.chance(60)
                                ? Map.of("assessment", "ACCEPTED")
                                : Map.of("assessment", "RETURNED", "comment", draw.mark())));
    }

    private static Map<String, Object> confirmation(Draw draw) {
        return draw.chance(80)
                ? Map.of("approval", "APPROVE")
                : Map.of("approval", "RETURN", "comment", "请重新确定，" + draw.mark());
    }

    private static Map<String, Object> ruling(Draw draw) {
        return draw.chance(50)
                ? Map.of("ruling", "OVERRULE", "authority", "OFFICE", "comment", draw.mark())
                : Map.of(
                        "ruling",
                        "UPHOLD",
                        "authority",
                        draw.pick("OFFICE", "SUPERIOR", "MEETING"),
                        "responsibleUnit",
                        draw.unit());
    }

    /** The same values fit a request for recusal and one for a hearing, as far as the kind asks for them. */
    private static Map<String, Object> request(Draw draw) {
        if (draw.chance(40)) {
            return Map.of("decision", "DENY", "comment", draw.mark());
        }
        Map<String, Object> values = new HashMap<>(Map.of("decision", "GRANT", "comment", draw.mark()));
        if (draw.chance(50)) {
            values.put("recused", draw.one(Step.HANDLE.people()));
        } else {
            values.put("heldAt", draw.tomorrow());
            values.put("place", "二楼会议室");
        }
        return values;
    }

    private static Map<String, Object> assessment(Draw draw) {
        return switch (draw.pick("TAKE_UP", "TAKE_UP", "PASS_ON", "NOT_TAKEN_UP")) {
            case "PASS_ON" -> Map.of("assessment", "PASS_ON", "organ", "县纪委监委", "reasons", draw.mark());
            case "NOT_TAKEN_UP" -> Map.of("assessment", "NOT_TAKEN_UP", "reasons", draw.mark());
            default -> Map.of("assessment", "TAKE_UP");
        };
    }

    private static Map<String, Object> feedback(Draw draw) {
        return draw.chance(80)
                ? Map.of(
                        "feedbackMethod",
                        draw.pick("IN_PERSON", "PHONE", "LETTER"),
                        "toldOn",
                        Draw.today(),
                        "told",
                        draw.mark())
                : Map.of("feedbackMethod", "NOT_POSSIBLE", "told", "联系不上，" + draw.mark());
    }
}
