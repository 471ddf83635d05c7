package petitiondesk.reminder;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import petitiondesk.deadline.TimeLimits.TimeLimit;

/** Says who owes the limits of a room's cases; each room that has limits implements it once. */
public interface LimitOwners {

    /**
     * Those of the cases that are this room's, each with the moment since which the desk has followed it: what became true
     * by then was another register's affair and is not announced. {@link Instant#MIN} for a case that began here.
     */
    Map<String, Instant> followedSince(Collection<String> subjects);

    /** Those of this room's cases that discipline inspection alone may see. */
    Set<String> restricted(Collection<String> subjects);

    /** Those of the cases that this person must hear nothing of, whatever his groups. */
    default Set<String> hidden(Collection<String> subjects, String userId) {
        return Set.of();
    }

    /** Who owes this running limit of one of this room's cases at this moment. */
    Owed owed(TimeLimit limit);

    /**
     * The limit's last day has passed, {@link TimeLimit#dueAt()} says since when: to be written down where the room keeps its
     * history. Said once for each last day that a limit has had, in the transaction of its first alert.
     */
    void becameOverdue(TimeLimit limit);

    /**
     * Who owes a step, and who is told when it stays undone.
     *
     * @param users those who have taken the tasks, or to whom they are offered by name
     * @param groups groups to which a task is offered that nobody has taken
     * @param line groups up the line, the nearest first
     * @param restricted whether discipline inspection alone may see the case
     * @param task where the task is done, as a path on this desk
     * @param page where the case is read, as a path on this desk
     */
    record Owed(
            Set<String> users, Set<String> groups, List<String> line, boolean restricted, String task, String page) {}
}
