package petitiondesk.document.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A service attests when something was signed, and keeps nobody from signing. */
class TimestampIT extends SigningDay {

    @Autowired
    private DocumentSignatures signatures;

    @Autowired
    private SignerCertificates certificates;

    @Autowired
    private Revocations revocations;

    @Autowired
    private SignatureCheck check;

    @Autowired
    private SignatureHistory history;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private String userId;

    @BeforeEach
    void somebodySigns() {
        userId = signers.hire("赵召集");
    }

    @Test
    void theServiceAttestsTheTime() throws Exception {
        Instant attested = clock.instant().plusSeconds(2);
        try (TestTimestamps service = new TestTimestamps(attested)) {
            SignedPdf signed = sign(service.address("/tsa"));

            assertThat(signed.timestamped()).isTrue();
            assertThat(check.of(signed.pdf())).singleElement().satisfies(one -> {
                assertThat(one.isValid()).isTrue();
                assertThat(one.timestampedAt()).isEqualTo(attested);
                assertThat(one.timestampedBy()).isEqualTo("CN=时间戳服务");
            });
            assertThat(history.of(userId).get(0).text()).isEqualTo("签署：督办单签发（总召集人），有时间戳");
        }
    }

    @Test
    void aServiceThatIsDownOrTalksNonsenseIsRecordedAndNobodyIsKeptFromSigning() throws Exception {
        String gone;
        try (TestTimestamps service = new TestTimestamps(clock.instant())) {
            gone = service.address("/tsa");
            isSignedWithout(service.address("/broken"));
            isSignedWithout(service.address("/failing"));
            isSignedWithout(service.address("/nothing-there"));
            isSignedWithout(service.address("/bare"));
            isSignedWithout(service.address("/large"));
        }
        isSignedWithout(gone);
    }

    private void isSignedWithout(String address) {
        SignedPdf signed = sign(address);
        assertThat(signed.timestamped()).as(address).isFalse();
        assertThat(check.of(signed.pdf())).as(address).allMatch(FoundSignature::isValid);
        assertThat(jdbc.sql("select no_timestamp from document_signature order by id desc limit 1")
                        .query(String.class)
                        .single())
                .contains("时间戳服务");
    }

    private SignedPdf sign(String address) {
        PdfSigner signer = new PdfSigner(
                signatures,
                certificates,
                revocations,
                new SignatureSettings(1095, 5, Duration.ofMinutes(15), "", address, Duration.ofSeconds(10)));
        try (UnlockedKey key = signers.unlock(userId)) {
            return transaction.execute(
                    status -> signer.sign(SmallPdf.saying("督办单"), SmallPdf.PLACE, key, Signers.WORDS, clock.instant()));
        }
    }
}
