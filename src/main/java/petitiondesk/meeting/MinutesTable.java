package petitiondesk.meeting;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Drafts of minutes, what was returned and what was signed; appended, never changed. */
@Component
class MinutesTable {

    private final JdbcClient jdbc;

    MinutesTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A draft as it was put before the convener. */
    record Draft(String meetingNumber, int version, String text, String sha256, String draftedBy, Instant draftedAt) {}

    /** A draft that was sent back. */
    record Returned(int version, String comment, String returnedBy, Instant returnedAt) {}

    /**
     * The signature.
     *
     * @param signerName as it was when he signed
     * @param capacity CONVENER or DEPUTY
     * @param capacityReason why a deputy signed; else null
     */
    record Signature(
            String meetingNumber,
            int version,
            String sha256,
            String signedBy,
            String signerName,
            SigningCapacity.Capacity capacity,
            String capacityReason,
            Instant signedAt) {}

    void add(Draft draft) {
        jdbc.sql("""
                insert into meeting_minutes (meeting_number, version, text, sha256, drafted_by, drafted_at)
                values (:meeting, :version, :text, :sha256, :by, :at)""")
                .param("meeting", draft.meetingNumber())
                .param("version", draft.version())
                .param("text", draft.text())
                .param("sha256", draft.sha256())
                .param("by", draft.draftedBy())
                .param("at", Timestamp.from(draft.draftedAt()))
                .update();
    }

    Optional<Draft> newest(String number) {
        return jdbc.sql("select * from meeting_minutes where meeting_number = :number order by version desc limit 1")
                .param("number", number)
                .query(Draft.class)
                .optional();
    }

    void sendBack(String number, Returned returned) {
        jdbc.sql("""
                insert into meeting_minutes_return (meeting_number, version, comment, returned_by, returned_at)
                values (:meeting, :version, :comment, :by, :at)""")
                .param("meeting", number)
                .param("version", returned.version())
                .param("comment", returned.comment())
                .param("by", returned.returnedBy())
                .param("at", Timestamp.from(returned.returnedAt()))
                .update();
    }

    /** What was sent back, newest first. */
    List<Returned> returned(String number) {
        return jdbc.sql("select * from meeting_minutes_return where meeting_number = :number order by version desc")
                .param("number", number)
                .query(Returned.class)
                .list();
    }

    /** The newest draft, if it is before the convener now: neither sent back nor signed. */
    Optional<Draft> toBeSigned(String number) {
        return newest(number)
                .filter(draft -> signature(number).isEmpty())
                .filter(draft ->
                        returned(number).stream().noneMatch(returned -> returned.version() == draft.version()));
    }

    /** False if they are signed already. */
    boolean add(Signature signature) {
        return jdbc.sql("""
                insert into meeting_minutes_signature (meeting_number, version, sha256, signed_by, signer_name, capacity,
                                                       capacity_reason, signed_at)
                values (:meeting, :version, :sha256, :by, :name, :capacity, :reason, :at)
                on conflict (meeting_number) do nothing""")
                        .param("meeting", signature.meetingNumber())
                        .param("version", signature.version())
                        .param("sha256", signature.sha256())
                        .param("by", signature.signedBy())
                        .param("name", signature.signerName())
                        .param("capacity", signature.capacity().name())
                        .param("reason", signature.capacityReason())
                        .param("at", Timestamp.from(signature.signedAt()))
                        .update()
                == 1;
    }

    Optional<Signature> signature(String number) {
        return jdbc.sql("select * from meeting_minutes_signature where meeting_number = :number")
                .param("number", number)
                .query(Signature.class)
                .optional();
    }
}
