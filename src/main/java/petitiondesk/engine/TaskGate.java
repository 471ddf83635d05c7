package petitiondesk.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.json.SpinJsonNode;
import org.camunda.spin.plugin.variable.SpinValues;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/**
 * The gate that every look at a form and every completion passes, whichever service, REST root or web app it comes from:
 * who may, what the form allows, what the rules say, and then table rows and token in one transaction.
 */
@Component
class TaskGate {

    private static final Logger log = LoggerFactory.getLogger(TaskGate.class);
    private static final int TRIES = 3;
    private static final String OVERTAKEN = "这件事刚刚被他人处理过，您的提交没有生效。请刷新后再看。";

    /** What both kinds of form submission leave to the engine once the gate has let them pass. */
    interface Completion<T> {
        T with(Map<String, Object> decisions);
    }

    private final ProcessEngine engine;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final ObjectMapper mapper;
    private final Map<String, TaskRules> taskRules;
    private final Map<String, StartRules> startRules;
    private final Map<String, TaskClaims> claims;
    private final Map<String, FormSchema> schemas = new ConcurrentHashMap<>();

    TaskGate(
            @Lazy ProcessEngine engine,
            PlatformTransactionManager transactionManager,
            JdbcClient jdbc,
            ObjectMapper mapper,
            ObjectProvider<TaskRules> taskRules,
            ObjectProvider<StartRules> startRules,
            ObjectProvider<TaskClaims> claims) {
        this.engine = engine;
        this.transaction = new TransactionTemplate(transactionManager);
        this.jdbc = jdbc;
        this.mapper = mapper;
        this.taskRules = taskRules
                .orderedStream()
                .collect(Collectors.toUnmodifiableMap(
                        rules -> rules.process() + "/" + rules.task(), Function.identity()));
        this.startRules = startRules
                .orderedStream()
                .collect(Collectors.toUnmodifiableMap(StartRules::process, Function.identity()));
        this.claims =
                claims.orderedStream().collect(Collectors.toUnmodifiableMap(TaskClaims::process, Function.identity()));
    }

    <T> T complete(String taskId, Map<String, Object> submitted, Completion<T> completion) {
        return answering(() -> besideJobs(() -> transaction.execute(status -> {
            String userId = signedIn();
            lock(taskId);
            Task task = visibleTask(taskId);
            if (task.getAssignee() != null && !task.getAssignee().equals(userId)) {
                throw Refusal.forbidden("该任务已由他人签收，您不能代为提交；需要改由您办理的，请先由签收人退回。");
            }
            TaskAtHand atHand = atHand(task);
            FieldChecks checks = new FieldChecks();
            FormValues values = whileOpen(taskId, () -> schemaOf(task)).check(plain(submitted), checks);
            checks.done();
            Map<String, Object> decisions =
                    whileOpen(taskId, () -> rulesOf(atHand).accept(atHand, values, userId));
            requireStillOpen(taskId);
            return completion.with(decisions);
        })));
    }

    /** What breaks because the case has gone on meanwhile says nothing of the submission, nor of the desk. */
    private <R> R whileOpen(String taskId, Step<R> step) {
        try {
            return step.run();
        } catch (Refusal | DataAccessException e) {
            throw e;
        } catch (RuntimeException e) {
            // whatever it is: it is told as it is, unless the task has ended under the one who submits
            if (isOpen(taskId)) {
                throw e;
            }
            log.info("Task {} ended while somebody submitted it, where that failed with", taskId, e);
            throw Refusal.conflict(OVERTAKEN);
        }
    }

    /**
     * Whoever does not complete a task but acts on its case beside it, such as a petitioner who withdraws, takes no turn here:
     * the rules have waited for him at the case's row, and he may have ended the task.
     */
    private void requireStillOpen(String taskId) {
        if (!isOpen(taskId)) {
            throw Refusal.conflict(OVERTAKEN);
        }
    }

    private boolean isOpen(String taskId) {
        return engine.getTaskService().createTaskQuery().taskId(taskId).count() > 0;
    }

    /**
     * Does a step again, from its beginning, that met one of the desk's own jobs at the same case. People take turns by the
     * lock, jobs do not; nobody is to be told that another was quicker when it was the desk itself.
     */
    private static <T> T besideJobs(Step<T> step) {
        // what belongs to a larger transaction cannot be done again by itself
        int most = TransactionSynchronizationManager.isActualTransactionActive() ? 1 : TRIES;
        for (int tried = 1; ; tried++) {
            try {
                return step.run();
            } catch (OptimisticLockingException | ConcurrencyFailureException e) {
                if (tried >= most) {
                    throw e;
                }
            }
        }
    }

    String start(String processDefinitionId, Map<String, Object> submitted) {
        return answering(() -> transaction.execute(status -> {
            String userId = signedIn();
            StartRules rules = startRulesOf(processDefinitionId);
            FormSchema schema = schemas.computeIfAbsent(
                    processDefinitionId,
                    id -> FormSchema.read(
                            ((GuardedFormService) engine.getFormService()).deployedStartForm(id), mapper));
            FieldChecks checks = new FieldChecks();
            FormValues values = schema.check(plain(submitted), checks);
            checks.done();
            return rules.start(values, userId);
        }));
    }

    VariableMap startView(String processDefinitionId) {
        return answering(() -> typed(startRulesOf(processDefinitionId).view(signedIn())));
    }

    /** The start form with its lists, as the person who opens it may choose from them. */
    InputStream startForm(String processDefinitionId, InputStream form) {
        return answering(() ->
                StartFormLists.into(form, startRulesOf(processDefinitionId).view(signedIn()), mapper));
    }

