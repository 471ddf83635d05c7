package petitiondesk.engine;

import jakarta.ws.rs.WebApplicationException;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import petitiondesk.shared.Refusal;

/** The open tasks of a course, as far as the one in whose name this thread acts may see them. */
@Component
public class OwnTasks {

    private final ProcessEngine engine;

    OwnTasks(@Lazy ProcessEngine engine) {
        this.engine = engine;
    }

    /** Id of the open task of this element, for a link to its form. */
    public Optional<String> openTask(String process, String businessKey, String task) {
        return Optional.ofNullable(engine.getTaskService()
                        .createTaskQuery()
                        .processDefinitionKey(process)
                        .processInstanceBusinessKey(businessKey)
                        .taskDefinitionKey(task)
                        .singleResult())
                .map(Task::getId);
    }

    /**
     * Completes a task under the same rules as its form.
     *
     * @throws Refusal if it is not open for this person, or the rules do not allow it
     */
    public void complete(String process, String businessKey, String task, Map<String, Object> values) {
        String open = openTask(process, businessKey, task).orElseThrow(() -> gone(businessKey));
        try {
            engine.getTaskService().complete(open, values);
        } catch (WebApplicationException e) {
            // the gate words its refusals for the engine's own interfaces
            if (e.getCause() instanceof Refusal refusal) {
                // it was open a moment ago: somebody else has just ended it
                throw refusal.kind() == Refusal.Kind.NOT_FOUND ? gone(businessKey) : refusal;
            }
            throw e;
        }
    }

    private static Refusal gone(String businessKey) {
        return Refusal.conflict(businessKey + "现在没有由您办理的这个环节，请刷新后再看。");
    }
}
