package petitiondesk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import petitiondesk.document.signing.SigningKeys;
import petitiondesk.document.signing.UnlockedKey;
import petitiondesk.organisation.Organisation;
import petitiondesk.petition.Intake;
import petitiondesk.petition.IntakeForm;
import petitiondesk.security.CurrentUser;

/** The people of the demo organisation at work: takes petitions in and completes tasks the way Tasklist does. */
@TestComponent
public class Office {

    private final ProcessEngine engine;
    private final Intake intake;
    private final Organisation organisation;
    private final SigningKeys keys;

    Office(ProcessEngine engine, Intake intake, Organisation organisation, SigningKeys keys) {
        this.engine = engine;
        this.intake = intake;
        this.organisation = organisation;
        this.keys = keys;
    }

    /** Signs something as this person, with his pin as he was hired. */
    public void signs(String userId, Consumer<UnlockedKey> signing) {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(userId, null, List.of()));
        try (UnlockedKey key = keys.unlock("demo", "127.0.0.1")) {
            as(userId, () -> signing.accept(key));
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    /** This person, signed in. */
    public CurrentUser user(String userId) {
        return new CurrentUser() {
            @Override
            public boolean isSignedIn() {
                return true;
            }

            @Override
            public String id() {
                return userId;
            }

            @Override
            public Set<String> groups() {
                return organisation.groupsOf(userId);
            }
        };
    }

    /** A petition about a broken road from a petitioner with a mail address. */
    public static IntakeForm aPetition(String kind) {
        return new IntakeForm(
                kind,
                null,
                "村口道路破损",
                "请求修复村口道路",
                "去年雨季以来村口道路塌陷，老人孩子出行不便。",
                "east",
                "east-1",
                "DISPUTE".equals(kind) ? "D02" : "C03",
                1,
                null,
                false,
                new IntakeForm.Person(
                        "诸葛明亮", "11010519491231002X", null, null, "13800138000", "zhuge@demo.invalid", "东片一村18号", null),
                null,
                null,
                null,
                "东片一村村民委员会",
                false,
                false,
                false,
                false,
                null,
                null,
                null,
                null,
                null);
    }

    public String receives(IntakeForm form) {
        return intake.register(form, "registrar", null).number();
    }

    /** Takes a claim in and gives it to the unit {@code land}, where it is handled now. */
    public String receivesClaimForLand() {
        String number = receives(aPetition("CLAIM"));
        completes(
                "registrar",
                number,
                "UserTask_Register",
                Map.of(
                        "kind", "CLAIM",
                        "category", "C03",
                        "district", "east",
                        "disposition", "ACCEPT",
                        "responsibleUnit", "land"));
        return number;
    }

    /** Completes the open task of the petition as this person, through the same gate as everybody else. */
    public void completes(String userId, String number, String task, Map<String, Object> values) {
        String taskId = task(number, task).getId();
        as(userId, () -> engine.getFormService().submitTaskForm(taskId, new HashMap<>(values)));
    }

    /** The same for the one of many tasks side by side that is about this district or petition. */
    public void completes(String userId, String number, String task, String item, Map<String, Object> values) {
        String taskId = task(number, task, item).getId();
        as(userId, () -> engine.getFormService().submitTaskForm(taskId, new HashMap<>(values)));
    }

    /** Claims the task, as in Tasklist. */
    public void takes(String userId, String number, String task) {
        String taskId = task(number, task).getId();
        as(userId, () -> engine.getTaskService().claim(taskId, userId));
    }

    /** Hands a task to somebody else, as one who assigns tasks does. */
    public void gives(String number, String task, String userId) {
        engine.getTaskService().setAssignee(task(number, task).getId(), userId);
    }

    public Map<String, Object> sees(String userId, String number, String task) {
        String taskId = task(number, task).getId();
        Map<String, Object> view = new HashMap<>();
        as(userId, () -> view.putAll(engine.getFormService().getTaskFormVariables(taskId)));
        return view;
    }

    public void as(String userId, Runnable action) {
        List<String> groups = engine.getIdentityService().createGroupQuery().groupMember(userId).list().stream()
                .map(Group::getId)
                .toList();
        engine.getIdentityService().setAuthentication(userId, groups);
        try {
            action.run();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    public Task task(String number, String task) {
        Task found = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(task)
                .singleResult();
        assertThat(found).as("open task %s of %s", task, number).isNotNull();
        return found;
    }

    public Task task(String number, String task, String item) {
        List<Task> found = engine
                .getRuntimeService()
                .createVariableInstanceQuery()
                .processInstanceIdIn(instance(number))
                .variableValueEquals("item", item)
                .list()
                .stream()
                .flatMap(variable -> engine
                        .getTaskService()
                        .createTaskQuery()
                        .executionId(variable.getExecutionId())
                        .taskDefinitionKey(task)
                        .list()
                        .stream())
                .toList();
        assertThat(found).as("open task %s of %s about %s", task, number, item).hasSize(1);
        return found.get(0);
    }

    /** What the open tasks of this kind are about, such as a district or a petition. */
    public List<String> items(String number, String task) {
        return tasks(number, task).stream()
                .map(open -> (String) engine.getRuntimeService().getVariableLocal(open.getExecutionId(), "item"))
                .toList();
    }

    public List<Task> tasks(String number, String task) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(task)
                .list();
    }

    /** Runs every continuation that waits, and those that follow from them; timers stay. */
    public void runContinuations(String number) {
        List<Job> jobs;
        do {
            jobs = courses(number).stream()
                    .flatMap(course -> engine
                            .getManagementService()
                            .createJobQuery()
                            .processInstanceId(course.getId())
                            .messages()
                            .list()
                            .stream())
                    .toList();
            jobs.forEach(job -> engine.getManagementService().executeJob(job.getId()));
        } while (!jobs.isEmpty());
    }

    /** Runs the job that waits at the element, a timer or a continuation. */
    public void runJob(String number, String activity) {
        List<Job> jobs = courses(number).stream()
                .flatMap(course -> engine
                        .getManagementService()
                        .createJobQuery()
                        .processInstanceId(course.getId())
                        .activityId(activity)
                        .list()
                        .stream())
                .toList();
        assertThat(jobs).as("job at %s of %s", activity, number).hasSize(1);
        engine.getManagementService().executeJob(jobs.get(0).getId());
    }

    /** The course that runs, else the newest; where several run, the one that began first. */
    public String instance(String number) {
        List<HistoricProcessInstance> courses = courses(number);
        return courses.stream()
                .filter(course -> course.getEndTime() == null)
                .findFirst()
                .orElseGet(() -> courses.get(courses.size() - 1))
                .getId();
    }

    /** Whatever runs or ran under this number, oldest first. */
    private List<HistoricProcessInstance> courses(String number) {
        return engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .orderByProcessInstanceStartTime()
                .asc()
                .list();
    }
}
