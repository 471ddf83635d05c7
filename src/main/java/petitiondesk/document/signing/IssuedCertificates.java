package petitiondesk.document.signing;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Role;
import petitiondesk.security.CurrentUser;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;
import petitiondesk.shared.Sha256;

/** All certificates of signers, for administrators: they see and revoke them, and can sign with none. */
@Service
public class IssuedCertificates {

    private static final int NOTE_LENGTH = 200;

    private final JdbcClient jdbc;
    private final InstallationCa ca;
    private final SignerCertificates certificates;
    private final Revocations revocations;
    private final Organisation organisation;
    private final CurrentUser user;
    private final Clock clock;

    IssuedCertificates(
            JdbcClient jdbc,
            InstallationCa ca,
            SignerCertificates certificates,
            Revocations revocations,
            Organisation organisation,
            CurrentUser user,
            Clock clock) {
        this.jdbc = jdbc;
        this.ca = ca;
        this.certificates = certificates;
        this.revocations = revocations;
        this.organisation = organisation;
        this.user = user;
        this.clock = clock;
    }

    /**
     * A certificate in the list.
     *
     * @param name the signer's
     * @param active whether he still has a duty
     * @param own of the installation's authority, not brought along
     * @param used whether it is the one that he signs with now
     * @param revokedAt null if it holds
     */
    public record Line(
            long id,
            String userId,
            String name,
            boolean active,
            boolean own,
            boolean used,
            String serial,
            Instant validFrom,
            Instant validUntil,
            Instant revokedAt,
            String reason,
            String note) {}

    /** Something that may be the reason of a revocation. */
    public record Reason(String id, String title) {}

    private record Row(
            long id,
            String userId,
            String origin,
            boolean used,
            String serial,
            Instant validFrom,
            Instant validUntil,
            Instant revokedAt,
            String reason,
            String note) {}

    /** All of them, newest first. */
    public List<Line> list() {
        check();
        return jdbc.sql("""
                select c.id, c.user_id, c.origin, k.user_id is not null as used, c.serial, c.valid_from, c.valid_until,
                       r.revoked_at, r.reason, r.note
                from signer_certificate c
                left join signer_key k on k.certificate_id = c.id
                left join certificate_revocation r on r.certificate_id = c.id
                order by c.id desc""").query(Row.class).list().stream().map(this::line).toList();
    }

    public List<Reason> reasons() {
        return Arrays.stream(Revocations.Reason.values())
                .filter(reason -> reason != Revocations.Reason.PIN_FORGOTTEN)
                .map(reason -> new Reason(reason.name(), reason.title()))
                .toList();
    }

    /** Revokes a certificate for good: from now on nothing is signed with it, and what was signed before stays valid. */
    @Transactional
    public void revoke(long id, String reason, String note) {
        check();
        String remark = note == null || note.isBlank() ? null : note.strip();
        FieldChecks checks = new FieldChecks().text("note", "说明", remark, NOTE_LENGTH);
        Revocations.Reason why = checks.oneOf(Revocations.Reason.class, "reason", "吊销原因", reason)
                .filter(given -> given != Revocations.Reason.PIN_FORGOTTEN)
                .orElse(null);
        checks.require(checks.failed() || why != null, "reason", "吊销原因不在可选范围内").done();
        SignerCertificate certificate = certificates.find(id).orElseThrow(() -> Refusal.notFound("没有这张证书。"));
        // the key first: a signature that is under way ends before the moment of the revocation
        certificates.giveUp(id);
        Instant at = clock.instant();
        if (!revocations.add(id, why, remark, user.id(), at)) {
            throw Refusal.conflict("这张证书已经吊销了。");
        }
        certificates.note(certificate.userId(), id, SignerCertificates.Event.REVOKED, user.id(), at);
    }

    /** The authority's own certificate (DER), for everybody. */
    public byte[] authority() {
        return SignerCertificates.der(ca.certificate());
    }

    /** The list of revoked certificates (DER), for everybody. */
    public byte[] revoked() {
        return ca.crl();
    }

    /** The authority's certificate in hexadecimal SHA-256, to be compared on another way. */
    public String fingerprint() {
        X509Certificate certificate = ca.certificate();
        return Sha256.of(SignerCertificates.der(certificate)).toUpperCase(Locale.ROOT);
    }

    private Line line(Row row) {
        return new Line(
                row.id(),
                row.userId(),
                organisation.person(row.userId()).map(Organisation.Person::name).orElse(row.userId()),
                organisation
                        .person(row.userId())
                        .map(Organisation.Person::active)
                        .orElse(false),
                row.origin().equals(SignerCertificate.Origin.OWN.name()),
                row.used(),
                SignerCertificate.shortSerial(row.serial()),
                row.validFrom(),
                row.validUntil(),
                row.revokedAt(),
                row.reason() == null
                        ? null
                        : Revocations.Reason.valueOf(row.reason()).title(),
                row.note());
    }

    private void check() {
        if (!user.has(Role.ADMINISTRATOR)) {
            throw Refusal.forbidden("只有系统管理员可以查看和吊销别人的签名证书。");
        }
    }
}
