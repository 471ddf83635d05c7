package petitiondesk.petition;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What handlers and leader of a led case have put down; appended, never changed. */
@Component
class LeadResults {

    private final JdbcClient jdbc;

    LeadResults(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A line of progress, or a result that the leader confirmed or did not. */
    record Line(Instant at, String by, String result, String text) {}

    /** Whether a lead leader still has to say that the matter is resolved. */
    boolean awaitsLeader(PetitionCourse course) {
        return course.isLed()
                && !jdbc.sql("""
                select exists (select from lead_result where decision_id = :decision and result = 'RESOLVED')""")
                        .param("decision", course.leadDecision())
                        .query(Boolean.class)
                        .single();
    }

    void addProgress(PetitionCourse course, String text, String userId, Instant at) {
        jdbc.sql("""
                insert into lead_progress (petition_number, decision_id, text, noted_by, noted_at)
                values (:number, :decision, :text, :by, :at)""")
                .param("number", course.number())
                .param("decision", course.leadDecision())
                .param("text", text)
                .param("by", userId)
                .param("at", Timestamp.from(at))
                .update();
    }

    void addResult(PetitionCourse course, LeadResult result, String comment, String userId, Instant at) {
        jdbc.sql("""
                insert into lead_result (petition_number, decision_id, result, comment, decided_by, decided_at)
                values (:number, :decision, :result, :comment, :by, :at)""")
                .param("number", course.number())
                .param("decision", course.leadDecision())
                .param("result", result.name())
                .param("comment", comment)
                .param("by", userId)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** Progress and results under the decision, oldest first. */
    List<Line> under(long decisionId) {
        return jdbc.sql("""
                select noted_at as at, noted_by as by, null as result, text from lead_progress where decision_id = :decision
                union all
                select decided_at, decided_by, result, comment from lead_result where decision_id = :decision
                order by 1""").param("decision", decisionId).query(Line.class).list();
    }
}
