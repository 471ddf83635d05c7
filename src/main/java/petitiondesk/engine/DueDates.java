package petitiondesk.engine;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Moves a due date that a course has been given: the variable, the timers that wait for it and the tasks that bear it. A
 * changed variable alone moves neither of the others.
 */
@Component
public class DueDates {

    /** lock_not_available, deadlock_detected, serialization_failure. */
    private static final Set<String> IN_THE_WAY = Set.of("55P03", "40P01", "40001");

    private final ProcessEngine engine;

    DueDates(@Lazy ProcessEngine engine) {
        this.engine = engine;
    }

    /**
     * Moves what stands at the old date; nothing happens to a course that has ended or goes by another date.
     *
     * @return the tasks whose due date has moved
     * @throws org.springframework.dao.ConcurrencyFailureException if somebody works on the course at this moment
     */
    public List<Task> move(
            String process, String businessKey, ProcessVariable<Date> variable, Instant from, Instant to) {
        try {
            return EngineAccess.unrestricted(
                    engine,
                    () -> engine
                            .getRuntimeService()
                            .createProcessInstanceQuery()
                            .processInstanceBusinessKey(businessKey, process)
                            .list()
                            .stream()
                            .flatMap(instance -> move(instance, variable, Date.from(from), Date.from(to)).stream())
                            .toList());
        } catch (OptimisticLockingException e) {
            throw new OptimisticLockingFailureException("The course of " + businessKey + " went on meanwhile", e);
        } catch (ProcessEngineException e) {
            if (isLocked(e)) {
                throw new CannotAcquireLockException("The course of " + businessKey + " is being worked on", e);
            }
            throw e;
        }
    }

    private List<Task> move(ProcessInstance instance, ProcessVariable<Date> variable, Date from, Date to) {
        Object known = engine.getRuntimeService().getVariable(instance.getId(), variable.name());
        if (!from.equals(known)) {
            return List.of();
        }
        engine.getRuntimeService().setVariable(instance.getId(), variable.name(), to);
        for (Job timer : engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance.getId())
                .timers()
                .list()) {
            if (from.equals(timer.getDuedate())) {
                engine.getManagementService().recalculateJobDuedate(timer.getId(), false);
            }
        }
        List<Task> tasks = engine.getTaskService().createTaskQuery().processInstanceId(instance.getId()).list().stream()
                .filter(task -> TaskMoves.shown(from.toInstant()).equals(task.getDueDate()) && goesBy(variable, task))
                .toList();
        for (Task task : tasks) {
            task.setDueDate(TaskMoves.shown(to.toInstant()));
            engine.getTaskService().saveTask(task);
        }
        return tasks;
    }

    /** Two limits may end on the same day; a task follows the one that its diagram names. */
    private boolean goesBy(ProcessVariable<Date> variable, Task task) {
        UserTask drawn = engine.getRepositoryService()
                .getBpmnModelInstance(task.getProcessDefinitionId())
                .getModelElementById(task.getTaskDefinitionKey());
        return "${%s}".formatted(variable.name()).equals(drawn.getCamundaDueDate());
    }

    private static boolean isLocked(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && IN_THE_WAY.contains(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
