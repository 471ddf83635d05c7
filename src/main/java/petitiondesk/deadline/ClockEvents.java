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

    private final JdbcClient jdbc;

    ClockEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void append(String subject, ClockEvent event) {
        jdbc.sql("""
                        insert into limit_clock_event (subject, kind, run, type, on_day, days, at)
                        values (:subject, :kind, :run, :type, :onDay, :days, :at)
                        """)
                .param("subject", subject)
                .param("kind", event.kind().name())
                .param("run", event.run())
                .param("type", event.type().name())
                .param("onDay", event.onDay())
                .param("days", event.days())
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
                                    and done.type in ('MET', 'ENDED'))""", subjects);
    }

    private Map<String, List<ClockEvent>> bySubject(String condition, Collection<String> subjects) {
        Map<String, List<ClockEvent>> events = new HashMap<>();
        jdbc.sql("select e.subject, e.kind, e.run, e.type, e.on_day, e.days, e.at from limit_clock_event e " + condition
                        + " order by e.id")
                .param("subjects", subjects.toArray(String[]::new))
                .query(row -> {
                    events.computeIfAbsent(row.getString("subject"), subject -> new ArrayList<>())
                            .add(event(row));
                });
        return events;
    }

    private static ClockEvent event(ResultSet row) throws SQLException {
        return new ClockEvent(
                LimitKind.valueOf(row.getString("kind")),
                row.getInt("run"),
                ClockEvent.Type.valueOf(row.getString("type")),
                row.getObject("on_day", LocalDate.class),
                row.getObject("days", Integer.class),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    /** Lets one clock change of a case wait for the other, until the end of the transaction. */
    void lock(String subject) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('limit_clock:' || :subject, 0))")
                .param("subject", subject)
                .query((row, i) -> subject)
                .single();
    }
}
