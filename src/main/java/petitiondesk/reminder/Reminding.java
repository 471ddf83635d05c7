package petitiondesk.reminder;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.reminder.DueSteps.Due;

/**
 * Looks at all running limits and announces what is due, day by day from the oldest on: after days on which the desk stood
 * still people read what they missed in the order in which it became true. Each limit has a transaction of its own, so that
 * one that cannot be announced holds up nobody else; several nodes may do this at once.
 */
@Service
public class Reminding {

    private static final Logger log = LoggerFactory.getLogger(Reminding.class);
    private static final int AT_ONCE = 500;

    private final TimeLimits limits;
    private final DueSteps steps;
    private final Announcing announcing;
    private final Digests digests;
    private final LeadersList leaders;
    private final Mornings mornings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Reminding(
            TimeLimits limits,
            DueSteps steps,
            Announcing announcing,
            Digests digests,
            LeadersList leaders,
            Mornings mornings,
            TransactionTemplate transaction,
            Clock clock) {
        this.limits = limits;
        this.steps = steps;
        this.announcing = announcing;
        this.digests = digests;
        this.leaders = leaders;
        this.mornings = mornings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * What one look came to.
     *
     * @param found limits in which something was due
     * @param done announcements and mails that were written; another node may have written the others
     * @param failed announcements that went wrong and are tried again at the next look
     */
    public record Result(int found, int done, int failed) {}

    /** Announces what has become due since the last look. */
    public Result run() {
        List<String> subjects = limits.runningSubjects();
        List<Due> due = new ArrayList<>();
        for (int from = 0; from < subjects.size(); from += AT_ONCE) {
            due.addAll(steps.of(subjects.subList(from, Math.min(from + AT_ONCE, subjects.size()))));
        }
        Tally tally = new Tally();
        due.forEach(one -> announce(only(one, false), tally));
        LocalDate newest = mornings.newest(clock.instant());
        byDay(due).forEach((day, ofDay) -> {
            // what became true on a day is told before that day's morning
            writeMornings(day.isAfter(newest) ? newest : day.minusDays(1), tally);
            ofDay.forEach(one -> announce(one, tally));
        });
        writeMornings(newest, tally);
        if (leaders.isDue()) {
            tally.done += leaders.write(running(subjects));
        }
        return new Result(due.size(), tally.done, tally.failed);
    }

    private static final class Tally {
        private int done;
        private int failed;
    }

    private void announce(Due due, Tally tally) {
        if (due.rungs().isEmpty()) {
            return;
        }
        try {
            if (Boolean.TRUE.equals(transaction.execute(status -> announcing.announce(due)))) {
                tally.done += due.rungs().size();
            }
        } catch (RuntimeException e) {
            // nothing of it was written, so that the next look finds it again; the others go on
            log.error(
                    "The limit {} of {} could not be announced",
                    due.limit().kind(),
                    due.limit().subject(),
                    e);
            tally.failed++;
        }
    }

    /** Quiet hours and days off hold these mails back, and these alone. */
    private void writeMornings(LocalDate upTo, Tally tally) {
        if (mornings.areOpen(clock.instant())) {
            tally.done += digests.writeUpTo(upTo);
        }
    }

    private static Due only(Due due, boolean atOnce) {
        return new Due(
                due.limit(),
                due.room(),
                due.rungs().stream()
                        .filter(rung -> rung.step().isToldAtOnce() == atOnce)
                        .toList());
    }

    private static SortedMap<LocalDate, List<Due>> byDay(List<Due> due) {
        SortedMap<LocalDate, List<Due>> days = new TreeMap<>();
        for (Due one : due) {
            Map<LocalDate, List<Rung>> rungs =
                    only(one, true).rungs().stream().collect(Collectors.groupingBy(Rung::on));
            rungs.forEach((day, ofDay) ->
                    days.computeIfAbsent(day, any -> new ArrayList<>()).add(new Due(one.limit(), one.room(), ofDay)));
        }
        return days;
    }

    private List<TimeLimit> running(List<String> subjects) {
        List<TimeLimit> running = new ArrayList<>();
        for (int from = 0; from < subjects.size(); from += AT_ONCE) {
            limits.running(subjects.subList(from, Math.min(from + AT_ONCE, subjects.size())))
                    .values()
                    .forEach(running::addAll);
        }
        return running;
    }
}
