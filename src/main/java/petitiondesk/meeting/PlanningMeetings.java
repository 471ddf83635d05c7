package petitiondesk.meeting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Role;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/** Sets when and where a meeting is held and who comes, and changes it. */
@Service
public class PlanningMeetings {

    private static final int PLACE = 100;
    private static final int REASON = 200;
    private static final int PARTICIPANTS = 300;

    private final Meetings meetings;
    private final MeetingPlans plans;
    private final Invitees invitees;
    private final Invitations invitations;
    private final MeetingProcess process;
    private final Organisation organisation;
    private final TimeLimits limits;
    private final Clock clock;

    PlanningMeetings(
            Meetings meetings,
            MeetingPlans plans,
            Invitees invitees,
            Invitations invitations,
            MeetingProcess process,
            Organisation organisation,
            TimeLimits limits,
            Clock clock) {
        this.meetings = meetings;
        this.plans = plans;
        this.invitees = invitees;
        this.invitations = invitations;
        this.process = process;
        this.organisation = organisation;
        this.limits = limits;
        this.clock = clock;
    }

    /** Keeps the first plan; invitations follow. */
    @Transactional
    public MeetingPlan prepare(String number, PlanForm form, String userId) {
        meetings.locked(number, MeetingStatus.PREPARING, "会议已经准备好，变更请在会议页面办理。");
        MeetingPlan plan = checked(number, form, null, userId);
        plans.add(plan);
        meetings.goOn(number, MeetingStatus.REPORTING);
        limits.meet(LimitKind.PREPARE_MEETING, number, clock.instant());
        return plan;
    }

    /**
     * Keeps another plan, moves what depends on it and tells everybody who is concerned, all in one transaction.
     *
     * @throws Refusal if the person is not of the office, the meeting has been held, or the reports are closed already and
     *     their date is to change
     */
    @Transactional
    public void change(String number, PlanForm form, String userId) {
        if (!organisation.groupsOf(userId).contains(Role.OFFICE.group())) {
            throw Refusal.forbidden("会议安排由联席会议办公室变更。");
        }
        JointMeeting meeting = meetings.locked(number);
        if (meeting.status() != MeetingStatus.REPORTING && meeting.status() != MeetingStatus.FROZEN) {
            throw Refusal.conflict("会议现在是“" + meeting.status().title() + "”，不能变更安排。");
        }
        MeetingPlan before = plans.newest(number).orElseThrow();
        boolean frozen = meeting.status() == MeetingStatus.FROZEN;
        MeetingPlan plan = checked(number, frozen ? withFreeze(form, before) : form, before, userId);
        plans.add(plan);
        process.moved(number, plan.freezeAt(), plan.heldAt());
        invitations.sendChanges(before, plan);
    }

    /** Each once, however often he was named. */
    private List<String> participants(PlanForm form, MeetingPlan before) {
        if (form.participants() != null) {
            return form.participants().stream().distinct().toList();
        }
        return before == null ? invitees.usual() : before.participants();
    }

    private static PlanForm withFreeze(PlanForm form, MeetingPlan before) {
        return new PlanForm(
                form.heldAt(), MeetingTimes.input(before.freezeAt()), form.place(), form.participants(), form.reason());
    }

    private MeetingPlan checked(String number, PlanForm form, MeetingPlan before, String userId) {
        Instant now = clock.instant();
        FieldChecks checks = new FieldChecks();
        Instant heldAt = MeetingTimes.read("heldAt", "开会时间", form.heldAt(), LocalTime.of(9, 0), checks);
        Instant freezeAt = MeetingTimes.read("freezeAt", "报告截止时间", form.freezeAt(), LocalTime.of(17, 0), checks);
        boolean freezeKept = before != null && before.freezeAt().equals(freezeAt);
        if (heldAt != null && freezeAt != null) {
            checks.require(heldAt.isAfter(now), "heldAt", "开会时间应在现在之后")
                    .require(freezeKept || freezeAt.isAfter(now), "freezeAt", "报告截止时间应在现在之后")
                    .require(freezeAt.isBefore(heldAt), "freezeAt", "报告截止时间应在开会时间之前");
        }
        checks.requiredText("place", "地点", form.place(), PLACE);
        if (before != null) {
            checks.requiredText("reason", "变更说明", form.reason(), REASON);
        }
        List<String> participants = participants(form, before);
        checks.require(!participants.isEmpty(), "participants", "请至少选择一位参会人员");
        checks.require(participants.size() <= PARTICIPANTS, "participants", "参会人员过多");
        for (String participant : participants) {
            checks.require(invitees.isHere(participant), "participants", "没有这个工作人员，或者已离职：" + participant);
        }
        checks.done();
        return new MeetingPlan(
                number,
                before == null ? 1 : before.version() + 1,
                heldAt,
                freezeAt,
                form.place().strip(),
                participants,
                before == null ? null : form.reason().strip(),
                userId,
                now);
    }
}
