package petitiondesk.document.signing;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import petitiondesk.shared.Sha256;

/** The tables of certificates, locked keys and what happened to them. */
@Component
class SignerCertificates {

    private static final String SELECT = """
            select c.id, c.user_id, c.origin, c.serial, c.subject, c.issuer, c.valid_from, c.valid_until, c.chain,
                   k.locked_key
            from signer_certificate c left join signer_key k on k.certificate_id = c.id""";

    private final JdbcClient jdbc;

    SignerCertificates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A certificate with its locked key. */
    record Held(SignerCertificate certificate, byte[] lockedKey) {}

    /** What happened. */
    enum Event {
        ISSUED,
        RENEWED,
        BROUGHT,
        PIN_CHANGED,
        PIN_FORGOTTEN,
        PIN_WRONG,
        PIN_LOCKED,
        REVOKED
    }

    /** The key that the person signs with now. */
    Optional<Held> heldBy(String userId) {
        return jdbc.sql(SELECT + " where k.user_id = :user")
                .param("user", userId)
                .query((row, i) -> new Held(certificate(row), row.getBytes("locked_key")))
                .optional();
    }

    Optional<SignerCertificate> find(long id) {
        return jdbc.sql(SELECT + " where c.id = :id")
                .param("id", id)
                .query((row, i) -> certificate(row))
                .optional();
    }

    Optional<SignerCertificate> find(X509Certificate certificate) {
        return jdbc.sql(SELECT + " where c.sha256 = :sha256")
                .param("sha256", sha256(certificate))
                .query((row, i) -> certificate(row))
                .optional();
    }

    /** Registers a certificate; the signer's own is the first of the chain. */
    long register(String userId, SignerCertificate.Origin origin, List<X509Certificate> chain, Instant at) {
        X509Certificate own = chain.get(0);
        return jdbc.sql("""
                insert into signer_certificate
                    (user_id, origin, serial, subject, issuer, valid_from, valid_until, sha256, chain, created_at)
                values (:user, :origin, :serial, :subject, :issuer, :from, :until, :sha256, :chain, :at) returning id""")
                .param("user", userId)
                .param("origin", origin.name())
                .param("serial", own.getSerialNumber().toString(16).toLowerCase(Locale.ROOT))
                .param("subject", own.getSubjectX500Principal().getName())
                .param("issuer", own.getIssuerX500Principal().getName())
                .param("from", Timestamp.from(own.getNotBefore().toInstant()))
                .param("until", Timestamp.from(own.getNotAfter().toInstant()))
                .param("sha256", sha256(own))
                .param("chain", chain.stream().map(SignerCertificates::der).toArray(byte[][]::new))
                .param("at", Timestamp.from(at))
                .query(Long.class)
                .single();
    }

    /**
     * Gives the person the key to sign with from now on, in place of the one that he had.
     *
     * @param instead the certificate whose key it replaces, or null if he has none
     * @return false if meanwhile he has another one
     */
    boolean hold(String userId, long certificateId, byte[] lockedKey, Long instead, Instant at) {
        String change = instead == null ? """
                insert into signer_key (user_id, certificate_id, locked_key, locked_at)
                values (:user, :certificate, :key, :at) on conflict do nothing""" : """
                update signer_key set certificate_id = :certificate, locked_key = :key, locked_at = :at
                where user_id = :user and certificate_id = :instead""";
        return jdbc.sql(change)
                        .param("user", userId)
                        .param("certificate", certificateId)
                        .param("key", lockedKey)
                        .param("instead", instead)
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    /**
     * Whether somebody signs with this certificate now. If so, it stays so until the transaction ends: who wants to give it up or
     * revoke it waits, and its revocation is later than the signature.
     */
    boolean isHeldThroughout(long certificateId) {
        return !jdbc.sql("select 1 from signer_key where certificate_id = :certificate for share")
                .param("certificate", certificateId)
                .query(Integer.class)
                .list()
                .isEmpty();
    }

    /** Deletes the key of a certificate, so that nobody signs with it any more. */
    void giveUp(long certificateId) {
        jdbc.sql("delete from signer_key where certificate_id = :certificate")
                .param("certificate", certificateId)
                .update();
    }

    void note(String userId, Long certificateId, Event event, String actor, Instant at) {
        jdbc.sql("""
                insert into signature_event (user_id, certificate_id, kind, actor, at)
                values (:user, :certificate, :kind, :actor, :at)""")
                .param("user", userId)
                .param("certificate", certificateId)
                .param("kind", event.name())
                .param("actor", actor)
                .param("at", Timestamp.from(at))
                .update();
    }

    static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }

    private static String sha256(X509Certificate certificate) {
        return Sha256.of(der(certificate));
    }

    private static SignerCertificate certificate(ResultSet row) throws SQLException {
        return new SignerCertificate(
                row.getLong("id"),
                row.getString("user_id"),
                SignerCertificate.Origin.valueOf(row.getString("origin")),
                row.getString("serial"),
                row.getString("subject"),
                row.getString("issuer"),
                row.getTimestamp("valid_from").toInstant(),
                row.getTimestamp("valid_until").toInstant(),
                SignerCertificate.parse((byte[][]) row.getArray("chain").getArray()));
    }
}
