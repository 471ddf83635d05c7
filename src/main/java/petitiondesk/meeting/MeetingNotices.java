package petitiondesk.meeting;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.notification.NewNotice;
import petitiondesk.notification.Notices;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Organisation.Person;
import petitiondesk.organisation.Role;
import petitiondesk.platform.DeskSettings;

/** Reminders around a meeting, and its signed minutes: numbers and dates only, never what a case is about. */
@Service
public class MeetingNotices {

    private final MeetingPlans plans;
    private final DistrictReports reports;
    private final MinutesTable minutes;
    private final Invitees invitees;
    private final Notices notices;
    private final Organisation organisation;
    private final DeskSettings desk;

    MeetingNotices(
            MeetingPlans plans,
            DistrictReports reports,
            MinutesTable minutes,
            Invitees invitees,
            Notices notices,
            Organisation organisation,
            DeskSettings desk) {
        this.plans = plans;
        this.reports = reports;
        this.minutes = minutes;
        this.invitees = invitees;
        this.notices = notices;
        this.organisation = organisation;
        this.desk = desk;
    }

    /** Tells a group that a task of the meeting has come to it; those without a mail address find it in their list. */
    @Transactional
    public void taskOffered(String number, String taskId, String taskName, String group, Object dueOn) {
        Map<String, Object> model = dueOn == null
                ? Map.of("task", taskName, "taskUrl", taskUrl(taskId))
                : Map.of("task", taskName, "dueOn", dueOn, "taskUrl", taskUrl(taskId));
        organisation.members(group).forEach(person -> send("task-assigned", "task/" + taskId, number, person, model));
    }

    /** The time for reports is over: the office is to close them, and those who have not reported are reminded. */
    @Transactional
    public void remindOfFreeze(String number) {
        MeetingPlan plan = plans.newest(number).orElseThrow();
        List<String> missing = reports.missing(number);
        String names = missing.stream().map(invitees::districtName).collect(Collectors.joining("、"));
        String key = "freeze/%s/%d".formatted(number, plan.version());
        Map<String, Object> toOffice = Map.of(
                "freezeAt", plan.freezeAt(), "missing", names.isEmpty() ? "没有" : names, "meetingUrl", url(number));
        organisation
                .members(Role.OFFICE.group())
                .forEach(person -> send("meeting-freeze-due", key, number, person, toOffice));
        for (String district : missing) {
            Map<String, Object> toDistrict = Map.of(
                    "district",
                    invitees.districtName(district),
                    "freezeAt",
                    plan.freezeAt(),
                    "meetingUrl",
                    url(number));
            organisation
                    .members("district-" + district)
                    .forEach(
                            person -> send("meeting-report-missing", key + "/" + district, number, person, toDistrict));
        }
    }

    /** Tells office and conveners that a month had no meeting. */
    void missed(LocalDate month) {
        String number = JointMeeting.number(month, 1);
        Map<String, Object> model =
                Map.of("month", LastDecisionsText.month(month), "meetingsUrl", desk.publicUrl() + "/desk/meetings");
        Stream.of(Role.OFFICE, Role.CONVENER)
                .flatMap(role -> organisation.members(role.group()).stream())
                .distinct()
                .forEach(person -> send("meeting-missed", "meeting-missed/" + number, number, person, model));
    }

    /** Tells the participants that the minutes are signed and where they are to be read. */
    @Transactional
    public void sendMinutes(String number) {
        MinutesTable.Signature signature = minutes.signature(number).orElseThrow();
        Map<String, Object> model = Map.of(
                "signer",
                signature.signerName(),
                "signedAt",
                signature.signedAt(),
                "sha256",
                signature.sha256(),
                "meetingUrl",
                url(number));
        plans.newest(number).orElseThrow().participants().stream()
                .flatMap(userId -> organisation.person(userId).stream())
                .forEach(person -> notices.send(new NewNotice(
                        "minutes/" + number + "/" + person.userId(),
                        "meeting-minutes",
                        number,
                        person.name(),
                        person.email(),
                        null,
                        false,
                        model)));
    }

    private void send(String template, String key, String number, Person person, Map<String, Object> model) {
        if (person.email() != null) {
            notices.send(new NewNotice(
                    key + "/" + person.userId(), template, number, person.name(), person.email(), null, false, model));
        }
    }

    private String url(String number) {
        return desk.publicUrl() + "/desk/meetings/" + number;
    }

    private String taskUrl(String taskId) {
        return desk.publicUrl() + "/camunda/app/tasklist/default/#/?task=" + taskId;
    }
}
