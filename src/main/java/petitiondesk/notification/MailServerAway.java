package petitiondesk.notification;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code mail_server_away}: since when no node can hand a mail over, known to all of them. */
@Repository
class MailServerAway {

    private final JdbcClient jdbc;

    MailServerAway(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An outage. */
    record Outage(Instant since, String reason) {}

    Optional<Outage> outage() {
        return jdbc.sql("select since, reason from mail_server_away")
                .query((row, index) -> new Outage(row.getTimestamp("since").toInstant(), row.getString("reason")))
                .optional();
    }

    /** An outage that lasts keeps its beginning. */
    void away(String reason, Instant now) {
        jdbc.sql("""
                        insert into mail_server_away (since, reason) values (:now, :reason)
                        on conflict (only_row) do update set reason = excluded.reason
                        """).param("now", Timestamp.from(now)).param("reason", reason).update();
    }

    void back() {
        jdbc.sql("delete from mail_server_away").update();
    }
}
