package petitiondesk.petition;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import petitiondesk.deadline.LimitKind;

/** At which user tasks of the process {@code petition} each limit is owed. */
public final class LimitTasks {

    private static final Set<String> HANDLING =
            Set.of("UserTask_Handle", "UserTask_ConfirmLedResult", "UserTask_SignOpinion");
    private static final Set<String> REVISITING = Set.of("UserTask_Revisit");
    private static final Set<String> REVIEWING = Set.of("UserTask_RecordReview");
    private static final Map<LimitKind, Set<String>> TASKS = new EnumMap<>(Map.of(
            LimitKind.REGISTER, Set.of("UserTask_Register"),
            LimitKind.HANDLE, HANDLING,
            LimitKind.HANDLE_REOPENED, HANDLING,
            LimitKind.MEDIATE, HANDLING,
            LimitKind.LED, HANDLING,
            LimitKind.REVISIT, REVISITING,
            LimitKind.SECOND_LOOK, REVISITING,
            LimitKind.DECIDE_REVIEW, REVIEWING,
            LimitKind.DECIDE_FINAL_REVIEW, REVIEWING));

    private LimitTasks() {}

    /** Element ids; none for a limit that this process does not keep. */
    public static Set<String> of(LimitKind kind) {
        return TASKS.getOrDefault(kind, Set.of());
    }

    /** Whether the unit that handles the petition owes it; everything else the office owes. */
    public static boolean isOwedByUnit(LimitKind kind) {
        return of(kind).equals(HANDLING);
    }
}
