package petitiondesk.deadline;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import petitiondesk.deadline.TimeLimits.TimeLimit;

/** Writes down every date that moves, and lets the rooms concerned follow in the same transaction. */
@Component
class LimitMoves {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    LimitMoves(JdbcClient jdbc, ApplicationEventPublisher publisher, Clock clock) {
        this.jdbc = jdbc;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** @param by user id, or null */
    record Entry(String subject, LimitKind kind, LocalDate oldDueOn, LocalDate newDueOn, Instant at, String by) {}

    /**
     * Notes the move, if the date has moved at all.
     *
     * @param by user id of who had it moved, or null
     * @return whether it has
     */
    boolean note(LimitRun run, TimeLimit before, LimitMoved.Cause cause, String by) {
        TimeLimit after = run.limit();
        if (after.dueAt().equals(before.dueAt())) {
            return false;
        }
        long calendar = run.calendar();
        jdbc.sql("""
                insert into limit_move (subject, kind, run, cause, calendar, old_due_on, new_due_on, moved_at, moved_by)
                values (:subject, :kind, :run, :cause, :calendar, :oldDueOn, :newDueOn, :at, :by)""")
                .param("subject", run.subject())
                .param("kind", after.kind().name())
                .param("run", run.number())
                .param("cause", cause.name())
                .param("calendar", calendar == 0 ? null : calendar)
                .param("oldDueOn", before.dueOn())
                .param("newDueOn", after.dueOn())
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by)
                .update();
        publisher.publishEvent(new LimitMoved(
                run.subject(),
                after.kind(),
                before.dueOn(),
                after.dueOn(),
                before.dueAt(),
                after.dueAt(),
                cause,
                calendar));
        return true;
    }

    /** What moved under this version of the calendar, by subject. */
    List<Entry> under(long calendar) {
        return jdbc.sql("""
                select subject, kind, old_due_on, new_due_on, moved_at, moved_by from limit_move
                where calendar = :calendar and cause = 'CALENDAR' order by subject, id""")
                .param("calendar", calendar)
                .query((row, i) -> new Entry(
                        row.getString("subject"),
                        LimitKind.valueOf(row.getString("kind")),
                        row.getObject("old_due_on", LocalDate.class),
                        row.getObject("new_due_on", LocalDate.class),
                        row.getTimestamp("moved_at").toInstant(),
                        row.getString("moved_by")))
                .list();
    }
}
