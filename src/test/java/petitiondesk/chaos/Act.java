package petitiondesk.chaos;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What happens to a petition beside its tasks.
 *
 * @param people who does it; empty for the petitioner, who has his query code
 * @param path after the petition's own
 * @param at a task at which it is usually open to do so, {@link #SIMPLE}, {@link #ENDED} or {@link #ASKED}; null for none
 * @param disputable fields of which nobody knows beforehand whether the petition allows what is drawn
 */
record Act(
        List<String> people, String path, String at, Set<String> disputable, Function<Draw, Map<String, Object>> body) {

    private static final String HANDLE = "UserTask_Handle";
    private static final String SERVE = "UserTask_RecordService";
    /** Not a task: petitions that are handled in the simple procedure, and such as may have ended. */
    static final String SIMPLE = "simple";

    static final String ENDED = "ended";

    /** Not a task either: petitions for which somebody has asked for more days. */
    static final String ASKED = "asked";

    private static final List<String> PETITIONER = List.of();
    private static final List<String> OFFICE = List.of("office", "office-2");
    private static final List<String> REGISTRAR = List.of("registrar");
    private static final List<String> HEADS = List.of("head-civil", "head-land", "head-labour");

    static List<Act> all() {
        return List.of(
                byReason(OFFICE, "urgency", null),
                new Act(REGISTRAR, "supplements", HANDLE, Set.of(), draw -> Map.of("text", draw.mark())),
                byReason(REGISTRAR, "withdrawal", null),
                new Act(
                        OFFICE,
                        "unit-changes",
                        HANDLE,
                        Set.of("responsibleUnit"),
                        draw -> Map.of("responsibleUnit", draw.unit(), "reason", draw.mark())),
                byReason(OFFICE, "ordinary-procedure", SIMPLE),
                new Act(
                        OFFICE,
                        "hearings",
                        HANDLE,
                        Set.of(),
                        draw -> Map.of("heldAt", draw.tomorrow(), "place", "二楼会议室", "reason", draw.mark())),
                byReason(OFFICE, "hearing-cancellation", "UserTask_HoldHearing"),
                new Act(
                        REGISTRAR,
                        "recusal-requests",
                        HANDLE,
                        Set.of(),
                        draw -> Map.of("person", "经办人", "reason", draw.mark())),
                byReason(REGISTRAR, "hearing-requests", HANDLE),
                new Act(
                        Step.HANDLE.people(),
                        "extensions",
                        HANDLE,
                        Set.of("extensionDays"),
                        draw -> Map.of("extensionDays", 1 + draw.below(30), "extensionReason", draw.mark())),
                new Act(Step.HANDLE.people(), "extension-withdrawal", ASKED, Set.of(), draw -> Map.of()),
                new Act(
                        OFFICE,
                        "recusals",
                        HANDLE,
                        Set.of("userId"),
                        draw -> Map.of("userId", draw.one(Step.HANDLE.people()), "reason", draw.mark())),
                byReason(Step.HANDLE.people(), "recusals", HANDLE),
                byReason(OFFICE, "disposition-corrections", HANDLE),
                byReason(OFFICE, "disposition-corrections", null),
                byReason(HEADS, "steps-taken-back", SERVE),
                byReason(HEADS, "steps-taken-back", SERVE),
                new Act(
                        OFFICE,
                        "reopenings",
                        ENDED,
                        Set.of("responsibleUnit"),
                        draw -> Map.of("newFacts", draw.mark(), "responsibleUnit", draw.unit())),
                new Act(PETITIONER, "supplement", null, Set.of(), draw -> Map.of("text", draw.mark())),
                byReason(PETITIONER, "withdrawal", null),
                new Act(
                        PETITIONER,
                        "recusal-request",
                        HANDLE,
                        Set.of(),
                        draw -> Map.of("person", "经办人", "reason", draw.mark())),
                byReason(PETITIONER, "hearing-request", HANDLE),
                new Act(
                        PETITIONER,
                        "evaluation",
                        "UserTask_Revisit",
                        Set.of(),
                        draw -> Map.of("office", "SATISFIED", "unit", draw.pick("MOSTLY", "UNSATISFIED"))),
                new Act(
                        PETITIONER,
                        "review-request",
                        "UserTask_Revisit",
                        Set.of(),
                        draw -> Map.of("reasons", "不服，" + draw.mark())));
    }

    private static Act byReason(List<String> people, String path, String at) {
        return new Act(people, path, at, Set.of(), draw -> Map.of("reason", draw.mark()));
    }

    boolean isPetitioners() {
        return people.isEmpty();
    }
}
