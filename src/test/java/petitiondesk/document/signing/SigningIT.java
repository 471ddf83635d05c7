package petitiondesk.document.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import petitiondesk.organisation.Role;

/** A document is signed, and told apart from one that was not, or is no longer what was signed. */
class SigningIT extends SigningDay {

    @Autowired
    private PdfSigner signer;

    @Autowired
    private SignatureCheck check;

    @Autowired
    private InstallationCa ca;

    @Autowired
    private Revocations revocations;

    @Autowired
    private IssuedCertificates certificates;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private String userId;

    @BeforeEach
    void somebodySigns() {
        userId = signers.hire("𠮷野㐂");
    }

    @Test
    void aSignedDocumentSaysWhoSignedItWhenAndThatNothingChanged() {
        SignedPdf signed = sign(SmallPdf.saying("督办单 DB2026-0001"));

        List<FoundSignature> found = check.of(signed.pdf());

        assertThat(found).singleElement().satisfies(one -> {
            assertThat(one.verdict()).isEqualTo(FoundSignature.Verdict.VALID);
            assertThat(one.signer().userId()).isEqualTo(userId);
            assertThat(one.signer().name()).isEqualTo("𠮷野㐂");
            assertThat(one.signer().own()).isTrue();
            assertThat(one.capacity()).isEqualTo("总召集人");
            assertThat(one.signedAt()).isEqualTo(clock.instant());
            assertThat(one.timestampedAt()).isNull();
            assertThat(one.text(clock.instant())).isEqualTo("签名有效，签署以后文件没有改动过。");
        });
        assertThat(signed.timestamped()).isFalse();
    }

    @Test
    void anotherLibraryCallsItPadesBaselineB() {
        SignedPdf signed = sign(SmallPdf.saying("督办单"));

        SimpleReport report = report(signed.pdf());

        assertThat(report.getSignatureFormat(report.getFirstSignatureId())).isEqualTo(SignatureLevel.PAdES_BASELINE_B);
        assertThat(report.getSigningTime(report.getFirstSignatureId()).toInstant())
                .isEqualTo(clock.instant());
    }

    @Test
    void anyChangedByteIsFound() {
        byte[] pdf = sign(SmallPdf.saying("督办单")).pdf();
        // a step that has no divisor in common with the lengths of lines and tables
        for (int i = 0; i < pdf.length; i += 97) {
            byte[] changed = pdf.clone();
            changed[i] ^= 1;
            assertThat(check.of(changed)).as("byte %d of %d", i, pdf.length).noneMatch(FoundSignature::isValid);
        }
    }

