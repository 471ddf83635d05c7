package petitiondesk.petition.process;

import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import petitiondesk.petition.StaffNotices;

/** Tells the group that a task has come to it. */
@Component
class AnnounceTask implements TaskListener {

    private final StaffNotices notices;

    AnnounceTask(StaffNotices notices) {
        this.notices = notices;
    }

    @Override
    public void notify(DelegateTask task) {
        String number = task.getExecution().getProcessBusinessKey();
        Instant dueAt = task.getDueDate() == null ? null : task.getDueDate().toInstant();
        task.getCandidates()
                .forEach(link -> notices.taskOffered(number, task.getId(), task.getName(), link.getGroupId(), dueAt));
    }
}
