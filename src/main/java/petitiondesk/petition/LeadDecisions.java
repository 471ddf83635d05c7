package petitiondesk.petition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The joint meetings' decisions as they are kept; appended, never changed. */
@Component
class LeadDecisions {

    private static final String COLUMNS = """
            select id, petition_number, meeting_number, decision, leader, handlers, measures, due_on, pack_handle,
                   pack_close, pack_support, pack_persuade, comment, decided_by, decided_at from meeting_decision""";

    private final JdbcClient jdbc;

    LeadDecisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Keeps a decision.
     *
     * @return whether this is the meeting's first on the case; a second one is not kept
     */
    boolean add(LeadDecision decision) {
        return jdbc.sql("""
                insert into meeting_decision (petition_number, meeting_number, decision, leader, handlers, measures, due_on,
                                              pack_handle, pack_close, pack_support, pack_persuade, comment, decided_by,
                                              decided_at)
                values (:petition, :meeting, :decision, :leader, :handlers, :measures, :dueOn, :handle, :close, :support,
                        :persuade, :comment, :by, :at)
                on conflict (meeting_number, petition_number) do nothing""")
                        .param("petition", decision.petitionNumber())
                        .param("meeting", decision.meetingNumber())
                        .param("decision", decision.decision().name())
                        .param("leader", decision.leader())
                        .param("handlers", decision.handlers().toArray(String[]::new))
                        .param("measures", decision.measures())
                        .param("dueOn", decision.dueOn())
                        .param("handle", decision.packHandle())
                        .param("close", decision.packClose())
                        .param("support", decision.packSupport())
                        .param("persuade", decision.packPersuade())
                        .param("comment", decision.comment())
                        .param("by", decision.decidedBy())
                        .param("at", Timestamp.from(decision.decidedAt()))
                        .update()
                == 1;
    }

    Optional<LeadDecision> byId(long id) {
        return jdbc.sql(COLUMNS + " where id = :id")
                .param("id", id)
                .query(LeadDecisions::row)
                .optional();
    }

    List<LeadDecision> byIds(List<Long> ids) {
        return jdbc.sql(COLUMNS + " where id = any (:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .query(LeadDecisions::row)
                .list();
    }

    /** All decisions on the case, oldest first. */
    List<LeadDecision> of(String number) {
        return jdbc.sql(COLUMNS + " where petition_number = :number order by id")
                .param("number", number)
                .query(LeadDecisions::row)
                .list();
    }

    /** The newest decision that the petition has not taken up. */
    Optional<LeadDecision> waiting(String number) {
        return jdbc.sql(COLUMNS + """
                 d where petition_number = :number
                  and not exists (select from meeting_decision_taken_up t where t.decision_id = d.id)
                order by id desc limit 1""")
                .param("number", number)
                .query(LeadDecisions::row)
                .optional();
    }

    /** Numbers of the petitions for which a decision waits, at most so many; not of those that rest after a failure. */
    List<String> petitionsWithWaiting(int most, Instant now) {
        return jdbc.sql("""
                select d.petition_number from meeting_decision d
                where not exists (select from meeting_decision_taken_up t where t.decision_id = d.id)
                  and not exists (select from meeting_decision_trouble x
                                  where x.petition_number = d.petition_number and x.next_at > :now)
                group by d.petition_number order by min(d.id) limit :most""")
                .param("most", most)
                .param("now", Timestamp.from(now))
                .query(String.class)
                .list();
    }

    /** Notes that the petition has taken up all that was decided so far. */
    void takenUp(String number, String remark, Instant at) {
        jdbc.sql("""
                insert into meeting_decision_taken_up (decision_id, at, remark)
                select d.id, :at, :remark from meeting_decision d
                where d.petition_number = :number
                  and not exists (select from meeting_decision_taken_up t where t.decision_id = d.id)""")
                .param("number", number)
                .param("at", Timestamp.from(at))
                .param("remark", remark)
                .update();
    }

    /** Numbers of the cases that the person leads, handles or has undertaken something in, as decided now. */
    Set<String> withPartOf(String userId) {
        return Set.copyOf(
                jdbc.sql("""
                select c.number from petition_course c join meeting_decision d on d.id = c.lead_decision
                where :user in (d.leader, d.pack_handle, d.pack_close, d.pack_support, d.pack_persuade)
                   or :user = any (d.handlers)""").param("user", userId).query(String.class).list());
    }

    private static LeadDecision row(ResultSet row, int i) throws SQLException {
        return new LeadDecision(
                row.getLong("id"),
                row.getString("petition_number"),
                row.getString("meeting_number"),
                LeadDecision.Way.valueOf(row.getString("decision")),
                row.getString("leader"),
                List.of((String[]) row.getArray("handlers").getArray()),
                row.getString("measures"),
                row.getDate("due_on") == null ? null : row.getDate("due_on").toLocalDate(),
                row.getString("pack_handle"),
                row.getString("pack_close"),
                row.getString("pack_support"),
                row.getString("pack_persuade"),
                row.getString("comment"),
                row.getString("decided_by"),
                row.getTimestamp("decided_at").toInstant());
    }
}
