package petitiondesk.petition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.notification.NewNotice;
import petitiondesk.notification.Notices;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Organisation.Person;
import petitiondesk.organisation.Role;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.platform.DeskSettings;

/** What staff are told: number, task and date, never what the petition says or whose it is. */
@Service
public class StaffNotices {

    private final Notices notices;
    private final Organisation organisation;
    private final Cases cases;
    private final TimeLimits limits;
    private final ShutOuts shutOuts;
    private final DeskSettings settings;

    /** The engine announces a task within the call that leads to it, on the same thread. */
    private final ThreadLocal<Boolean> silent = ThreadLocal.withInitial(() -> false);

    StaffNotices(
            Notices notices,
            Organisation organisation,
            Cases cases,
            TimeLimits limits,
            ShutOuts shutOuts,
            DeskSettings settings) {
        this.notices = notices;
        this.organisation = organisation;
        this.cases = cases;
        this.limits = limits;
        this.shutOuts = shutOuts;
        this.settings = settings;
    }

    /** Does something of which the members of the groups concerned are told otherwise, such as by the report on a file. */
    <T> T silently(Supplier<T> step) {
        boolean before = silent.get();
        silent.set(true);
        try {
            return step.get();
        } finally {
            silent.set(before);
        }
    }

    /**
     * Tells the members of a group that a task has come to them.
     *
     * @param dueAt end of the limit, or null where the step has none
     */
    @Transactional
    public void taskOffered(String number, String taskId, String taskName, String group, Instant dueAt) {
        taskOffered(number, taskId, taskName, organisation.members(group), dueAt);
    }

    /** Tells one person that a task has come to him by name. */
    @Transactional
    public void taskOfferedTo(String number, String taskId, String taskName, String userId, Instant dueAt) {
        taskOffered(
                number, taskId, taskName, organisation.person(userId).stream().toList(), dueAt);
    }

    private void taskOffered(String number, String taskId, String taskName, List<Person> people, Instant dueAt) {
        if (silent.get()) {
            return;
        }
        PetitionCourse course = cases.course(number);
        for (Person member : people) {
            Map<String, Object> model = new LinkedHashMap<>();
            model.put("task", taskName);
            if (dueAt != null) {
                // the limit ends at midnight, which belongs to the day before
                model.put("dueOn", lastDay(number, LocalDate.ofInstant(dueAt.minusMillis(1), ApplicationClock.ZONE)));
            }
            model.put("taskUrl", settings.publicUrl() + "/camunda/app/tasklist/default/#/?task=" + taskId);
            send(course, "task-assigned", "task/" + taskId + "/" + member.userId(), member, model);
        }
    }

    private String lastDay(String number, LocalDate dueOn) {
        return limits.running(number).stream()
                .filter(limit -> limit.dueOn().equals(dueOn))
                .map(PetitionTexts::lastDay)
                .findFirst()
                .orElseGet(() -> PetitionTexts.day(dueOn));
    }

    /** Tells a person once of a new calendar that his dates have moved, with one of them: the others stand in his tasks. */
    void limitMoved(PetitionCourse course, Person member, long calendar, Map<String, Object> particulars) {
        Map<String, Object> model = new LinkedHashMap<>(particulars);
        model.put("taskUrl", settings.publicUrl() + "/camunda/app/tasklist/");
        send(course, "limit-moved", "limit-moved/" + calendar + "/" + member.userId(), member, model);
    }

    /** Tells office and administrators, once for each decision, that its petition could not take it up. */
    void decisionStuck(LeadDecision decision) {
        PetitionCourse course = cases.course(decision.petitionNumber());
        Map<String, Object> model = Map.of(
                "meeting",
                decision.meetingNumber(),
                "meetingUrl",
                settings.publicUrl() + "/desk/meetings/" + decision.meetingNumber());
        Stream.of(Role.OFFICE, Role.ADMINISTRATOR)
                .flatMap(role -> organisation.members(role.group()).stream())
                .distinct()
                .forEach(person -> send(
                        course,
                        "decision-stuck",
                        "decision-stuck/" + decision.id() + "/" + person.userId(),
                        person,
                        model));
    }

