package petitiondesk.meeting.process;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import petitiondesk.engine.DueDates;
import petitiondesk.engine.EngineAccess;
import petitiondesk.engine.TaskName;
import petitiondesk.meeting.MeetingProcess;
import petitiondesk.shared.Refusal;

/** The course of a meeting on Camunda. */
@Component
class EngineMeetingProcess implements MeetingProcess {

    // named *_MESSAGE: a test holds the models to these names
    private static final String FREEZE_MOVED_MESSAGE = "meeting.freezeMoved";

    private static final String SIGN = "UserTask_SignMinutes";
    private static final Set<String> UNTIL_FREEZE = Set.of("UserTask_ReportDistrict", "UserTask_FreezeAgenda");

    private final ProcessEngine engine;
    private final DueDates dueDates;

    EngineMeetingProcess(@Lazy ProcessEngine engine, DueDates dueDates) {
        this.engine = engine;
        this.dueDates = dueDates;
    }

    @Override
    public void begin(String number, Instant prepareDueAt) {
        Map<String, Object> variables = new HashMap<>();
        MeetingVariables.PREPARE_DUE_AT.put(variables, MeetingVariables.date(prepareDueAt));
        EngineAccess.unrestricted(
                engine,
                () -> engine.getRuntimeService()
                        .startProcessInstanceByKey(MeetingVariables.PROCESS, number, variables));
    }

    @Override
    public String instanceOf(String number) {
        return EngineAccess.unrestricted(
                engine,
                () -> engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(number, MeetingVariables.PROCESS)
                        .singleResult()
                        .getId());
    }

    /** A changed variable moves neither timer nor task: each is moved by itself. */
    @Override
    public void moved(String number, Instant freezeAt, Instant heldAt) {
        EngineAccess.unrestricted(engine, () -> {
            String instance = instanceOf(number);
            Date before = (Date) engine.getRuntimeService().getVariable(instance, MeetingVariables.FREEZE_AT.name());
            Map<String, Object> variables = new HashMap<>();
            MeetingVariables.FREEZE_AT.put(variables, MeetingVariables.date(freezeAt));
            MeetingVariables.HELD_AT.put(variables, MeetingVariables.date(heldAt));
            engine.getRuntimeService().setVariables(instance, variables);
            for (Job timer : engine.getManagementService()
                    .createJobQuery()
                    .processInstanceId(instance)
                    .timers()
                    .list()) {
                engine.getManagementService().recalculateJobDuedate(timer.getId(), false);
            }
            if (!freezeAt.equals(before.toInstant())) {
                remindAgain(instance);
            }
            for (Task task : tasks(number)) {
                boolean reporting = UNTIL_FREEZE.contains(task.getTaskDefinitionKey());
                if (reporting || task.getTaskDefinitionKey().equals("UserTask_OpenMeeting")) {
                    task.setDueDate(MeetingVariables.date(reporting ? freezeAt : heldAt));
                    engine.getTaskService().saveTask(task);
                }
            }
            return null;
        });
    }

    /** Where the office was reminded already, it is reminded at the new time, too; else the timer was moved. */
    private void remindAgain(String instance) {
        boolean reminded = engine.getRuntimeService()
                        .createExecutionQuery()
                        .processInstanceId(instance)
                        .messageEventSubscriptionName(FREEZE_MOVED_MESSAGE)
                        .count()
                == 1;
        if (reminded) {
            engine.getRuntimeService()
                    .createMessageCorrelation(FREEZE_MOVED_MESSAGE)
                    .processInstanceId(instance)
                    .correlate();
        }
    }

    @Override
    public void preparationMoved(String number, Instant from, Instant to) {
        dueDates.move(MeetingVariables.PROCESS, number, MeetingVariables.PREPARE_DUE_AT, from, to);
    }

    @Override
    public void minutesSigned(String number) {
        engine.getTaskService().complete(signing(number), Map.of());
    }

    @Override
    public void minutesReturned(String number, String comment) {
        engine.getTaskService().complete(signing(number), Map.of("approval", "RETURN", "comment", comment));
    }

    @Override
    public List<OpenTask> openTasks(String number, Collection<String> groups) {
        if (groups.isEmpty()) {
            return List.of();
        }
        return EngineAccess.unrestricted(engine, () -> {
            List<Task> open = engine.getTaskService()
                    .createTaskQuery()
                    .processInstanceBusinessKey(number)
                    .processDefinitionKey(MeetingVariables.PROCESS)
                    .taskCandidateGroupIn(List.copyOf(groups))
                    .includeAssignedTasks()
                    .orderByTaskCreateTime()
                    .asc()
                    .list();
            Map<String, String> items =
                    open.isEmpty() ? Map.of() : items(open.get(0).getProcessInstanceId());
            return open.stream()
                    .map(task -> new OpenTask(
                            task.getId(),
                            task.getTaskDefinitionKey(),
                            TaskName.plain(task.getName()),
                            items.get(task.getExecutionId()),
                            task.getAssignee()))
                    .toList();
        });
    }

    /** What the executions of tasks that many do side by side are about, all in one reading. */
    private Map<String, String> items(String instance) {
        return engine
                .getRuntimeService()
                .createVariableInstanceQuery()
                .processInstanceIdIn(instance)
                .variableName(MeetingVariables.ITEM.name())
                .list()
                .stream()
                .collect(Collectors.toMap(
                        VariableInstance::getExecutionId, variable -> (String) variable.getValue(), (a, b) -> a));
    }

    /** A convener who took the task and is away must not keep his deputy from it. */
    private String signing(String number) {
        return EngineAccess.unrestricted(engine, () -> {
            Task task = tasks(number).stream()
                    .filter(open -> open.getTaskDefinitionKey().equals(SIGN))
                    .findFirst()
                    .orElseThrow(() -> Refusal.conflict("现在没有待签字的会议纪要。"));
            if (task.getAssignee() != null) {
                engine.getTaskService().setAssignee(task.getId(), null);
            }
            return task.getId();
        });
    }

    private List<Task> tasks(String number) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(number)
                .processDefinitionKey(MeetingVariables.PROCESS)
                .list();
    }
}
