package petitiondesk.deadline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The append-only table of clock events. */
@Repository
class ClockEvents {

    /** Whether the event {@code done} has met or ended its limit for good. */
    private static final String OVER = """
            done.type in ('MET', 'ENDED')
            and not exists (select 1 from limit_clock_event back
                            where back.subject = done.subject and back.kind = done.kind and back.run = done.run
                              and back.type = 'RUN_ON' and back.id > done.id)""";

    private final JdbcClient jdbc;

    ClockEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void append(String subject, ClockEvent event) {
        jdbc.sql("""
                        insert into limit_clock_event
                            (subject, kind, run, type, on_day, days, unit, to_kind, calendar, at)
                        values (:subject, :kind, :run, :type, :onDay, :days, :unit, :toKind, :calendar, :at)
                        """)
                .param("subject", subject)
                .param("kind", event.kind().name())
                .param("run", event.run())
                .param("type", event.type().name())
                .param("onDay", event.onDay())
                .param("days", event.days())
                .param("unit", event.unit() == null ? null : event.unit().name())
                .param("toKind", event.toKind() == null ? null : event.toKind().name())
                .param("calendar", event.calendar())
                .param("at", event.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** All clock events of a case, oldest first. */
    List<ClockEvent> of(String subject) {
        return of(List.of(subject)).getOrDefault(subject, List.of());
    }

    /** The same by case. */
    Map<String, List<ClockEvent>> of(Collection<String> subjects) {
        return bySubject("where e.subject = any(:subjects)", subjects);
    }

    /** Clock events of limits that have neither been met nor ended, by case, oldest first. */
    Map<String, List<ClockEvent>> ofRunning(Collection<String> subjects) {
        return bySubject("""
                where e.subject = any(:subjects)
                  and not exists (select 1 from limit_clock_event done
                                  where done.subject = e.subject and done.kind = e.kind and done.run = e.run
                                    and %s)""".formatted(OVER), subjects);
    }

    private Map<String, List<ClockEvent>> bySubject(String condition, Collection<String> subjects) {
        Map<String, List<ClockEvent>> events = new HashMap<>();
        jdbc.sql("""
                        select e.subject, e.kind, e.run, e.type, e.on_day, e.days, e.unit, e.to_kind, e.calendar, e.at
                        from limit_clock_event e
                        """ + condition + " order by e.id")
                .param("subjects", subjects.toArray(String[]::new))
                .query(row -> {
                    events.computeIfAbsent(row.getString("subject"), subject -> new ArrayList<>())
                            .add(event(row));
                });
        return events;
    }

    /** Cases with a running limit; those of which at least one is under an older calendar than this, if it is given. */
    List<String> subjectsRunning(Long notUnder) {
        return jdbc.sql("""
                        select distinct e.subject
                        from limit_clock_event e
                        where e.type = 'STARTED'
                          and not exists (select 1 from limit_clock_event done
                                          where done.subject = e.subject and done.kind = e.kind and done.run = e.run
                                            and %s)
                          and (:notUnder::bigint is null or not exists (
                              select 1 from limit_clock_event told
                              where told.subject = e.subject and told.kind = e.kind and told.run = e.run
                                and told.type in ('STARTED', 'CALENDAR') and told.calendar >= :notUnder::bigint))
                        order by e.subject
                        """.formatted(OVER))
                .param("notUnder", notUnder)
                .query(String.class)
                .list();
    }

    private static ClockEvent event(ResultSet row) throws SQLException {
        return new ClockEvent(
                LimitKind.valueOf(row.getString("kind")),
                row.getInt("run"),
                ClockEvent.Type.valueOf(row.getString("type")),
                row.getObject("on_day", LocalDate.class),
                row.getObject("days", Integer.class),
                constant(LimitKind.Unit.class, row.getString("unit")),
                constant(LimitKind.class, row.getString("to_kind")),
                row.getObject("calendar", Long.class),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }

    /**
     * Gives up on whatever lock somebody else holds, sooner than PostgreSQL would end one of two that wait for each other: a
     * person's step goes before a recount.
     */
    void yieldToOthers() {
        jdbc.sql("select set_config('lock_timeout', '300ms', true)")
                .query(String.class)
                .single();
    }

    /** Lets one clock change of a case wait for the other, until the end of the transaction. */
    void lock(String subject) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('limit_clock:' || :subject, 0))")
                .param("subject", subject)
                .query((row, i) -> subject)
                .single();
    }
}
