package petitiondesk.petition;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code meeting_decision_trouble}: decisions that petitions could not take up so far. */
@Component
class DecisionTroubles {

    private final JdbcClient jdbc;

    DecisionTroubles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Counts another attempt in vain.
     *
     * @param reason in words for people, or null for a fault of the program
     * @return how many there have been
     */
    int failed(String number, String reason, Instant at) {
        return jdbc.sql("""
                insert into meeting_decision_trouble (petition_number, attempts, reason, since, next_at)
                values (:number, 1, :reason, :at, :at)
                on conflict (petition_number) do update
                    set attempts = meeting_decision_trouble.attempts + 1, reason = excluded.reason
                returning attempts""")
                .param("number", number)
                .param("reason", reason)
                .param("at", Timestamp.from(at))
                .query(Integer.class)
                .single();
    }

    void restUntil(String number, Instant next) {
        jdbc.sql("update meeting_decision_trouble set next_at = :next where petition_number = :number")
                .param("number", number)
                .param("next", Timestamp.from(next))
                .update();
    }

    void over(String number) {
        jdbc.sql("delete from meeting_decision_trouble where petition_number = :number")
                .param("number", number)
                .update();
    }

    /** All that last, the longest first. */
    List<TakingUpDecisions.Trouble> all() {
        return jdbc.sql("""
                select t.petition_number as number, d.meeting_number, t.attempts, t.reason, t.since, t.next_at
                from meeting_decision_trouble t
                join lateral (select meeting_number from meeting_decision d where d.petition_number = t.petition_number
                              order by d.id desc limit 1) d on true
                order by t.since, t.petition_number""").query(TakingUpDecisions.Trouble.class).list();
    }
}
