package petitiondesk.advice;

import java.util.Set;
import petitiondesk.deadline.LimitKind;

/** At which user tasks of the process {@code improvement-advice} each limit is owed. */
public final class AdviceLimitTasks {

    private AdviceLimitTasks() {}

    /** Element ids; none for a limit that this process does not keep. */
    public static Set<String> of(LimitKind kind) {
        return kind == LimitKind.ADVICE || kind == LimitKind.ADVICE_AGAIN ? Set.of("UserTask_AnswerAdvice") : Set.of();
    }
}
