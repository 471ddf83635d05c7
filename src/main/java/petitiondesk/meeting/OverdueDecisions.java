package petitiondesk.meeting;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What meetings decided on late cases; appended, never changed. */
@Component
class OverdueDecisions {

    private final JdbcClient jdbc;

    OverdueDecisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A decision, by a meeting on a petition. */
    record OverdueDecision(
            String meetingNumber,
            String petitionNumber,
            OverdueMeasure measure,
            String comment,
            String decidedBy,
            Instant decidedAt) {}

    /** @return false if the meeting has decided on the case already */
    boolean add(OverdueDecision decision) {
        return jdbc.sql("""
                insert into meeting_overdue_decision (meeting_number, petition_number, measure, comment, decided_by, decided_at)
                values (:meeting, :petition, :measure, :comment, :by, :at) on conflict do nothing""")
                        .param("meeting", decision.meetingNumber())
                        .param("petition", decision.petitionNumber())
                        .param("measure", decision.measure().name())
                        .param("comment", decision.comment())
                        .param("by", decision.decidedBy())
                        .param("at", Timestamp.from(decision.decidedAt()))
                        .update()
                == 1;
    }

    /** The meeting's decisions, in the order in which they were made. */
    List<OverdueDecision> of(String number) {
        return jdbc.sql("""
                select * from meeting_overdue_decision where meeting_number = :number order by decided_at, petition_number""")
                .param("number", number)
                .query(OverdueDecision.class)
                .list();
    }
}