    VariableMap view(String taskId) {
        return answering(() -> {
            Task task = visibleTask(taskId);
            TaskAtHand atHand = atHand(task);
            return typed(rulesOf(atHand).view(atHand, signedIn()));
        });
    }

    /** A person takes a task for himself, or gives back his own; nobody is put in charge by anybody else here. */
    void mayClaim(String taskId, String userId) {
        answering(() -> {
            Task task = visibleTask(taskId);
            if (userId != null && !userId.equals(signedIn())) {
                throw Refusal.forbidden("只能为本人签收任务。");
            }
            String assignee = task.getAssignee();
            if (assignee != null && !assignee.equals(signedIn())) {
                throw Refusal.conflict("该任务已由他人签收。");
            }
            TaskAtHand atHand = atHand(task);
            if (userId != null && claims.containsKey(atHand.process())) {
                claims.get(atHand.process()).mayTake(atHand, userId);
            }
            return task;
        });
    }

    /**
     * Lets those who complete tasks of one case take turns: the second waits, and then finds his task done, or ended by what
     * the first one did, before he has written anything. A lock on the task's row would not do: a completion may end another
     * task of the case, and two of them would wait for each other.
     */
    private void lock(String taskId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(proc_inst_id_, 0)) from act_ru_task where id_ = :id")
                .param("id", taskId)
                .query((row, i) -> taskId)
                .list();
    }

    /** Refuses whoever asks for a task that is not there for him. */
    void maySee(String taskId) {
        answering(() -> visibleTask(taskId));
    }

    private Task visibleTask(String taskId) {
        Task task = engine.getTaskService()
                .createTaskQuery()
                .taskId(taskId)
                .initializeFormKeys()
                .singleResult();
        if (task == null) {
            throw Refusal.notFound("任务不存在、已办结，或者不归您办理。请刷新任务列表。");
        }
        return task;
    }

    private TaskAtHand atHand(Task task) {
        String businessKey = Optional.ofNullable(EngineAccess.unrestricted(
                        engine,
                        () -> engine.getRuntimeService()
                                .createProcessInstanceQuery()
                                .processInstanceId(task.getProcessInstanceId())
                                .singleResult()))
                .map(ProcessInstance::getBusinessKey)
                .orElseThrow(() -> Refusal.conflict(OVERTAKEN));
        return new TaskAtHand(
                task.getId(),
                processKey(task.getProcessDefinitionId()),
                task.getTaskDefinitionKey(),
                businessKey,
                item(task));
    }

    private String item(Task task) {
        try {
            return (String) EngineAccess.unrestricted(
                    engine,
                    () -> engine.getRuntimeService().getVariableLocal(task.getExecutionId(), TaskAtHand.ITEM.name()));
        } catch (NullValueException e) {
            // the engine's word for an execution that has ended since the task was looked up
            throw Refusal.conflict(OVERTAKEN);
        }
    }

    private String processKey(String processDefinitionId) {
        ProcessDefinition definition = EngineAccess.unrestricted(
                engine, () -> engine.getRepositoryService().getProcessDefinition(processDefinitionId));
        return definition.getKey();
    }

    private TaskRules rulesOf(TaskAtHand task) {
        return Optional.ofNullable(taskRules.get(task.process() + "/" + task.task()))
                .orElseThrow(() -> new IllegalStateException("no rules for " + task.process() + "/" + task.task()));
    }

    private StartRules startRulesOf(String processDefinitionId) {
        RepositoryService repository = engine.getRepositoryService();
        // under the caller's rights: a definition that he may not see does not exist for him
        ProcessDefinition definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionId(processDefinitionId)
                .singleResult();
        if (definition == null || !startRules.containsKey(definition.getKey())) {
            throw Refusal.notFound("没有可由您发起的这个流程。");
        }
        return startRules.get(definition.getKey());
    }

    private FormSchema schemaOf(Task task) {
        String key = task.getProcessDefinitionId() + "/" + task.getTaskDefinitionKey();
        return schemas.computeIfAbsent(
                key, k -> FormSchema.read(engine.getFormService().getDeployedTaskForm(task.getId()), mapper));
    }

    private String signedIn() {
        IdentityService identity = engine.getIdentityService();
        Authentication authentication = identity.getCurrentAuthentication();
        if (authentication == null || authentication.getUserId() == null) {
            throw new IllegalStateException("a task form was opened or submitted by nobody");
        }
        return authentication.getUserId();
    }

    /** Lists and maps become JSON values, which Camunda Forms read as option lists and tables. */
    private VariableMap typed(Map<String, Object> view) {
        VariableMap variables = Variables.createVariables();
        new LinkedHashMap<>(view).forEach((name, value) -> {
            if (value instanceof List<?> || value instanceof Map<?, ?>) {
                variables.putValueTyped(
                        name,
                        SpinValues.jsonValue(mapper.valueToTree(value).toString())
                                .create());
            } else if (value != null) {
                variables.putValue(name, value);
            }
        });
        return variables;
    }

    /** Lists that a person has ticked together arrive as JSON values of the engine. */
    private Map<String, Object> plain(Map<String, Object> submitted) {
        Map<String, Object> plain = new LinkedHashMap<>();
        submitted.forEach((name, value) -> plain.put(name, value instanceof SpinJsonNode json ? plain(json) : value));
        return plain;
    }

    private Object plain(SpinJsonNode json) {
        return json.isArray() ? json.elements().stream().map(this::plain).toList() : json.value();
    }

    private interface Step<T> {
        T run();
    }

    private static <T> T answering(Step<T> step) {
        try {
            return step.run();
        } catch (Refusal refusal) {
            throw new RefusalResponse(refusal);
        } catch (OptimisticLockingException | ConcurrencyFailureException e) {
            throw new RefusalResponse(Refusal.conflict(OVERTAKEN));
        }
    }
}
