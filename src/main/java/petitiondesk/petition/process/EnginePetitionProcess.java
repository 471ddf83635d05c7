package petitiondesk.petition.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.dmn.DecisionsEvaluationBuilder;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstantiationBuilder;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import petitiondesk.deadline.LimitKind;
import petitiondesk.engine.DueDates;
import petitiondesk.engine.EngineAccess;
import petitiondesk.engine.ProcessVariable;
import petitiondesk.engine.TaskMoves;
import petitiondesk.engine.TaskName;
import petitiondesk.petition.Categories;
import petitiondesk.petition.Kind;
import petitiondesk.shared.Refusal;

/** The course of a petition on Camunda. */
@Component
class EnginePetitionProcess extends PetitionMessages {

    // named *_DECISION: a test holds the models to these names
    private static final String SUGGEST_UNIT_DECISION = "suggest-unit";
    private static final String HANDLE = "UserTask_Handle";
    private static final String CONFIRM = "UserTask_ConfirmLedResult";

    private final ProcessEngine engine;
    private final TaskMoves moves;
    private final DueDates dueDates;

    EnginePetitionProcess(@Lazy ProcessEngine engine, TaskMoves moves, DueDates dueDates) {
        super(engine);
        this.engine = engine;
        this.moves = moves;
        this.dueDates = dueDates;
    }

    @Override
    public String received(String number, String registrationGroup, Instant registerDueAt) {
        Map<String, Object> variables = new HashMap<>();
        PetitionVariables.REGISTRATION_GROUP.put(variables, registrationGroup);
        PetitionVariables.REGISTER_DUE_AT.put(variables, PetitionVariables.date(registerDueAt));
        return EngineAccess.unrestricted(
                engine,
                () -> engine.getRuntimeService()
                        .startProcessInstanceByKey(PetitionVariables.PROCESS, number, variables)
                        .getId());
    }

    @Override
    public String broughtOverToHandling(String number, Course course) {
        return start(number, variables(course), HANDLE);
    }

    @Override
    public String broughtOverToFollowUp(String number, Course course, Instant reviewUntilAt, Instant revisitDueAt) {
        Map<String, Object> variables = variables(course);
        if (reviewUntilAt != null) {
            PetitionVariables.REVIEW_UNTIL_AT.put(variables, PetitionVariables.date(reviewUntilAt));
        }
        if (revisitDueAt == null) {
            // the token at the join stands for the revisit, which is not asked for again
            return start(number, variables, "Gateway_ToWindow", "Gateway_Join");
        }
        PetitionVariables.REVISIT_DUE_AT.put(variables, PetitionVariables.date(revisitDueAt));
        return start(number, variables, "Gateway_Fork");
    }

    private static Map<String, Object> variables(Course course) {
        Map<String, Object> variables = new HashMap<>();
        PetitionVariables.KIND.put(variables, course.kind().name());
        PetitionVariables.HANDLING_GROUP.put(variables, course.handlingGroup());
        PetitionVariables.SIGNING_GROUP.put(variables, course.signingGroup());
        PetitionVariables.HANDLE_DUE_AT.put(variables, PetitionVariables.date(course.handleDueAt()));
        return variables;
    }

    private String start(String number, Map<String, Object> variables, String... activities) {
        return EngineAccess.unrestricted(engine, () -> {
            ProcessInstantiationBuilder start = engine.getRuntimeService()
                    .createProcessInstanceByKey(PetitionVariables.PROCESS)
                    .businessKey(number)
                    .setVariables(variables);
            for (String activity : activities) {
                start = start.startBeforeActivity(activity);
            }
            return start.execute().getId();
        });
    }

    /** A changed variable moves neither timer nor task: each is moved by itself. */
    @Override
    public void leadChanged(String number, String leader, Set<String> handlers, Instant dueAt) {
        EngineAccess.unrestricted(engine, () -> {
            for (Task task : tasks(number)) {
                if (task.getTaskDefinitionKey().equals(HANDLE)) {
                    moves.offer(PetitionVariables.PROCESS, number, task.getId(), handlers, dueAt);
                } else if (task.getTaskDefinitionKey().equals(CONFIRM)) {
                    moves.offer(PetitionVariables.PROCESS, number, task.getId(), Set.of(leader), dueAt);
                }
            }
            String instance = tasks(number).get(0).getProcessInstanceId();
            Map<String, Object> variables = new HashMap<>();
            PetitionVariables.HANDLE_DUE_AT.put(variables, PetitionVariables.date(dueAt));
            engine.getRuntimeService().setVariables(instance, variables);
            engine.getManagementService()
                    .createJobQuery()
                    .processInstanceId(instance)
                    .activityId("TimerEvent_HandleOverdue")
                    .list()
                    .forEach(timer -> engine.getManagementService().setJobDuedate(timer.getId(), Date.from(dueAt)));
            return null;
        });
    }

