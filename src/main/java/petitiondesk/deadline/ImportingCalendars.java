package petitiondesk.deadline;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.shared.Refusal;

/** Takes in the calendar of a year, whoever brings it, and lets every open limit be counted under it. */
@Service
public class ImportingCalendars {

    private final CalendarTables tables;
    private final Calendars calendars;
    private final ClockEvents events;
    private final MovingLimits moving;
    private final LimitMoves moves;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ImportingCalendars(
            CalendarTables tables,
            Calendars calendars,
            ClockEvents events,
            MovingLimits moving,
            LimitMoves moves,
            TransactionTemplate transaction,
            Clock clock) {
        this.tables = tables;
        this.calendars = calendars;
        this.events = events;
        this.moving = moving;
        this.moves = moves;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A date that moves. */
    public record Move(String subject, LimitKind kind, String title, LocalDate oldDueOn, LocalDate newDueOn) {}

    /**
     * What an import would do.
     *
     * @param provisional whether the year was not published before
     * @param running how many limits run now
     */
    public record Preview(int year, int daysOff, int workdays, boolean provisional, int running, List<Move> moves) {}

    /**
     * What an import has done.
     *
     * @param waiting cases that were being worked on and are counted again within minutes
     */
    public record Imported(long version, List<Move> moves, int waiting) {}

    /** Which running limits would move; nothing is written. */
    @Transactional(readOnly = true)
    public Preview preview(int year, CalendarFile file) {
        CalendarYear read = file.read(year);
        WorkCalendar before = calendars.current();
        refuseSame(before, read);
        long next = before.version() + 1;
        WorkCalendar after = before.with(next, read);
        List<Move> found = new ArrayList<>();
        int running = 0;
        for (LimitRun run : open()) {
            running++;
            TimeLimit old = run.limit();
            TimeLimit moved = new LimitRun(
                            run.subject(),
                            run.started(),
                            run.number(),
                            run.and(run.calendar(next, clock.instant())).events(),
                            version -> version == next ? after : calendars.at(version))
                    .limit();
            if (!moved.dueOn().equals(old.dueOn())) {
                found.add(new Move(run.subject(), old.kind(), old.kind().title(), old.dueOn(), moved.dueOn()));
            }
        }
        int daysOff = (int) read.days().values().stream()
                .filter(day -> day.type() == CalendarYear.Type.OFF)
                .count();
        return new Preview(
                year, daysOff, read.days().size() - daysOff, before.isProvisional(year), running, List.copyOf(found));
    }

    private List<LimitRun> open() {
        return events.ofRunning(events.subjectsRunning(null)).entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .flatMap(open -> LimitRun.of(open.getKey(), open.getValue(), calendars::at).stream())
                .toList();
    }

    /**
     * Takes the year in. From its commit on every new limit is counted under it; the running ones follow case by case, each
     * with its timers, tasks and notices in one transaction.
     *
     * @param by user id of the administrator
     * @throws Refusal naming every field that is wrong, or if nothing would change
     */
    public Imported take(int year, CalendarFile file, String by) {
        CalendarYear read = file.read(year);
        long version = transaction.execute(status -> {
            tables.lock();
            refuseSame(calendars.current(), read);
            return tables.add(read, clock.instant(), by);
        });
        int waiting = moving.underNewest(by);
        return new Imported(
                version,
                moves.under(version).stream()
                        .map(move -> new Move(
                                move.subject(), move.kind(), move.kind().title(), move.oldDueOn(), move.newDueOn()))
                        .toList(),
                waiting);
    }

    private static void refuseSame(WorkCalendar calendar, CalendarYear year) {
        calendar.year(year.year()).filter(known -> known.sameDays(year)).ifPresent(known -> {
            throw Refusal.conflict("与现有的%d年日历相同，不需要导入。".formatted(year.year()));
        });
    }

    /**
     * Takes in what a release brings and nobody has: years that are not known, and years that came with an earlier release and
     * are different now. What an administrator brought in stays.
     *
     * @return how many years were taken in
     */
    int takeOfficial(Collection<CalendarYear> official) {
        return transaction.execute(status -> {
            tables.lock();
            int taken = 0;
            for (CalendarYear year : official) {
                Optional<CalendarVersion> known = calendars.newest(year.year());
                boolean news = known.isEmpty()
                        || known.get().importedBy() == null
                                && !known.get().year().sameDays(year);
                if (news) {
                    tables.add(year, clock.instant(), null);
                    taken++;
                }
            }
            return taken;
        });
    }
}
