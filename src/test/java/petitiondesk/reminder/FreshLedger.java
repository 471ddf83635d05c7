package petitiondesk.reminder;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Tests share one desk, whose clock they move back and forth: each begins as if nobody had ever been reminded. */
final class FreshLedger {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    FreshLedger(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Empties the ledger past its triggers and meets the limits of other tests' cases, so that nobody owes anything in them. */
    void begin() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql("truncate alert_digest_line, alert_digest, alert, alert_baseline")
                    .update();
            jdbc.sql("""
                            insert into limit_clock_event (subject, kind, run, type, on_day, at)
                            select subject, kind, run, 'MET', on_day, :at from limit_clock_event s
                            where type = 'STARTED' and not exists (
                                select 1 from limit_clock_event e
                                where e.subject = s.subject and e.kind = s.kind and e.run = s.run
                                  and e.type in ('MET', 'ENDED'))""").param("at", Timestamp.from(clock.instant())).update();
            jdbc.sql("update notice set key = 'earlier/' || id where key ~ '^(alert|digest|leaders)/'")
                    .update();
        });
    }

    /** Lets an earlier release have reminded people up to this moment, until the next beginning. */
    void remindedBefore(Instant at) {
        jdbc.sql("insert into alert_baseline (only_row, at) values (true, :at)")
                .param("at", Timestamp.from(at))
                .update();
    }
}
