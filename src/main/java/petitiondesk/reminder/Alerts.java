package petitiondesk.reminder;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits.TimeLimit;

/** The ledger of what was announced; nothing in it is ever changed. */
@Repository
class Alerts {

    private final JdbcClient jdbc;

    Alerts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A step of one version of a limit, whoever was told of it. */
    record Announced(
            String subject, LimitKind kind, LocalDate startedOn, LocalDate dueOn, Step step, LocalDate becameOn) {

        static Announced of(TimeLimit limit, Rung rung) {
            return new Announced(
                    limit.subject(), limit.kind(), limit.startedOn(), limit.dueOn(), rung.step(), rung.on());
        }
    }

    /** Up to when an earlier release has reminded people; {@link Instant#MIN} where none has. */
    Instant baseline() {
        return jdbc.sql("select at from alert_baseline")
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant)
                .orElse(Instant.MIN);
    }

    /** What was announced of these cases. */
    Set<Announced> announced(Collection<String> subjects) {
        return new HashSet<>(jdbc.sql("""
                        select distinct subject, kind, started_on, due_on, step, became_on from alert
                        where subject = any(:subjects)""")
                .param("subjects", subjects.toArray(String[]::new))
                .query(Announced.class)
                .list());
    }

    /** Lets one node at a time look at a case, until the end of the transaction; false if another one does so now. */
    boolean take(String what) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended('reminder:' || :what, 0))")
                .param("what", what)
                .query(Boolean.class)
                .single();
    }

    /**
     * Writes a line, unless this was announced to him before.
     *
     * @return its id if it is new
     */
    Optional<Long> add(
            Announced step,
            String recipient,
            Alert.Way way,
            LocalDate digestOn,
            String link,
            String noticeKey,
            Instant at) {
        return jdbc.sql("""
                        insert into alert (subject, kind, started_on, due_on, step, became_on, recipient, way, digest_on,
                                           link, notice_key, written_at)
                        values (:subject, :kind, :startedOn, :dueOn, :step, :becameOn, :recipient, :way, :digestOn,
                                :link, :noticeKey, :at)
                        on conflict do nothing
                        returning id""")
                .param("subject", step.subject())
                .param("kind", step.kind().name())
                .param("startedOn", step.startedOn())
                .param("dueOn", step.dueOn())
                .param("step", step.step().name())
                .param("becameOn", step.becameOn())
                .param("recipient", recipient)
                .param("way", way.name())
                .param("digestOn", digestOn)
                .param("link", link)
                .param("noticeKey", noticeKey)
                .param("at", Timestamp.from(at))
                .query(Long.class)
                .optional();
    }

    /** Alerts of one case, newest first. */
    List<Alert> of(String subject) {
        return jdbc.sql("select * from alert where subject = :subject order by id desc")
                .param("subject", subject)
                .query(Alerts::alert)
                .list();
    }

    /**
     * A stretch of the ledger, newest first.
     *
     * @param before id behind which to go on
     */
    List<Alert> before(long before, int count) {
        return jdbc.sql("select * from alert where id < :before order by id desc limit :count")
                .param("before", before)
                .param("count", count)
                .query(Alerts::alert)
                .list();
    }

    static Alert alert(ResultSet row, int index) throws SQLException {
        return new Alert(
                row.getLong("id"),
                row.getString("subject"),
                LimitKind.valueOf(row.getString("kind")),
                row.getObject("started_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                Step.valueOf(row.getString("step")),
                row.getObject("became_on", LocalDate.class),
                row.getString("recipient"),
                Alert.Way.valueOf(row.getString("way")),
                row.getObject("digest_on", LocalDate.class),
                row.getString("link"),
                row.getTimestamp("written_at").toInstant());
    }
}
