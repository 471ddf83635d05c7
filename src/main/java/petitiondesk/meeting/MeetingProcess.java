package petitiondesk.meeting;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The course of a meeting in the engine. */
public interface MeetingProcess {

    void begin(String number, Instant prepareDueAt);

    /** Id of the engine's instance. */
    String instanceOf(String number);

    /** Moves the dates of open tasks and of the reminder. */
    void moved(String number, Instant freezeAt, Instant heldAt);

    /** Moves the date until which the meeting is to be prepared. */
    void preparationMoved(String number, Instant from, Instant to);

    /** Completes the signing of the minutes in the name of the signed-in person; signature or return is written already. */
    void minutesSigned(String number);

    /** Sends the minutes back in the name of the signed-in person, as the task's form does. */
    void minutesReturned(String number, String comment);

    /** Open tasks that are offered to one of these groups, oldest first. */
    List<OpenTask> openTasks(String number, Collection<String> groups);

    /**
     * An open task.
     *
     * @param task element id in the diagram
     * @param item district or petition that it is about, or null
     * @param assignee user id, or null while nobody has taken it
     */
    record OpenTask(String id, String task, String name, String item, String assignee) {}
}
