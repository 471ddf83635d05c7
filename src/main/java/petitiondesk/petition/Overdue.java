package petitiondesk.petition;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
    private final Leading leading;
    private final Clock clock;

    Overdue(
            Cases cases,
            TimeLimits limits,
            CaseHistory history,
            StaffNotices notices,
            Organisation organisation,
            FiledPetitions filed,
            Leading leading,
            Clock clock) {
        this.cases = cases;
        this.limits = limits;
        this.history = history;
        this.notices = notices;
        this.organisation = organisation;
        this.filed = filed;
        this.leading = leading;
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
        announce(cases.locked(number), organisation.members(group));
    }

    /**
     * The same for the step of handling, which in a led case its handlers and its leader owe.
     *
     * @param group who handles a case that nobody leads
     */
    @Transactional
    public void announceToHandlers(String number, String group) {
        PetitionCourse course = cases.locked(number);
        announce(
                course,
                leading.teamOf(number)
                        .map(team -> Stream.concat(Stream.of(team.leader()), team.handlers().stream())
                                .flatMap(userId -> organisation.person(userId).stream())
                                .toList())
                        .orElseGet(() -> organisation.members(group)));
    }

    private void announce(PetitionCourse course, List<Organisation.Person> people) {
        String number = course.number();
        for (TimeLimit limit : limits.running(number)) {
            if (limit.isOverdue(clock.instant()) && !filed.passedBefore(limit)) {
                announce(course, limit, people);
            }
        }
    }

    private void announce(PetitionCourse course, TimeLimit limit, List<Organisation.Person> people) {
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
        people.forEach(member -> notices.overdue(course, member, Map.of("task", what, "dueOn", limit.dueOn())));
    }
}
