package petitiondesk.supervision.process;

import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import petitiondesk.engine.EngineAccess;
import petitiondesk.engine.OwnTasks;
import petitiondesk.supervision.OrderProcess;

/** The course of an order on Camunda. */
@Component
class EngineOrderProcess implements OrderProcess {

    private static final String SIGN_ORDER = "UserTask_SignOrder";

    private final ProcessEngine engine;
    private final OwnTasks tasks;

    EngineOrderProcess(@Lazy ProcessEngine engine, OwnTasks tasks) {
        this.engine = engine;
        this.tasks = tasks;
    }

    @Override
    public void decided(String number) {
        EngineAccess.unrestricted(
                engine,
                () -> engine.getRuntimeService().startProcessInstanceByKey(SupervisionVariables.PROCESS, number));
    }

    @Override
    public void signed(String number) {
        // who took the task in Tasklist does not decide who signs
        EngineAccess.unrestricted(engine, () -> {
            openTask(number, SIGN_ORDER)
                    .ifPresent(task -> engine.getTaskService().setAssignee(task, null));
            return null;
        });
        complete(number, SIGN_ORDER, Map.of());
    }

    @Override
    public void complete(String number, String task, Map<String, Object> values) {
        tasks.complete(SupervisionVariables.PROCESS, number, task, values);
    }

    @Override
    public Optional<String> openTask(String number, String task) {
        return tasks.openTask(SupervisionVariables.PROCESS, number, task);
    }
}