    @Override
    public List<OpenTask> limitMoved(String number, LimitKind kind, Instant from, Instant to) {
        return PetitionVariables.dueDateOf(kind)
                .map(variable -> moved(number, variable, from, to))
                .orElse(List.of());
    }

    @Override
    public List<OpenTask> extensionMoved(String number, Instant from, Instant to) {
        return moved(number, PetitionVariables.EXTENSION_DUE_AT, from, to);
    }

    private List<OpenTask> moved(String number, ProcessVariable<Date> variable, Instant from, Instant to) {
        return dueDates.move(PetitionVariables.PROCESS, number, variable, from, to).stream()
                .map(task -> EngineAccess.unrestricted(engine, () -> openTask(task)))
                .toList();
    }

    @Override
    public List<OpenTask> openTasks(String number) {
        return EngineAccess.unrestricted(
                engine, () -> tasks(number).stream().map(this::openTask).toList());
    }

    private List<Task> tasks(String number) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(number)
                .orderByTaskCreateTime()
                .asc()
                .list();
    }

    @Override
    public Position position(String number) {
        return EngineAccess.unrestricted(engine, () -> {
            // a matter may be taken up by a new course when the first is over: the running one counts, else the newest
            HistoricProcessInstance instance = engine
                    .getHistoryService()
                    .createHistoricProcessInstanceQuery()
                    .processInstanceBusinessKey(number)
                    .processDefinitionKey(PetitionVariables.PROCESS)
                    .list()
                    .stream()
                    .max(Comparator.comparing((HistoricProcessInstance course) -> course.getEndTime() == null)
                            .thenComparing(HistoricProcessInstance::getStartTime))
                    .orElseThrow(() -> Refusal.notFound("这件信访事项没有办理流程。"));
            List<HistoricActivityInstance> activities = engine.getHistoryService()
                    .createHistoricActivityInstanceQuery()
                    .processInstanceId(instance.getId())
                    .orderPartiallyByOccurrence()
                    .asc()
                    .list();
            return new Position(
                    diagram(instance.getProcessDefinitionId()), ids(activities, true), ids(activities, false));
        });
    }

    @Override
    public String suggestedUnit(Kind kind, String category, String disputeType, String district, String village) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("kind", kind == null ? null : kind.name());
        // the table speaks of the first level, whatever is known below it
        facts.put("category", Categories.firstLevel(category));
        facts.put("disputeType", Categories.firstLevel(disputeType));
        facts.put("district", district);
        facts.put("village", village);
        return EngineAccess.unrestricted(engine, () -> {
            DecisionsEvaluationBuilder decision = engine.getDecisionService()
                    .evaluateDecisionByKey(SUGGEST_UNIT_DECISION)
                    .variables(facts);
            return (String) decision.evaluate().getSingleResult().getEntry("responsibleUnit");
        });
    }

    private OpenTask openTask(Task task) {
        List<IdentityLink> candidates = engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> link.getType().equals(IdentityLinkType.CANDIDATE))
                .toList();
        return new OpenTask(
                task.getId(),
                task.getTaskDefinitionKey(),
                TaskName.plain(task.getName()),
                candidates.stream()
                        .map(IdentityLink::getGroupId)
                        .filter(Objects::nonNull)
                        .toList(),
                candidates.stream()
                        .map(IdentityLink::getUserId)
                        .filter(Objects::nonNull)
                        .toList(),
                task.getAssignee(),
                task.getCreateTime().toInstant(),
                task.getDueDate() == null ? null : task.getDueDate().toInstant());
    }

    private String diagram(String processDefinitionId) {
        try (InputStream model = engine.getRepositoryService().getProcessModel(processDefinitionId)) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> ids(Collection<HistoricActivityInstance> activities, boolean active) {
        return activities.stream()
                .filter(activity -> (activity.getEndTime() == null) == active)
                .map(HistoricActivityInstance::getActivityId)
                .distinct()
                .toList();
    }
}
