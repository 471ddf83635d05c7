package petitiondesk.supervision.process;

import jakarta.ws.rs.WebApplicationException;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import petitiondesk.engine.EngineAccess;
import petitiondesk.shared.Refusal;
import petitiondesk.supervision.OrderProcess;

/** The course of an order on Camunda. */
@Component
class EngineOrderProcess implements OrderProcess {

    private static final String SIGN_ORDER = "UserTask_SignOrder";

    private final ProcessEngine engine;

    EngineOrderProcess(@Lazy ProcessEngine engine) {
        this.engine = engine;
    }

    @Override
    public void decided(String number) {
        EngineAccess.unrestricted(
                engine,
                () -> engine.getRuntimeService().startProcessInstanceByKey(SupervisionVariables.PROCESS, number));
    }

    @Override
    public void signed(String number) {
        EngineAccess.unrestricted(engine, () -> task(number, SIGN_ORDER)).ifPresent(task -> {
            if (task.getAssignee() != null) {
                // who took the task in Tasklist does not decide who signs
                EngineAccess.unrestricted(engine, () -> {
                    engine.getTaskService().setAssignee(task.getId(), null);
                    return null;
                });
            }
        });
        complete(number, SIGN_ORDER, Map.of());
    }

    @Override
    public void complete(String number, String task, Map<String, Object> values) {
        Task open = task(number, task).orElseThrow(() -> Refusal.conflict("督办单" + number + "现在没有由您办理的这个环节，请刷新后再看。"));
        try {
            engine.getTaskService().complete(open.getId(), values);
        } catch (WebApplicationException e) {
            // the gate words its refusals for the engine's own interfaces
            if (e.getCause() instanceof Refusal refusal) {
                throw refusal;
            }
            throw e;
        }
    }

    @Override
    public Optional<String> openTask(String number, String task) {
        return task(number, task).map(Task::getId);
    }

    /** The open task, as far as the one in whose name this thread acts may see it. */
    private Optional<Task> task(String number, String task) {
        return Optional.ofNullable(engine.getTaskService()
                .createTaskQuery()
                .processDefinitionKey(SupervisionVariables.PROCESS)
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(task)
                .singleResult());
    }
}