    @Test
    void anyChangedByteOfTheSignatureItselfIsFound() throws Exception {
        byte[] pdf = sign(SmallPdf.saying("督办单")).pdf();
        SignedRange range = SignedRange.in(pdf).get(0);
        for (int i = range.from(); i < range.to(); i += 13) {
            byte[] changed = pdf.clone();
            // still a hexadecimal digit, so that it can be read
            changed[i] = (byte) (pdf[i] == '1' ? '2' : '1');
            assertThat(check.of(changed)).as("byte %d of %d", i, pdf.length).noneMatch(FoundSignature::isValid);
        }
        byte[] capitals = new String(pdf, range.from(), range.to() - range.from(), StandardCharsets.ISO_8859_1)
                .toUpperCase(Locale.ROOT)
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] changed = pdf.clone();
        System.arraycopy(capitals, 0, changed, range.from(), capitals.length);
        assertThat(Arrays.equals(changed, pdf)).isFalse();
        assertThat(check.of(changed)).noneMatch(FoundSignature::isValid);
    }

    @Test
    void whatIsAddedToTheFileOrCutOffIsFound() {
        byte[] pdf = sign(SmallPdf.saying("督办单")).pdf();

        byte[] longer = Arrays.copyOf(pdf, pdf.length + 1);
        longer[pdf.length] = '\n';
        assertThat(check.of(longer))
                .singleElement()
                .extracting(FoundSignature::verdict)
                .isEqualTo(FoundSignature.Verdict.CONTINUED);
        assertThat(check.of(Arrays.copyOf(pdf, pdf.length - 1))).noneMatch(FoundSignature::isValid);
        assertThat(check.of(Arrays.copyOf(pdf, pdf.length / 2))).noneMatch(FoundSignature::isValid);
        assertThat(check.of("no pdf".getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(check.of(new byte[0])).isEmpty();
        assertThat(check.of(SmallPdf.saying("没有签名"))).isEmpty();
    }

    @Test
    void aSecondSignatureContinuesTheFirst() {
        byte[] once = sign(SmallPdf.saying("会议纪要")).pdf();
        String other = signers.hire("王副召集");
        byte[] twice = signers.sign(other, once).pdf();

        List<FoundSignature> found = check.of(twice);

        assertThat(found)
                .extracting(FoundSignature::verdict)
                .containsExactly(FoundSignature.Verdict.CONTINUED, FoundSignature.Verdict.VALID);
        assertThat(found).extracting(one -> one.signer().userId()).containsExactly(userId, other);
    }

    @Test
    void aSignatureOutlivesItsCertificate() {
        byte[] pdf = sign(SmallPdf.saying("督办单")).pdf();

        clock.advance(Duration.ofDays(1200));

        FoundSignature found = check.of(pdf).get(0);
        assertThat(found.isValid()).isTrue();
        assertThat(found.text(clock.instant())).endsWith("证书后来于2029年8月2日09:00到期，不影响到期前的签名。");
    }

    @Test
    void whoseCertificateRanOutSignsWithANewOneAndTheSamePin() {
        long first = sign(SmallPdf.saying("督办单")).certificateId();
        clock.advance(Duration.ofDays(1200));

        SignedPdf again = sign(SmallPdf.saying("督办单"));

        assertThat(again.certificateId()).isNotEqualTo(first);
        assertThat(check.of(again.pdf())).allMatch(FoundSignature::isValid);
    }

    @Test
    void aRevocationCountsFromItsMomentOn() {
        SignedPdf before = sign(SmallPdf.saying("督办单"));
        UnlockedKey open = signers.unlock(userId);
        Instant later = clock.instant().plusSeconds(60);
        clock.set(later);
        revocations.add(before.certificateId(), Revocations.Reason.LEFT, null, "admin", later);

        FoundSignature found = check.of(before.pdf()).get(0);
        assertThat(found.isValid()).isTrue();
        assertThat(found.text(later)).endsWith("证书后来于2026年8月3日09:01吊销（本人离职或不再负责签署），不影响此前的签名。");
        assertThatThrownBy(() -> transaction.execute(
                        status -> signer.sign(SmallPdf.saying("二"), SmallPdf.PLACE, open, Signers.WORDS, later)))
                .hasMessageContaining("失效");
    }

    @Test
    void aRevocationWaitsForASignatureUnderWayAndIsLater() {
        TransactionTemplate beside = new TransactionTemplate(transaction.getTransactionManager());
        beside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        SignedPdf signed;
        try (UnlockedKey key = signers.unlock(userId)) {
            signed = transaction.execute(status -> {
                SignedPdf underWay =
                        signer.sign(SmallPdf.saying("督办单"), SmallPdf.PLACE, key, Signers.WORDS, clock.instant());
                assertThatThrownBy(() -> beside.executeWithoutResult(other -> {
                            jdbc.sql("set local lock_timeout = '100ms'").update();
                            revoke(underWay.certificateId());
                        }))
                        .isInstanceOf(DataAccessException.class)
                        .hasStackTraceContaining("lock timeout");
                return underWay;
            });
        }
        revoke(signed.certificateId());

        assertThat(check.of(signed.pdf())).singleElement().matches(FoundSignature::isValid);
    }

    private void revoke(long certificate) {
        Signers.as(
                "admin",
                () -> {
                    certificates.revoke(certificate, "LEFT", null);
                    return null;
                },
                Role.ADMINISTRATOR);
    }

    @Test
    void aSignatureThatNobodyRecordedIsNotRecognised() {
        UnlockedKey key = signers.unlock(userId);
        byte[] pdf = transaction.execute(status -> {
            status.setRollbackOnly();
            return signer.sign(SmallPdf.saying("督办单"), SmallPdf.PLACE, key, Signers.WORDS, clock.instant())
                    .pdf();
        });

        assertThat(check.of(pdf)).singleElement().satisfies(one -> {
            assertThat(one.intact()).isTrue();
            assertThat(one.verdict()).isEqualTo(FoundSignature.Verdict.NOT_MADE_HERE);
        });
    }

    @Test
    void noKeyIsLeftOpen() {
        UnlockedKey key = signers.unlock(userId);
        key.close();
        assertThatThrownBy(() -> key.sign(new byte[1])).isInstanceOf(IllegalStateException.class);
        assertThat(key).hasToString("UnlockedKey[" + userId + "]");
    }

    private SignedPdf sign(byte[] pdf) {
        return signers.sign(userId, pdf);
    }

    private SimpleReport report(byte[] pdf) {
        CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
        trusted.addCertificate(new CertificateToken(ca.certificate()));
        CommonCertificateVerifier verifier = new CommonCertificateVerifier(true);
        verifier.setTrustedCertSources(trusted);
        PDFDocumentValidator validator = new PDFDocumentValidator(new InMemoryDocument(pdf));
        validator.setCertificateVerifier(verifier);
        return validator.validateDocument().getSimpleReport();
    }
}
