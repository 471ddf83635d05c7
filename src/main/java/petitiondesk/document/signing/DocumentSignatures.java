package petitiondesk.document.signing;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import petitiondesk.shared.Sha256;

/** Each signature that was made here, known by the bytes that it put into its document. */
@Component
class DocumentSignatures {

    private static final String COLUMNS = """
            s.id, s.certificate_id, s.signer_name, s.capacity, s.reason, s.signed_at, s.timestamped, s.no_timestamp""";

    private final JdbcClient jdbc;

    DocumentSignatures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One signature.
     *
     * @param noTimestamp why a configured service gave none, or null
     */
    record Recorded(
            long id,
            long certificateId,
            String signerName,
            String capacity,
            String reason,
            Instant signedAt,
            boolean timestamped,
            String noTimestamp) {}

    /** Records the last signature of the document. */
    void record(
            byte[] signed,
            long certificateId,
            SignatureWords words,
            Instant at,
            boolean timestamped,
            String noTimestamp) {
        SignedRange range = lastOf(signed);
        jdbc.sql("""
                insert into document_signature
                    (certificate_id, value_sha256, signer_name, capacity, reason, signed_at, timestamped, no_timestamp)
                values (:certificate, :value, :name, :capacity, :reason, :at, :timestamped, :none)""")
                .param("certificate", certificateId)
                .param("value", Sha256.of(range.gap(signed)))
                .param("name", words.signerName())
                .param("capacity", words.capacity())
                .param("reason", words.reason())
                .param("at", Timestamp.from(at))
                .param("timestamped", timestamped)
                .param("none", noTimestamp)
                .update();
    }

    private static SignedRange lastOf(byte[] signed) {
        List<SignedRange> ranges = SignedRange.in(signed);
        return ranges.get(ranges.size() - 1);
    }

    /** The signature that put these bytes into a document. */
    Optional<Recorded> find(byte[] gap) {
        return jdbc.sql("select " + COLUMNS + " from document_signature s where s.value_sha256 = :value")
                .param("value", Sha256.of(gap))
                .query(Recorded.class)
                .optional();
    }

    /** What the person has signed, newest first. */
    List<Recorded> of(String userId, int most) {
        return jdbc.sql("select " + COLUMNS + """
                 from document_signature s join signer_certificate c on c.id = s.certificate_id
                where c.user_id = :user order by s.id desc limit :most""")
                .param("user", userId)
                .param("most", most)
                .query(Recorded.class)
                .list();
    }
}
