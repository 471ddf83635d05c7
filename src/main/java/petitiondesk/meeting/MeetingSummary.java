package petitiondesk.meeting;

import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.petition.TaskSummary;

/** What the forms show of a meeting, as Markdown; what people wrote is escaped. */
@Service
public class MeetingSummary {

    private final Meetings meetings;
    private final MeetingPlans plans;
    private final MinutesTable minutes;
    private final Invitees invitees;

    MeetingSummary(Meetings meetings, MeetingPlans plans, MinutesTable minutes, Invitees invitees) {
        this.meetings = meetings;
        this.plans = plans;
        this.minutes = minutes;
        this.invitees = invitees;
    }

    /** Number, time and place with the way to the meeting's page. */
    @Transactional(readOnly = true)
    public String of(String number) {
        JointMeeting meeting = meetings.get(number);
        String kind = meeting.regular() ? "月度例会" : "临时会议：" + TaskSummary.escaped(meeting.reason());
        String when = plans.newest(number)
                .map(plan -> "\n\n时间：%s　地点：%s\n\n管区报告截止：%s"
                        .formatted(
                                MeetingTimes.minute(plan.heldAt()),
                                TaskSummary.escaped(plan.place()),
                                MeetingTimes.minute(plan.freezeAt())))
                .orElse("");
        return "### 信访联席会议 %s\n%s%s\n\n[打开会议页面](/desk/meetings/%s)"
                .formatted(TaskSummary.escaped(number), kind, when, number);
    }

    public String districtName(String code) {
        return invitees.districtName(code);
    }

    /** Why the convener has sent the minutes back; empty if he has not. */
    @Transactional(readOnly = true)
    public String returned(String number) {
        return minutes.returned(number).stream()
                .findFirst()
                .map(returned -> "**退回修改（%s）：** %s"
                        .formatted(
                                TaskSummary.escaped(invitees.nameOf(returned.returnedBy())),
                                TaskSummary.escaped(returned.comment())))
                .orElse("");
    }

    /** The way to where minutes are signed. */
    public String signingPage(String number) {
        return "请在[会议页面](/desk/meetings/%s#minutes)阅读会议纪要并用本人密码签字。需要退回修改的，可以在这里填写。".formatted(number);
    }

    /** Plain text as Markdown that keeps its lines. */
    public static String paragraphs(String text) {
        return text.lines().map(TaskSummary::escaped).collect(Collectors.joining("\n\n"));
    }
}
