package petitiondesk.meeting;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.meeting.MeetingFile.May;
import petitiondesk.meeting.MeetingFile.MinutesView;
import petitiondesk.meeting.MeetingFile.Person;
import petitiondesk.meeting.MeetingFile.Plan;
import petitiondesk.meeting.MeetingFile.Report;
import petitiondesk.meeting.MeetingFile.ReportState;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Role;
import petitiondesk.security.CurrentUser;

/** Meetings as those who come to them may read them. */
@Service
public class MeetingFiles {

    private final Meetings meetings;
    private final MissedMeetings missed;
    private final MeetingPlans plans;
    private final DistrictReports reports;
    private final Freezes freezes;
    private final Attendance attendance;
    private final AgendaView agenda;
    private final MinutesTable minutes;
    private final MinutesText text;
    private final SigningCapacity capacity;
    private final MeetingProcess process;
    private final MeetingAccess access;
    private final Invitees invitees;
    private final Organisation organisation;

    MeetingFiles(
            Meetings meetings,
            MissedMeetings missed,
            MeetingPlans plans,
            DistrictReports reports,
            Freezes freezes,
            Attendance attendance,
            AgendaView agenda,
            MinutesTable minutes,
            MinutesText text,
            SigningCapacity capacity,
            MeetingProcess process,
            MeetingAccess access,
            Invitees invitees,
            Organisation organisation) {
        this.meetings = meetings;
        this.missed = missed;
        this.plans = plans;
        this.reports = reports;
        this.freezes = freezes;
        this.attendance = attendance;
        this.agenda = agenda;
        this.minutes = minutes;
        this.text = text;
        this.capacity = capacity;
        this.process = process;
        this.access = access;
        this.invitees = invitees;
        this.organisation = organisation;
    }

    /**
     * A meeting in the list.
     *
     * @param myReports the reader's districts with their reports, while reports are taken
     */
    public record Line(
            String number,
            boolean regular,
            String reason,
            MeetingStatus status,
            String statusText,
            Instant calledAt,
            Instant heldAt,
            Instant freezeAt,
            String place,
            int reported,
            int districts,
            List<Report> myReports) {}

    /** All meetings, newest first. */
    @Transactional(readOnly = true)
    public List<Line> list(CurrentUser user) {
        access.check(user);
        Map<String, MeetingPlan> plan = plans.newest();
        Map<String, Integer> reported = reports.counts();
        int districts = organisation.districts().size();
        return meetings.all().stream()
                .map(meeting -> line(
                        meeting,
                        plan.get(meeting.number()),
                        reported.getOrDefault(meeting.number(), 0),
                        districts,
                        reportsOf(meeting, user)))
                .toList();
    }

    /** A month without its regular meeting. */
    public record MissedMonth(String number, String month, Instant notedAt) {}

    /** Months that went by without their regular meeting, the newest first. */
    @Transactional(readOnly = true)
    public List<MissedMonth> missed(CurrentUser user) {
        access.check(user);
        return missed.all().stream()
                .map(one -> new MissedMonth(
                        JointMeeting.number(one.month(), 1), LastDecisionsText.month(one.month()), one.notedAt()))
                .toList();
    }

    /** A decision that has not reached its case, in words. */
    public record Stuck(String number, String meetingNumber, String text) {}

    /** Decisions that have not reached their cases, those that wait longest in front. */
    @Transactional(readOnly = true)
    public List<Stuck> troubles(CurrentUser user) {
        access.check(user);
        return agenda.troubles();
    }

    /** One meeting with everything that has happened in it. */
    @Transactional(readOnly = true)
    public MeetingFile open(String number, CurrentUser user) {
        access.check(user);
        JointMeeting meeting = meetings.get(number);
        List<MeetingProcess.OpenTask> tasks = process.openTasks(number, user.groups());
        Map<String, String> taskOfItem = tasks.stream()
                .filter(task -> task.item() != null)
                .collect(Collectors.toMap(
                        task -> task.task() + "/" + task.item(), MeetingProcess.OpenTask::id, (a, b) -> a));
        List<Plan> allPlans = plans.all(number).stream().map(this::plan).toList();
        boolean frozen = meeting.status().compareTo(MeetingStatus.FROZEN) >= 0;
        boolean held = meeting.status().compareTo(MeetingStatus.OPEN) >= 0;
        MinutesView written = minutes.newest(number).map(this::minutes).orElse(null);
        return new MeetingFile(
                number,
                meeting.regular(),
                meeting.reason(),
                meeting.calledBy() == null ? null : invitees.nameOf(meeting.calledBy()),
                meeting.calledAt(),
                meeting.status(),
                meeting.status().title(),
                allPlans.isEmpty() ? null : allPlans.get(0),
                allPlans.isEmpty() ? List.of() : allPlans.subList(1, allPlans.size()),
                meeting.status() == MeetingStatus.PREPARING ? List.of() : reports(meeting, taskOfItem),
                freezes.of(number).map(Freezes.Freeze::frozenAt).orElse(null),
                held ? people(attendance.of(number, true)) : null,
                held ? people(attendance.of(number, false)) : null,
                frozen ? agenda.hardCases(number, taskOfItem) : List.of(),
                held ? agenda.lateCases(number, taskOfItem) : List.of(),
                written,
                held && written == null ? text.of(number) : null,
                may(meeting, tasks, user));
    }

