package petitiondesk.supervision;

import java.util.Set;
import petitiondesk.deadline.LimitKind;

/** At which user tasks of the process {@code supervision-order} each limit is owed. */
public final class OrderLimitTasks {

    private OrderLimitTasks() {}

    /** Element ids; none for a limit that this process does not keep. */
    public static Set<String> of(LimitKind kind) {
        return kind == LimitKind.SUPERVISION_ANSWER ? Set.of("UserTask_AnswerOrder") : Set.of();
    }
}
