package petitiondesk.petition;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Opinions, answers and agreements with their drafts, signatures and proofs of service; all of it append-only. */
@Component
public class Opinions {

    private final JdbcClient jdbc;

    Opinions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A draft. A claim's has conclusion, findings, opinion, legal basis and the four closing fields (Art 27, 32); a
     * suggestion's conclusion and opinion; a dispute's the agreement.
     */
    public record Opinion(
            long id,
            int draft,
            Conclusion conclusion,
            String findings,
            String opinion,
            String legalBasis,
            String agreement,
            String closingSolved,
            String closingExplained,
            String closingHelped,
            String closingLawful,
            String draftedBy,
            Instant draftedAt) {}

    /** What a head said to a draft. */
    public record Signature(Approval approval, String comment, String decidedBy, Instant decidedAt) {}

    /** Proof of service. */
    public record Service(
            ServiceMethod method, LocalDate servedOn, ServiceResult result, String recordedBy, Instant recordedAt) {}

    /** The newest draft. */
    public Optional<Opinion> newest(String number) {
        return all(number).stream().reduce((earlier, later) -> later);
    }

    /** All drafts, oldest first. */
    public List<Opinion> all(String number) {
        return jdbc.sql("select * from opinion where petition_number = :number order by draft")
                .param("number", number)
                .query(Opinion.class)
                .list();
    }

    /** Those that were signed, and agreements, oldest first; what was taken back bears a return and is none of them. */
    List<Opinion> finished(String number) {
        return all(number).stream()
                .filter(opinion -> signature(opinion.id())
                        .map(signature -> signature.approval() == Approval.APPROVE)
                        .orElse(opinion.agreement() != null))
                .toList();
    }

    /** When one of these was signed, or the agreement made. */
    Instant finishedAt(Opinion opinion) {
        return opinion.agreement() != null
                ? opinion.draftedAt()
                : signature(opinion.id()).orElseThrow().decidedAt();
    }

    /** What was last said to the draft. */
    public Optional<Signature> signature(long opinionId) {
        return jdbc.sql("select * from opinion_signature where opinion_id = :id order by id desc limit 1")
                .param("id", opinionId)
                .query(Signature.class)
                .optional();
    }

    public Optional<Service> service(long opinionId) {
        return jdbc.sql("select * from document_service where opinion_id = :id order by id desc limit 1")
                .param("id", opinionId)
                .query(Service.class)
                .optional();
    }

    void add(String number, Handling.Draft draft, String userId, Instant at) {
        jdbc.sql("""
                insert into opinion (petition_number, draft, conclusion, findings, opinion, legal_basis, agreement,
                                     closing_solved, closing_explained, closing_helped, closing_lawful, drafted_by, drafted_at)
                values (:number, (select coalesce(max(draft), 0) + 1 from opinion where petition_number = :number),
                        :conclusion, :findings, :opinion, :legalBasis, :agreement,
                        :solved, :explained, :helped, :lawful, :by, :at)""")
                .param("number", number)
                .param(
                        "conclusion",
                        draft.conclusion() == null ? null : draft.conclusion().name())
                .param("findings", draft.findings())
                .param("opinion", draft.opinion())
                .param("legalBasis", draft.legalBasis())
                .param("agreement", draft.agreement())
                .param("solved", draft.closingSolved())
                .param("explained", draft.closingExplained())
                .param("helped", draft.closingHelped())
                .param("lawful", draft.closingLawful())
                .param("by", userId)
                .param("at", Timestamp.from(at))
                .update();
    }

    void sign(long opinionId, Approval approval, String comment, String userId, Instant at) {
        jdbc.sql("""
                insert into opinion_signature (opinion_id, approval, comment, decided_by, decided_at)
                values (:id, :approval, :comment, :by, :at)""")
                .param("id", opinionId)
                .param("approval", approval.name())
                .param("comment", comment)
                .param("by", userId)
                .param("at", Timestamp.from(at))
                .update();
    }

    void serve(
            long opinionId, ServiceMethod method, LocalDate servedOn, ServiceResult result, String userId, Instant at) {
        jdbc.sql("""
                insert into document_service (opinion_id, method, served_on, result, recorded_by, recorded_at)
                values (:id, :method, :servedOn, :result, :by, :at)""")
                .param("id", opinionId)
                .param("method", method.name())
                .param("servedOn", servedOn)
                .param("result", result.name())
                .param("by", userId)
                .param("at", Timestamp.from(at))
                .update();
    }
}
