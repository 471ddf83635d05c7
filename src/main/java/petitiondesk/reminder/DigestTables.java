package petitiondesk.reminder;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Mails that tell several alerts to one person on one day. */
@Repository
class DigestTables {

    private static final String WAITING = """
            from alert a
            where a.way = 'DIGEST' and a.digest_on <= :upTo
              and not exists (select 1 from alert_digest_line l where l.alert_id = a.id)
            """;

    private final JdbcClient jdbc;

    DigestTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The names are kept in the database. */
    enum Kind {
        MORNING,
        WEEKLY
    }

    /** People for whom alerts up to this morning wait that no mail has told yet. */
    List<String> awaiting(LocalDate upTo) {
        return jdbc.sql("select distinct a.recipient " + WAITING + " order by 1")
                .param("upTo", upTo)
                .query(String.class)
                .list();
    }

    /** Those alerts of one person, the oldest morning first. */
    List<Alert> waiting(String recipient, LocalDate upTo) {
        return jdbc.sql("select a.* " + WAITING + """
                          and a.recipient = :recipient
                        order by a.digest_on, a.became_on, a.due_on, a.subject, a.id""")
                .param("upTo", upTo)
                .param("recipient", recipient)
                .query(Alerts::alert)
                .list();
    }

    /** The last day for which the person has got such a mail. */
    Optional<LocalDate> last(String recipient, Kind kind) {
        return jdbc.sql("select max(day) from alert_digest where recipient = :recipient and kind = :kind")
                .param("recipient", recipient)
                .param("kind", kind.name())
                .query((row, index) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
    }

    /**
     * Notes the mail, unless there is one for this day.
     *
     * @param noticeKey null where nothing was left to tell
     * @return its id if it is new
     */
    Optional<Long> add(String recipient, Kind kind, LocalDate day, String noticeKey, Instant at) {
        return jdbc.sql("""
                        insert into alert_digest (recipient, kind, day, notice_key, written_at)
                        values (:recipient, :kind, :day, :noticeKey, :at) on conflict do nothing returning id""")
                .param("recipient", recipient)
                .param("kind", kind.name())
                .param("day", day)
                .param("noticeKey", noticeKey)
                .param("at", Timestamp.from(at))
                .query(Long.class)
                .optional();
    }

    void addLine(long alert, long digest, boolean settled) {
        jdbc.sql("insert into alert_digest_line (alert_id, digest_id, settled) values (:alert, :digest, :settled)")
                .param("alert", alert)
                .param("digest", digest)
                .param("settled", settled)
                .update();
    }
}
