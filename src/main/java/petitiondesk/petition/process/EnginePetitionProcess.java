package petitiondesk.petition.process;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.dmn.DecisionsEvaluationBuilder;
import org.camunda.bpm.engine.runtime.ProcessInstantiationBuilder;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import petitiondesk.deadline.LimitKind;
import petitiondesk.engine.DueDates;
import petitiondesk.engine.EngineAccess;
import petitiondesk.engine.OwnTasks;
import petitiondesk.engine.ProcessVariable;
import petitiondesk.engine.TaskMoves;
import petitiondesk.petition.Approval;
import petitiondesk.petition.Categories;
import petitiondesk.petition.Kind;

/** The course of a petition on Camunda. */
@Component
class EnginePetitionProcess extends PetitionMessages {

    // named *_DECISION: a test holds the models to these names
    private static final String SUGGEST_UNIT_DECISION = "suggest-unit";
    private static final String HANDLE = "UserTask_Handle";
    private static final String SIGN = "UserTask_SignOpinion";
    private static final String CONFIRM = "UserTask_ConfirmLedResult";

    private final ProcessEngine engine;
    private final TaskMoves moves;
    private final DueDates dueDates;
    private final Courses courses;
    private final OwnTasks tasks;

    EnginePetitionProcess(
            @Lazy ProcessEngine engine, TaskMoves moves, DueDates dueDates, Courses courses, OwnTasks tasks) {
        super(engine);
        this.engine = engine;
        this.moves = moves;
        this.dueDates = dueDates;
        this.courses = courses;
        this.tasks = tasks;
    }

    @Override
    public void opinionDecided(String number, Approval approval, String comment) {
        Map<String, Object> values = new HashMap<>();
        values.put("approval", approval.name());
        if (comment != null) {
            values.put("comment", comment);
        }
        tasks.complete(PetitionVariables.PROCESS, number, SIGN, values);
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
        return start(number, PetitionVariables.of(course), HANDLE);
    }

    @Override
    public String broughtOverToFollowUp(String number, Course course, Instant reviewUntilAt, Instant revisitDueAt) {
        Map<String, Object> variables = PetitionVariables.of(course);
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
                .map(courses::openTask)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public List<OpenTask> openTasks(String number) {
        return EngineAccess.unrestricted(
                engine,
                () -> tasks(number).stream()
                        .map(courses::openTask)
                        .flatMap(Optional::stream)
                        .toList());
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
        return courses.position(PetitionVariables.PROCESS, number);
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
}