    /** Tells those in whose hands the petition is that its petitioner has added something. */
    void supplemented(PetitionCourse course, long supplement, List<PetitionProcess.OpenTask> tasks) {
        Map<String, Object> model = Map.of("caseUrl", settings.publicUrl() + "/desk/petitions/" + course.number());
        tasks.stream()
                .flatMap(this::concerned)
                .distinct()
                .forEach(member -> send(
                        course,
                        "supplement-received",
                        "supplement/" + supplement + "/" + member.userId(),
                        member,
                        model));
    }

    /**
     * Tells office and conveners at once that something cannot wait, discipline inspection alone where it is an accusation.
     *
     * @return who had to be told, whether by mail or by the list on the desk
     */
    List<Person> urgent(PetitionCourse course) {
        Stream<Role> roles = course.restricted() ? Stream.of(Role.DISCIPLINE) : Stream.of(Role.OFFICE, Role.CONVENER);
        List<Person> people = roles.flatMap(role -> organisation.members(role.group()).stream())
                .filter(person -> mayHear(course, person))
                .distinct()
                .toList();
        Map<String, Object> model = Map.of("caseUrl", settings.publicUrl() + "/desk/petitions/" + course.number());
        people.forEach(person -> send(
                course,
                "urgent-reported",
                "urgent/" + course.number() + (course.restricted() ? "/restricted/" : "/") + person.userId(),
                person,
                model));
        return people;
    }

    /** Tells the office, once for each handling, that its petitioner is not satisfied although he was to get what he asked for. */
    void unsatisfied(PetitionCourse course) {
        Map<String, Object> model = Map.of("caseUrl", settings.publicUrl() + "/desk/petitions/" + course.number());
        organisation
                .members(Role.OFFICE.group())
                .forEach(person -> send(
                        course,
                        "evaluation-check",
                        "unsatisfied/" + course.number() + "/" + course.round() + "/" + person.userId(),
                        person,
                        model));
    }

    /** Tells one of those who may do it that a task waits for them: whoever had taken it has to keep out of the case. */
    void released(PetitionCourse course, TaskHolders.Released task, Person person) {
        Map<String, Object> model = Map.of(
                "task",
                task.name(),
                "taskUrl",
                settings.publicUrl() + "/camunda/app/tasklist/default/#/?task=" + task.id());
        String key = "released/" + task.id() + "/" + person.userId();
        send(course, "task-released", key, person, model);
    }

    /** Tells the members of the unit that what it was given is not its task any more. */
    void taskGone(PetitionCourse course, long correction, List<Person> members) {
        // the case is out of their sight by now: the letter says all that they need
        members.forEach(member ->
                send(course, "task-gone", "task-gone/" + correction + "/" + member.userId(), member, Map.of()));
    }

    /** Whoever has the task, else all to whom it is offered. */
    Stream<Person> concerned(PetitionProcess.OpenTask task) {
        return task.assignee() != null
                ? organisation.person(task.assignee()).stream()
                : Stream.concat(
                        task.groups().stream().flatMap(group -> organisation.members(group).stream()),
                        task.users().stream().map(organisation::person).flatMap(Optional::stream));
    }

    void extensionDenied(PetitionCourse course, Person member, long request) {
        Map<String, Object> model = Map.of("caseUrl", settings.publicUrl() + "/desk/petitions/" + course.number());
        send(course, "extension-denied", "extension-denied/" + request, member, model);
    }

    /** Tells a person, once for a case and a day however many files come, that the petitioner has added to it. */
    void attachmentAdded(PetitionCourse course, Person member, LocalDate day) {
        Map<String, Object> model = Map.of("caseUrl", settings.publicUrl() + "/desk/petitions/" + course.number());
        String key = "attachment-added/" + course.number() + "/" + day + "/" + member.userId();
        send(course, "attachment-added", key, member, model);
    }

    /** Whoever is shut out of an accusation hears nothing. Staff without a mail address find the task in their list; nobody has to go and tell them. */
    private void send(PetitionCourse course, String template, String key, Person member, Map<String, Object> model) {
        if (member.email() == null || course.restricted() && shutOuts.isShutOut(course.number(), member.userId())) {
            return;
        }
        notices.send(new NewNotice(
                key, template, course.number(), member.name(), member.email(), null, course.restricted(), model));
    }

    private boolean mayHear(PetitionCourse course, Person member) {
        return !course.restricted() || !shutOuts.isShutOut(course.number(), member.userId());
    }
}
