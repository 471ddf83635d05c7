package petitiondesk.petition.process;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import petitiondesk.petition.StaffNotices;

/** Puts the number and the last day on a new task, as people read them, and tells the group that it has come. */
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
        // lists of tasks show nothing of the case but the task's name
        task.setName(task.getName() + mark(number));
        if (dueAt != null) {
            // the limit ends at midnight; shown as such it would read like the next day
            task.setDueDate(Date.from(dueAt.minusSeconds(1)));
        }
    }

    /** The task's name as the diagram has it. */
    static String plainName(String taskName, String number) {
        String mark = mark(number);
        return taskName.endsWith(mark) ? taskName.substring(0, taskName.length() - mark.length()) : taskName;
    }

    private static String mark(String number) {
        return " · " + number;
    }
}
