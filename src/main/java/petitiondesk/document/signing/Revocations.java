package petitiondesk.document.signing;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.CRLReason;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Certificates that no longer hold, each for good. */
@Component
class Revocations {

    private static final String SELECT = """
            select r.certificate_id, c.serial, r.reason, r.note, r.revoked_by, r.revoked_at
            from certificate_revocation r join signer_certificate c on c.id = r.certificate_id""";

    private final JdbcClient jdbc;

    Revocations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Why a certificate was revoked. */
    public enum Reason {
        PIN_FORGOTTEN("忘记签名密码", CRLReason.superseded),
        KEY_EXPOSED("密钥或签名密码可能被别人知道", CRLReason.keyCompromise),
        LEFT("本人离职或不再负责签署", CRLReason.cessationOfOperation),
        REPLACED("换用新证书", CRLReason.superseded),
        MISTAKE("证书内容有误", CRLReason.affiliationChanged);

        private final String title;
        private final int code;

        Reason(String title, int code) {
            this.title = title;
            this.code = code;
        }

        public String title() {
            return title;
        }

        /** The number of RFC 5280. */
        int code() {
            return code;
        }
    }

    /**
     * One revocation.
     *
     * @param note or null
     */
    record Revocation(
            long certificateId, String serial, Reason reason, String note, String revokedBy, Instant revokedAt) {}

    Optional<Revocation> of(long certificateId) {
        return jdbc.sql(SELECT + " where r.certificate_id = :id")
                .param("id", certificateId)
                .query(Revocation.class)
                .optional();
    }

    /** All of certificates of the installation's own authority, oldest first. */
    List<Revocation> ofOwn() {
        return jdbc.sql(SELECT + " where c.origin = 'OWN' order by r.revoked_at, r.certificate_id")
                .query(Revocation.class)
                .list();
    }

    /** False if it was revoked before. */
    boolean add(long certificateId, Reason reason, String note, String by, Instant at) {
        return jdbc.sql("""
                insert into certificate_revocation (certificate_id, reason, note, revoked_by, revoked_at)
                values (:id, :reason, :note, :by, :at) on conflict do nothing""")
                        .param("id", certificateId)
                        .param("reason", reason.name())
                        .param("note", note)
                        .param("by", by)
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }
}
