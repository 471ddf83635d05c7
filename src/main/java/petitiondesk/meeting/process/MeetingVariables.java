package petitiondesk.meeting.process;

import java.time.Instant;
import java.util.Date;
import petitiondesk.engine.ProcessVariable;
import petitiondesk.engine.TaskAtHand;

/** The variables of the process {@code joint-meeting}. A test holds the diagram to this list. */
final class MeetingVariables {

    static final String PROCESS = "joint-meeting";

    static final ProcessVariable<Date> PREPARE_DUE_AT = ProcessVariable.date("prepareDueAt");
    static final ProcessVariable<Date> FREEZE_AT = ProcessVariable.date("freezeAt");
    static final ProcessVariable<Date> HELD_AT = ProcessVariable.date("heldAt");

    /** SIGNED or RETURN: what became of the minutes. */
    static final ProcessVariable<String> APPROVAL = ProcessVariable.string("approval");

    /** District or petition of a task that many do side by side. */
    static final ProcessVariable<String> ITEM = TaskAtHand.ITEM;

    private MeetingVariables() {}

    static Date date(Instant instant) {
        return Date.from(instant);
    }
}
