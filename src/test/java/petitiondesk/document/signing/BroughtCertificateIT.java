package petitiondesk.document.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.security.KeyPair;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import petitiondesk.document.issued.Finding;
import petitiondesk.document.issued.Verification;
import petitiondesk.document.signing.TestCertificates.Issued;

/** Certificates of other authorities, which their owners use elsewhere, too. */
class BroughtCertificateIT extends SigningDay {

    private static final String PIN = "493817";

    @Autowired
    private OwnSignature own;

    @Autowired
    private PdfSigner signer;

    @Autowired
    private SignatureCheck check;

    @Autowired
    private Verification verification;

    @Autowired
    private TransactionTemplate transaction;

    private String userId;

    @BeforeEach
    void somebodySigns() {
        userId = signers.hire("李自带");
    }

    @Test
    void itSignsAsOursDo() throws Exception {
        for (KeyPair pair : List.of(TestCertificates.rsa(2048), TestCertificates.ec())) {
            signers.bring(userId, PIN, of(pair));

            SignedPdf signed = signers.sign(userId, PIN, SmallPdf.saying("督办单"));

            assertThat(check.of(signed.pdf())).singleElement().satisfies(one -> {
                assertThat(one.isValid()).isTrue();
                assertThat(one.signer().own()).isFalse();
                assertThat(one.signer().userId()).isEqualTo(userId);
            });
        }
    }

    @Test
    void itIsSomebodysOwn() throws Exception {
        Issued mine = of(TestCertificates.ec());
        signers.bring(userId, PIN, mine);
        signers.bring(userId, PIN, mine);
        String other = signers.hire("别人");
        assertThatThrownBy(() -> signers.bring(other, PIN, mine)).hasMessageContaining("已经登记在别人名下");
    }

    @Test
    void whatItSignedElsewhereIsNeitherOursNorChanged() throws Exception {
        signers.bring(userId, PIN, of(TestCertificates.ec()));
        byte[] elsewhere;
        try (UnlockedKey key = signers.unlock(userId, PIN)) {
            elsewhere = transaction.execute(status -> {
                status.setRollbackOnly();
                return signer.sign(SmallPdf.saying("县里的文件"), null, key, Signers.WORDS, clock.instant())
                        .pdf();
            });
        }

        Finding finding = verification.ofFile(new ByteArrayInputStream(elsewhere));

        assertThat(finding.verdict()).isEqualTo(Finding.Verdict.NOT_OURS);
        assertThat(finding.text()).contains("自带的证书").doesNotContain("改动");
        assertThat(finding.signatures())
                .singleElement()
                .satisfies(one -> assertThat(one.holds()).isFalse());
    }

    @Test
    void aKeyThatWasGivenUpWhileItWasOpenSignsNothing() throws Exception {
        signers.bring(userId, PIN, of(TestCertificates.ec()));
        try (UnlockedKey open = signers.unlock(userId, PIN)) {
            Signers.as(userId, () -> {
                own.forget(Signers.PASSWORD, "10.1.0.4");
                return null;
            });

            assertThatThrownBy(() -> transaction.execute(
                            status -> signer.sign(SmallPdf.saying("督办单"), null, open, Signers.WORDS, clock.instant())))
                    .hasMessageContaining("刚刚失效");
        }
    }

    private Issued of(KeyPair keys) throws Exception {
        return TestCertificates.ofTheCounty("李自带", keys, clock.instant());
    }
}
