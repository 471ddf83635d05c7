package petitiondesk.petition;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import petitiondesk.deadline.LimitKind;

/** At which user tasks of a petition's processes each limit is owed. */
public final class LimitTasks {

    private static final Set<String> REGISTERING = Set.of("UserTask_Register", "UserTask_ConfirmDisposition");
    private static final Set<String> TAKING_OVER = Set.of("UserTask_ReceiveAssignment");
    private static final Set<String> RULING = Set.of("UserTask_RuleOnObjection");

    /** Limits that run while the unit is asked whether it takes the petition over, though that task has a nearer day. */
    private static final Set<LimitKind> WHILE_ASKED = EnumSet.of(LimitKind.NOTIFY, LimitKind.ASSIGNED);

    private static final Set<String> HANDLING =
            Set.of("UserTask_Handle", "UserTask_ConfirmLedResult", "UserTask_SignOpinion");
    private static final Set<String> REVISITING = Set.of("UserTask_Revisit");
    private static final Set<String> REVIEWING = Set.of("UserTask_RecordReview");
    private static final Map<LimitKind, Set<String>> TASKS = Map.ofEntries(
            Map.entry(LimitKind.REGISTER, REGISTERING),
            Map.entry(LimitKind.REGISTER_SIMPLE, REGISTERING),
            Map.entry(LimitKind.OBJECT, TAKING_OVER),
            Map.entry(LimitKind.NOTIFY, RULING),
            Map.entry(LimitKind.ASSIGNED, HANDLING),
            Map.entry(LimitKind.HANDLE, HANDLING),
            Map.entry(LimitKind.HANDLE_SIMPLE, HANDLING),
            Map.entry(LimitKind.HANDLE_REOPENED, HANDLING),
            Map.entry(LimitKind.MEDIATE, HANDLING),
            Map.entry(LimitKind.LED, HANDLING),
            Map.entry(LimitKind.REVISIT, REVISITING),
            Map.entry(LimitKind.SECOND_LOOK, REVISITING),
            Map.entry(LimitKind.ASSESS_ACCUSATION, Set.of("UserTask_AssessAccusation")),
            Map.entry(LimitKind.INVESTIGATE_ACCUSATION, Set.of("UserTask_InvestigateAccusation")),
            Map.entry(LimitKind.ANSWER_ACCUSATION, Set.of("UserTask_GiveFeedback")),
            Map.entry(LimitKind.DECIDE_REVIEW, REVIEWING),
            Map.entry(LimitKind.DECIDE_FINAL_REVIEW, REVIEWING));

    private LimitTasks() {}

    /** Element ids; none for a limit that this process does not keep. */
    public static Set<String> of(LimitKind kind) {
        return TASKS.getOrDefault(kind, Set.of());
    }

    /** Whether whoever has the task owes what the limit asks for, also where the task itself has another day. */
    static boolean isOwedAt(LimitKind kind, String element) {
        return of(kind).contains(element) || WHILE_ASKED.contains(kind) && TAKING_OVER.contains(element);
    }

    /** Whether the unit that handles the petition owes it; everything else the office owes. */
    public static boolean isOwedByUnit(LimitKind kind) {
        return of(kind).equals(HANDLING) || of(kind).equals(TAKING_OVER);
    }
}
