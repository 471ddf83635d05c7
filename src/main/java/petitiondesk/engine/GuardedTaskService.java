package petitiondesk.engine;

import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.task.Attachment;
import org.camunda.bpm.engine.task.Comment;
import org.camunda.bpm.engine.task.Task;
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

    /** Unclaiming comes here with nobody as the new assignee; a person gives back only what he has taken himself. */
    @Override
    public void setAssignee(String taskId, String userId) {
        if (!byPerson()) {
            super.setAssignee(taskId, userId);
            return;
        }
        if (userId != null) {
            throw refused();
        }
        gate.get().mayClaim(taskId, null);
        // giving back asks for a permission to assign that nobody has, or it would serve to assign to others
        commandExecutor.execute(context -> context.runWithoutAuthorization(() -> {
            super.setAssignee(taskId, null);
            return null;
        }));
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

    // What changes a task or hangs something on it is closed to people: the engine does not check who may, and the desk
    // keeps documents and notes itself. The product's own calls, made in nobody's name, go through.

    @Override
    public void saveTask(Task task) {
        requireProduct();
        super.saveTask(task);
    }

    @Override
    public void deleteTask(String taskId) {
        requireProduct();
        super.deleteTask(taskId);
    }

    @Override
    public void deleteTasks(Collection<String> taskIds) {
        requireProduct();
        super.deleteTasks(taskIds);
    }

    @Override
    public void delegateTask(String taskId, String userId) {
        requireProduct();
        super.delegateTask(taskId, userId);
    }

    @Override
    public void addUserIdentityLink(String taskId, String userId, String identityLinkType) {
        requireProduct();
        super.addUserIdentityLink(taskId, userId, identityLinkType);
    }

    @Override
    public void addGroupIdentityLink(String taskId, String groupId, String identityLinkType) {
        requireProduct();
        super.addGroupIdentityLink(taskId, groupId, identityLinkType);
    }

    @Override
    public void deleteUserIdentityLink(String taskId, String userId, String identityLinkType) {
        requireProduct();
        super.deleteUserIdentityLink(taskId, userId, identityLinkType);
    }

    @Override
    public void deleteGroupIdentityLink(String taskId, String groupId, String identityLinkType) {
        requireProduct();
        super.deleteGroupIdentityLink(taskId, groupId, identityLinkType);
    }

    @Override
    protected void setVariables(String taskId, Map<String, ?> variables, boolean local) {
        requireProduct();
        super.setVariables(taskId, variables, local);
    }

    @Override
    protected void updateVariables(
            String taskId, Map<String, ?> modifications, Collection<String> deletions, boolean local) {
        requireProduct();
        super.updateVariables(taskId, modifications, deletions, local);
    }

    @Override
    public void removeVariables(String taskId, Collection<String> variableNames) {
        requireProduct();
        super.removeVariables(taskId, variableNames);
    }

    @Override
    public void removeVariablesLocal(String taskId, Collection<String> variableNames) {
        requireProduct();
        super.removeVariablesLocal(taskId, variableNames);
    }

    @Override
    public void removeVariable(String taskId, String variableName) {
        removeVariables(taskId, List.of(variableName));
    }

    @Override
    public void removeVariableLocal(String taskId, String variableName) {
        removeVariablesLocal(taskId, List.of(variableName));
    }

    @Override
    public Comment createComment(String taskId, String processInstanceId, String message) {
        requireProduct();
        return super.createComment(taskId, processInstanceId, message);
    }

    @Override
    public void updateTaskComment(String taskId, String commentId, String message) {
        requireProduct();
        super.updateTaskComment(taskId, commentId, message);
    }

    @Override
    public void deleteTaskComment(String taskId, String commentId) {
        requireProduct();
        super.deleteTaskComment(taskId, commentId);
    }

    @Override
    public void deleteTaskComments(String taskId) {
        requireProduct();
        super.deleteTaskComments(taskId);
    }

    @Override
    public Attachment createAttachment(
            String attachmentType,
            String taskId,
            String processInstanceId,
            String attachmentName,
            String attachmentDescription,
            InputStream content) {
        requireProduct();
        return super.createAttachment(
                attachmentType, taskId, processInstanceId, attachmentName, attachmentDescription, content);
    }

    @Override
    public Attachment createAttachment(
            String attachmentType,
            String taskId,
            String processInstanceId,
            String attachmentName,
            String attachmentDescription,
            String url) {
        requireProduct();
        return super.createAttachment(
                attachmentType, taskId, processInstanceId, attachmentName, attachmentDescription, url);
    }

    @Override
    public void saveAttachment(Attachment attachment) {
        requireProduct();
        super.saveAttachment(attachment);
    }

    @Override
    public void deleteAttachment(String attachmentId) {
        requireProduct();
        super.deleteAttachment(attachmentId);
    }

    @Override
    public void deleteTaskAttachment(String taskId, String attachmentId) {
        requireProduct();
        super.deleteTaskAttachment(taskId, attachmentId);
    }

    @Override
    public TaskQuery createTaskQuery() {
        TaskQueryImpl query = (TaskQueryImpl) super.createTaskQuery();
        query.addValidator(TaskQueryValidator.INSTANCE);
        return query;
    }

    private boolean byPerson() {
        return commandExecutor.execute(CommandContext::getAuthentication) != null;
    }

    private void requireProduct() {
        if (byPerson()) {
            throw refused();
        }
    }

    private static RefusalResponse refused() {
        return new RefusalResponse(Refusal.forbidden(NO_SHORTCUT));
    }

    private static Map<String, Object> orEmpty(Map<String, Object> variables) {
        return variables == null ? Map.of() : variables;
    }
}
