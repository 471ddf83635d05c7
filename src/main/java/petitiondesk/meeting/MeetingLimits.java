package petitiondesk.meeting;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.meeting.MeetingProcess.OpenTask;
import petitiondesk.organisation.Role;
import petitiondesk.reminder.LimitOwners;

/** Who owes the preparation of a meeting: the office, and above it the conveners. */
@Component
class MeetingLimits implements LimitOwners {

    private final Meetings meetings;
    private final MeetingProcess process;

    MeetingLimits(Meetings meetings, MeetingProcess process) {
        this.meetings = meetings;
        this.process = process;
    }

    @Override
    public Map<String, Instant> followedSince(Collection<String> subjects) {
        return meetings.existing(subjects).stream().collect(Collectors.toMap(Function.identity(), any -> Instant.MIN));
    }

    /** What a meeting is called by tells nothing about a case. */
    @Override
    public Set<String> restricted(Collection<String> subjects) {
        return Set.of();
    }

    @Override
    public Owed owed(TimeLimit limit) {
        String office = Role.OFFICE.group();
        Set<String> takers = process.openTasks(limit.subject(), List.of(office)).stream()
                .filter(task -> MeetingLimitTasks.of(limit.kind()).contains(task.task()) && task.assignee() != null)
                .map(OpenTask::assignee)
                .collect(Collectors.toSet());
        String page = "/desk/meetings/" + limit.subject();
        return new Owed(
                takers,
                takers.isEmpty() ? Set.of(office) : Set.of(),
                List.of(office, Role.CONVENER.group()),
                false,
                page,
                page);
    }

    /** A meeting keeps no history of its own: that its preparation took longer stands in the ledger of reminders. */
    @Override
    public void becameOverdue(TimeLimit limit) {}
}
