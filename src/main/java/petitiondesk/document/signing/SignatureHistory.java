package petitiondesk.document.signing;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What somebody signs with, and what he did with it. */
@Service
public class SignatureHistory {

    private static final int MOST = 100;

    private final JdbcClient jdbc;
    private final SignerCertificates certificates;
    private final DocumentSignatures signatures;
    private final SigningKeys keys;

    SignatureHistory(
            JdbcClient jdbc, SignerCertificates certificates, DocumentSignatures signatures, SigningKeys keys) {
        this.jdbc = jdbc;
        this.certificates = certificates;
        this.signatures = signatures;
        this.keys = keys;
    }

    /**
     * Somebody's certificate at this moment.
     *
     * @param certificate null if he has none
     */
    public record Present(KeyState state, Certificate certificate) {}

    /** What is printed in a certificate. */
    public record Certificate(
            long id, String serial, String subject, String issuer, Instant validFrom, Instant validUntil) {

        static Certificate of(SignerCertificate certificate) {
            return new Certificate(
                    certificate.id(),
                    certificate.serial().toUpperCase(Locale.ROOT),
                    Names.common(certificate.own().getSubjectX500Principal()),
                    Names.common(certificate.own().getIssuerX500Principal()),
                    certificate.validFrom(),
                    certificate.validUntil());
        }
    }

    /**
     * Something that happened.
     *
     * @param text a Chinese phrase
     * @param serial the end of the certificate's number, or null
     */
    public record Entry(Instant at, String text, String serial) {}

    private record Event(Instant at, String kind, String actor, String serial) {}

    public Present present(String userId) {
        return new Present(
                keys.stateOf(userId),
                certificates
                        .heldBy(userId)
                        .map(held -> Certificate.of(held.certificate()))
                        .orElse(null));
    }

    /** What happened to the person's certificates and what he signed, newest first; of each the latest hundred. */
    public List<Entry> of(String userId) {
        Stream<Entry> events =
                jdbc.sql("""
                select e.at, e.kind, e.actor, c.serial
                from signature_event e left join signer_certificate c on c.id = e.certificate_id
                where e.user_id = :user order by e.id desc limit :most""").param("user", userId).param("most", MOST).query(Event.class).list().stream()
                        .map(event -> new Entry(event.at(), words(event, userId), shortSerial(event.serial())));
        Stream<Entry> signed = signatures.of(userId, MOST).stream()
                .map(signature -> new Entry(
                        signature.signedAt(),
                        "签署：" + signature.reason() + "（" + signature.capacity() + "）" + time(signature),
                        null));
        return Stream.concat(signed, events)
                .sorted(Comparator.comparing(Entry::at).reversed())
                .limit(MOST)
                .toList();
    }

    private static String words(Event event, String userId) {
        return switch (SignerCertificates.Event.valueOf(event.kind())) {
            case ISSUED -> "签发了签名证书";
            case RENEWED -> "证书到期，换发了新证书";
            case BROUGHT -> "换上自带的证书";
            case PIN_CHANGED -> "修改了签名密码";
            case PIN_FORGOTTEN -> "忘记签名密码，放弃了原来的密钥";
            case PIN_WRONG -> "签名密码输错";
            case PIN_LOCKED -> "签名密码连续输错，锁定片刻";
            case REVOKED -> event.actor().equals(userId) ? "证书吊销" : "证书由管理员吊销";
        };
    }

    private static String time(DocumentSignatures.Recorded signature) {
        if (signature.timestamped()) {
            return "，有时间戳";
        }
        return signature.noTimestamp() == null ? "" : "，没有时间戳：" + signature.noTimestamp();
    }

    private static String shortSerial(String serial) {
        return serial == null ? null : SignerCertificate.shortSerial(serial);
    }
}
