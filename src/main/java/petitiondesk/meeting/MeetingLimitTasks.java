package petitiondesk.meeting;

import java.util.Set;
import petitiondesk.deadline.LimitKind;

/** At which user tasks of the process {@code joint-meeting} each limit is owed. */
public final class MeetingLimitTasks {

    private MeetingLimitTasks() {}

    /** Element ids; none for a limit that this process does not keep. */
    public static Set<String> of(LimitKind kind) {
        return kind == LimitKind.PREPARE_MEETING ? Set.of("UserTask_PrepareMeeting") : Set.of();
    }
}
