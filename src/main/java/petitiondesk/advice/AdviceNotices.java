package petitiondesk.advice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import petitiondesk.deadline.LimitMoved;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.notification.NewNotice;
import petitiondesk.notification.Notices;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Organisation.Person;
import petitiondesk.organisation.Role;
import petitiondesk.petition.PetitionTexts;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.platform.DeskSettings;

/** What mails say of advice: number, task and date, never what was found. */
@Component
class AdviceNotices {

    private static final String ANSWER = "书面反馈改进建议采纳情况";

    private final Notices notices;
    private final Organisation organisation;
    private final DeskSettings settings;

    AdviceNotices(Notices notices, Organisation organisation, DeskSettings settings) {
        this.notices = notices;
        this.organisation = organisation;
        this.settings = settings;
    }

    /** Serves it on those who answer; the office tells who has no mail. */
    void served(Advice advice, TimeLimit limit) {
        Map<String, Object> model =
                Map.of("answerBy", PetitionTexts.lastDay(limit), "adviceUrl", page(advice.number()));
        organisation
                .members(advice.answeringGroup())
                .forEach(person ->
                        send(advice.number(), "advice-served", "advice-served/" + advice.number(), person, model));
    }

    /** Tells those who had to answer that they need not any more. */
    void withdrawn(Advice advice) {
        Map<String, Object> model = Map.of("adviceUrl", page(advice.number()));
        organisation
                .members(advice.answeringGroup())
                .forEach(person -> send(
                        advice.number(), "advice-withdrawn", "advice-withdrawn/" + advice.number(), person, model));
    }

    /** Tells the members of a group that a task has come to them. */
    void offered(String number, String taskId, String taskName, String group, Instant dueAt) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("task", taskName);
        model.put("taskUrl", page(number));
        if (dueAt != null) {
            // the limit ends at midnight, which belongs to the day before
            model.put("dueOn", LocalDate.ofInstant(dueAt.minusMillis(1), ApplicationClock.ZONE));
        }
        organisation.members(group).forEach(person -> reach(number, "task-assigned", "task/" + taskId, person, model));
    }

    /** Tells those who answer, once of each new calendar, that the day has moved. */
    void limitMoved(Advice advice, LimitMoved moved) {
        Map<String, Object> model = Map.of(
                "task",
                ANSWER,
                "oldDueOn",
                moved.oldDueOn(),
                "newDueOn",
                moved.newDueOn(),
                "taskUrl",
                page(advice.number()));
        organisation
                .members(advice.answeringGroup())
                .forEach(person ->
                        reach(advice.number(), "limit-moved", "limit-moved/" + moved.calendar(), person, model));
    }

    /** Staff without a mail address find the task in their list; nobody has to go and tell them. */
    private void reach(String number, String template, String key, Person person, Map<String, Object> model) {
        if (person.email() != null) {
            send(number, template, key, person, model);
        }
    }

    private void send(String number, String template, String key, Person person, Map<String, Object> model) {
        notices.send(new NewNotice(
                key + "/" + person.userId(),
                template,
                number,
                person.name(),
                person.email(),
                Role.OFFICE.group(),
                false,
                model));
    }

    private String page(String number) {
        return settings.publicUrl() + "/desk/advice/" + number;
    }
}