    private Line line(JointMeeting meeting, MeetingPlan plan, int reported, int districts, List<Report> mine) {
        return new Line(
                meeting.number(),
                meeting.regular(),
                meeting.reason(),
                meeting.status(),
                meeting.status().title(),
                meeting.calledAt(),
                plan == null ? null : plan.heldAt(),
                plan == null ? null : plan.freezeAt(),
                plan == null ? null : plan.place(),
                reported,
                districts,
                mine);
    }

    /** Empty unless the meeting takes reports now, so that the list of all meetings asks for those few alone. */
    private List<Report> reportsOf(JointMeeting meeting, CurrentUser user) {
        return meeting.status() != MeetingStatus.REPORTING
                        || user.groups().stream().noneMatch(group -> group.startsWith("district-"))
                ? List.of()
                : reports(meeting, taskOfDistrict(meeting, user)).stream()
                        .filter(report -> user.groups().contains("district-" + report.district()))
                        .toList();
    }

    private Map<String, String> taskOfDistrict(JointMeeting meeting, CurrentUser user) {
        return process.openTasks(meeting.number(), user.groups()).stream()
                .filter(task -> task.item() != null)
                .collect(Collectors.toMap(task -> task.task() + "/" + task.item(), MeetingProcess.OpenTask::id));
    }

    private List<Report> reports(JointMeeting meeting, Map<String, String> taskOfItem) {
        Map<String, DistrictReport> filed = reports.of(meeting.number()).stream()
                .collect(Collectors.toMap(DistrictReport::district, Function.identity()));
        boolean closed = freezes.of(meeting.number()).isPresent();
        return organisation.districts().stream()
                .map(district -> {
                    DistrictReport report = filed.get(district.code());
                    ReportState state = report != null
                            ? report.zero() ? ReportState.ZERO : ReportState.REPORTED
                            : closed ? ReportState.MISSING : ReportState.WAITING;
                    return new Report(
                            district.code(),
                            district.name(),
                            state,
                            state.title(),
                            report == null ? null : invitees.nameOf(report.reportedBy()),
                            report,
                            taskOfItem.get("UserTask_ReportDistrict/" + district.code()));
                })
                .toList();
    }

    private Plan plan(MeetingPlan plan) {
        return new Plan(
                plan.version(),
                plan.heldAt(),
                plan.freezeAt(),
                plan.place(),
                people(plan.participants()),
                plan.reason(),
                invitees.nameOf(plan.setBy()),
                plan.setAt());
    }

    private MinutesView minutes(MinutesTable.Draft draft) {
        String number = draft.meetingNumber();
        return new MinutesView(
                draft.version(),
                draft.text(),
                draft.sha256(),
                invitees.nameOf(draft.draftedBy()),
                draft.draftedAt(),
                minutes.toBeSigned(number).isPresent(),
                minutes.returned(number).stream()
                        .map(returned -> new MeetingFile.ReturnView(
                                returned.version(),
                                returned.comment(),
                                invitees.nameOf(returned.returnedBy()),
                                returned.returnedAt()))
                        .toList(),
                minutes.signature(number)
                        .map(signature -> new MeetingFile.SignatureView(
                                signature.signerName(),
                                signature.capacity().title(),
                                signature.capacityReason(),
                                signature.sha256(),
                                signature.signedAt()))
                        .orElse(null));
    }

    private May may(JointMeeting meeting, List<MeetingProcess.OpenTask> tasks, CurrentUser user) {
        boolean changeable = meeting.status() == MeetingStatus.REPORTING || meeting.status() == MeetingStatus.FROZEN;
        String signAs = minutes.toBeSigned(meeting.number())
                .flatMap(draft -> capacity.of(meeting.number(), user.id()))
                .map(grounds ->
                        grounds.capacity().title() + (grounds.reason() == null ? "" : "（" + grounds.reason() + "）"))
                .orElse(null);
        return new May(
                changeable && user.has(Role.OFFICE),
                signAs,
                tasks.stream()
                        .filter(task -> task.item() == null && !task.task().equals("UserTask_SignMinutes"))
                        .toList());
    }

    private List<Person> people(List<String> userIds) {
        return userIds.stream()
                .map(userId -> new Person(userId, invitees.nameOf(userId)))
                .toList();
    }
}
