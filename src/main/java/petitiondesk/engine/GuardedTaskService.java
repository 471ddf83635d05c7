package petitiondesk.engine;

import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.engine.variable.VariableMap;
import petitiondesk.shared.Refusal;

/** The engine's task service with every way of completing a task led through the {@link TaskGate}. */
class GuardedTaskService extends TaskServiceImpl {

    private static final String NO_SHORTCUT = "任务只能通过提交表单办结。";

    private final Supplier<TaskGate> gate;

    GuardedTaskService(Supplier<TaskGate> gate) {
        this.gate = gate;
    }

    @Override
    public void complete(String taskId) {
        complete(taskId, Map.of());
    }

    @Override
    public void complete(String taskId, Map<String, Object> variables) {
        gate.get().complete(taskId, orEmpty(variables), decisions -> {
            super.complete(taskId, decisions);
            return null;
        });
    }

    @Override
    public VariableMap completeWithVariablesInReturn(
            String taskId, Map<String, Object> variables, boolean deserializeValues) {
        return gate.get()
                .complete(
                        taskId,
                        orEmpty(variables),
                        decisions -> super.completeWithVariablesInReturn(taskId, decisions, deserializeValues));
    }

    @Override
    public void claim(String taskId, String userId) {
        gate.get().mayClaim(taskId, userId);
        super.claim(taskId, userId);
    }

    @Override
    public void resolveTask(String taskId) {
        throw refused();
    }

    @Override
    public void resolveTask(String taskId, Map<String, Object> variables) {
        throw refused();
    }

    // A BPMN error or escalation sent to a task leaves it by a boundary event or ends the process, past every check.

    @Override
    public void handleBpmnError(String taskId, String errorCode) {
        throw refused();
    }

    @Override
    public void handleBpmnError(String taskId, String errorCode, String errorMessage) {
        throw refused();
    }

    @Override
    public void handleBpmnError(String taskId, String errorCode, String errorMessage, Map<String, Object> variables) {
        throw refused();
    }

    @Override
    public void handleEscalation(String taskId, String escalationCode) {
        throw refused();
    }

    @Override
    public void handleEscalation(String taskId, String escalationCode, Map<String, Object> variables) {
        throw refused();
    }

    @Override
    public TaskQuery createTaskQuery() {
        TaskQueryImpl query = (TaskQueryImpl) super.createTaskQuery();
        query.addValidator(TaskQueryValidator.INSTANCE);
        return query;
    }

    private static RefusalResponse refused() {
        return new RefusalResponse(Refusal.forbidden(NO_SHORTCUT));
    }

    private static Map<String, Object> orEmpty(Map<String, Object> variables) {
        return variables == null ? Map.of() : variables;
    }
}
