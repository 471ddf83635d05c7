package petitiondesk.advice;

import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells people that a task of an advice has come to them; not those who were served the advice a moment ago. */
@Service
public class AdviceOffers {

    private final Advices advices;
    private final AdviceNotices notices;

    AdviceOffers(Advices advices, AdviceNotices notices) {
        this.advices = advices;
        this.notices = notices;
    }

    /**
     * Tells the members of a group.
     *
     * @param dueAt end of the limit, or null where the step has none
     */
    @Transactional
    public void offered(String number, String task, String taskId, String name, String group, Instant dueAt) {
        if (!task.equals("UserTask_AnswerAdvice") || !advices.answers(number).isEmpty()) {
            notices.offered(number, taskId, name, group, dueAt);
        }
    }
}
