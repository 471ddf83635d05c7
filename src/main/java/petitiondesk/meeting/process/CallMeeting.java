package petitiondesk.meeting.process;

import java.util.Map;
import org.springframework.stereotype.Component;
import petitiondesk.engine.FormValues;
import petitiondesk.engine.StartRules;
import petitiondesk.meeting.CallingMeetings;
import petitiondesk.meeting.JointMeeting;
import petitiondesk.meeting.MeetingProcess;

/** The start form: the office calls a meeting beside the monthly ones. */
@Component
class CallMeeting implements StartRules {

    private final CallingMeetings calling;
    private final MeetingProcess process;

    CallMeeting(CallingMeetings calling, MeetingProcess process) {
        this.calling = calling;
        this.process = process;
    }

    @Override
    public String process() {
        return MeetingVariables.PROCESS;
    }

    @Override
    public Map<String, Object> view(String userId) {
        return Map.of();
    }

    @Override
    public String start(FormValues values, String userId) {
        JointMeeting meeting = calling.callExtraordinary(values.textOrNull("reason"), userId);
        return process.instanceOf(meeting.number());
    }
}
