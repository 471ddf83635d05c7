package petitiondesk.engine;

import java.io.InputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;

/** The engine's form service with every view and every submission led through the {@link TaskGate}. */
class GuardedFormService extends FormServiceImpl {

    private final Supplier<TaskGate> gate;

    GuardedFormService(Supplier<TaskGate> gate) {
        this.gate = gate;
    }

    @Override
    public void submitTaskForm(String taskId, Map<String, Object> properties) {
        gate.get().complete(taskId, orEmpty(properties), decisions -> {
            super.submitTaskForm(taskId, decisions);
            return null;
        });
    }

    @Override
    public void submitTaskFormData(String taskId, Map<String, String> properties) {
        submitTaskForm(taskId, properties == null ? Map.of() : new HashMap<>(properties));
    }

    @Override
    public VariableMap submitTaskFormWithVariablesInReturn(
            String taskId, Map<String, Object> properties, boolean deserializeValues) {
        return gate.get()
                .complete(
                        taskId,
                        orEmpty(properties),
                        decisions -> super.submitTaskFormWithVariablesInReturn(taskId, decisions, deserializeValues));
    }

    @Override
    public ProcessInstance submitStartForm(String processDefinitionId, Map<String, Object> properties) {
        return started(gate.get().start(processDefinitionId, orEmpty(properties)));
    }

    /** The business key is the number that the register gives: one that the caller brings along is not used. */
    @Override
    public ProcessInstance submitStartForm(
            String processDefinitionId, String businessKey, Map<String, Object> properties) {
        return submitStartForm(processDefinitionId, properties);
    }

    @Override
    public ProcessInstance submitStartFormData(String processDefinitionId, Map<String, String> properties) {
        return submitStartForm(processDefinitionId, properties == null ? Map.of() : new HashMap<>(properties));
    }

    @Override
    public ProcessInstance submitStartFormData(
            String processDefinitionId, String businessKey, Map<String, String> properties) {
        return submitStartFormData(processDefinitionId, properties);
    }

    @Override
    public InputStream getDeployedTaskForm(String taskId) {
        gate.get().maySee(taskId);
        return super.getDeployedTaskForm(taskId);
    }

    @Override
    public TaskFormData getTaskFormData(String taskId) {
        gate.get().maySee(taskId);
        return super.getTaskFormData(taskId);
    }

    @Override
    public VariableMap getTaskFormVariables(String taskId) {
        return gate.get().view(taskId);
    }

    @Override
    public VariableMap getTaskFormVariables(
            String taskId, Collection<String> formVariables, boolean deserializeObjectValues) {
        return only(gate.get().view(taskId), formVariables);
    }

    @Override
    public InputStream getDeployedStartForm(String processDefinitionId) {
        return gate.get().startForm(processDefinitionId, deployedStartForm(processDefinitionId));
    }

    /** The form as it was deployed. */
    InputStream deployedStartForm(String processDefinitionId) {
        return super.getDeployedStartForm(processDefinitionId);
    }

    @Override
    public VariableMap getStartFormVariables(String processDefinitionId) {
        return gate.get().startView(processDefinitionId);
    }

    @Override
    public VariableMap getStartFormVariables(
            String processDefinitionId, Collection<String> formVariables, boolean deserializeObjectValues) {
        return only(gate.get().startView(processDefinitionId), formVariables);
    }

    private ProcessInstance started(String processInstanceId) {
        return commandExecutor.execute(context -> context.runWithoutAuthorization(
                () -> context.getExecutionManager().findExecutionById(processInstanceId)));
    }

    private static VariableMap only(VariableMap all, Collection<String> names) {
        if (names == null) {
            return all;
        }
        VariableMap some = Variables.createVariables();
        names.stream().filter(all::containsKey).forEach(name -> some.putValueTyped(name, all.getValueTyped(name)));
        return some;
    }

    private static Map<String, Object> orEmpty(Map<String, Object> properties) {
        return properties == null ? Map.of() : properties;
    }
}
