package petitiondesk.meeting;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Cases that the office puts before the next meeting on a ground of Art 40; appended, withdrawn beside it. */
@Component
class Proposals {

    private static final String PENDING = """
            select p.id, p.petition_number, p.ground, p.reason, p.proposed_by, p.proposed_at, t.title, c.district,
                   c.responsible, d.leader
            from meeting_proposal p
            join petition t on t.number = p.petition_number
            join petition_course c on c.number = p.petition_number
            left join meeting_decision d on d.id = c.lead_decision
            where not c.restricted
              and not exists (select from meeting_proposal_withdrawal w where w.proposal_id = p.id)
              and not exists (select from meeting_item i where i.proposal = p.id)
            """;

    private final JdbcClient jdbc;

    Proposals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A case that waits for the next meeting to be opened.
     *
     * @param responsible code of who handles
     * @param leader user id of the lead leader, or null
     */
    record Pending(
            long id,
            String petitionNumber,
            Ground ground,
            String reason,
            String proposedBy,
            Instant proposedAt,
            String title,
            String district,
            String responsible,
            String leader) {}

    /** Lets two who propose the same case take turns, until the transaction ends. */
    void lock(String petitionNumber) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('meeting_proposal:' || :number, 0))")
                .param("number", petitionNumber)
                .query((row, i) -> petitionNumber)
                .single();
    }

    void add(String petitionNumber, Ground ground, String reason, String userId, Instant at) {
        jdbc.sql("""
                insert into meeting_proposal (petition_number, ground, reason, proposed_by, proposed_at)
                values (:petition, :ground, :reason, :by, :at)""")
                .param("petition", petitionNumber)
                .param("ground", ground.name())
                .param("reason", reason)
                .param("by", userId)
                .param("at", Timestamp.from(at))
                .update();
    }

    void withdraw(long id, String reason, String userId, Instant at) {
        jdbc.sql("""
                insert into meeting_proposal_withdrawal (proposal_id, reason, withdrawn_by, withdrawn_at)
                values (:id, :reason, :by, :at)""")
                .param("id", id)
                .param("reason", reason)
                .param("by", userId)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** All that wait, oldest first; never one that turned out to be an accusation. */
    List<Pending> pending() {
        return jdbc.sql(PENDING + "order by p.id").query(Pending.class).list();
    }

    Optional<Pending> pending(long id) {
        return jdbc.sql(PENDING + "and p.id = :id")
                .param("id", id)
                .query(Pending.class)
                .optional();
    }
}
