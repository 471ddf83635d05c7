package petitiondesk.petition;

import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.organisation.Organisation;

/** Says that a limit has passed: in the history, and by mail to those who owe the step. */
@Service
public class Overdue {

    private final Cases cases;
    private final TimeLimits limits;
    private final CaseHistory history;
    private final StaffNotices notices;
    private final Organisation organisation;
    private final FiledPetitions filed;
    private final Clock clock;

    Overdue(
            Cases cases,
            TimeLimits limits,
            CaseHistory history,
            StaffNotices notices,
            Organisation organisation,
            FiledPetitions filed,
            Clock clock) {
        this.cases = cases;
        this.limits = limits;
        this.history = history;
        this.notices = notices;
        this.organisation = organisation;
        this.filed = filed;
        this.clock = clock;
    }

    /**
     * Announces every limit of the petition that has passed without being met; but none that had passed before a file
     * brought the petition to this desk, which was noted then.
     *
     * @param group who owes the step
     */
    @Transactional
    public void announce(String number, String group) {
        PetitionCourse course = cases.locked(number);
        for (TimeLimit limit : limits.running(number)) {
            if (limit.isOverdue(clock.instant()) && !filed.passedBefore(limit)) {
                announce(course, limit, group);
            }
        }
    }

    private void announce(PetitionCourse course, TimeLimit limit, String group) {
        String what = limit.kind().title();
        String day = PetitionTexts.day(limit.dueOn());
        String text = "“%s”的期限%s已过（%s），尚未完成。".formatted(what, day, limit.kind().source());
        // a task that comes back after its limit has passed starts the same timer again
        boolean said = history.of(course.number()).stream()
                .anyMatch(entry ->
                        entry.kind() == EventKind.OVERDUE && entry.text().equals(text));
        if (!said) {
            history.announce(course.number(), null, EventKind.OVERDUE, text, "办理已超过期限（%s），我们已督促承办人员。".formatted(day));
        }
        organisation
                .members(group)
                .forEach(member -> notices.overdue(course, member, Map.of("task", what, "dueOn", limit.dueOn())));
    }
}
