package petitiondesk.document.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import petitiondesk.shared.Refusal;

/** What people do about their own pins and certificates. */
class OwnSignatureIT extends SigningDay {

    private static final String PIN = "493817";
    private static final String OTHER = "820461";
    private static final String ADDRESS = "10.1.0.3";

    @Autowired
    private SigningKeys keys;

    @Autowired
    private OwnSignature own;

    @Autowired
    private SignatureHistory history;

    @Autowired
    private SignatureCheck check;

    @Autowired
    private IssuedCertificates issued;

    private String userId;

    @BeforeEach
    void somebodyHasChosenAPin() {
        userId = signers.hire("赵召集");
        as(() -> own.choose(Signers.PASSWORD, new OwnSignature.NewPin(PIN, PIN), ADDRESS));
    }

    @Test
    void aNewPinTakesThePlaceOfTheOldOne() {
        String serial = history.present(userId).certificate().serial();
        assertThat(changing("nonsense", OTHER, OTHER).errors())
                .extracting(Refusal.FieldError::field)
                .containsExactly("present");
        assertThat(changing(PIN, PIN, PIN).getMessage()).contains("不能与原来的相同");
        assertThat(changing(PIN, OTHER, OTHER + "1").errors())
                .extracting(Refusal.FieldError::field)
                .containsExactly("again");

        as(() -> own.change(PIN, new OwnSignature.NewPin(OTHER, OTHER), ADDRESS));

        unlock(OTHER).close();
        assertThat(refusal(PIN).getMessage()).contains("签名密码不正确");
        assertThat(history.present(userId).certificate().serial()).isEqualTo(serial);
        assertThat(texts()).contains("修改了签名密码");
    }

    @Test
    void aForgottenPinCostsTheCertificateButNotWhatWasSigned() {
        SignedPdf signed = signers.sign(userId, PIN, SmallPdf.saying("督办单"));
        for (int i = 0; i < 5; i++) {
            refusal("wrong");
        }
        assertThat(keys.stateOf(userId).lockedUntil()).isNotNull();

        as(() -> own.forget(Signers.PASSWORD, ADDRESS));

        assertThat(keys.stateOf(userId).kind()).isEqualTo(KeyState.Kind.NONE);
        assertThat(check.of(signed.pdf())).allMatch(FoundSignature::isValid);
        assertThat(check.of(signed.pdf()).get(0).text(clock.instant())).contains("吊销（忘记签名密码），不影响此前的签名");
        as(() -> own.choose(Signers.PASSWORD, new OwnSignature.NewPin(OTHER, OTHER), ADDRESS));
        assertThat(signers.sign(userId, OTHER, SmallPdf.saying("督办单")).certificateId())
                .isNotEqualTo(signed.certificateId());
    }

    @Test
    void aPoorPinIsNotTaken() {
        String newcomer = signers.hire("新召集");
        for (String poor : List.of("", "12345", "111111", "123456", "654321", "abcdef", Signers.PASSWORD)) {
            Refusal refusal = Signers.as(
                    newcomer,
                    () -> catchThrowableOfType(
                            Refusal.class,
                            () -> own.choose(Signers.PASSWORD, new OwnSignature.NewPin(poor, poor), ADDRESS)));
            assertThat(refusal.errors())
                    .as(poor)
                    .extracting(Refusal.FieldError::field)
                    .containsOnly("pin");
        }
        assertThat(keys.stateOf(newcomer).kind()).isEqualTo(KeyState.Kind.NONE);
    }

    @Test
    void nobodyButAnAdministratorRevokes() {
        SignedPdf signed = signers.sign(userId, PIN, SmallPdf.saying("督办单"));
        assertThat(as(() -> catchThrowableOfType(
                                Refusal.class, () -> issued.revoke(signed.certificateId(), "LEFT", null)))
                        .kind())
                .isEqualTo(Refusal.Kind.FORBIDDEN);
    }

    private UnlockedKey unlock(String pin) {
        return signers.unlock(userId, pin);
    }

    private Refusal refusal(String pin) {
        return as(() -> catchThrowableOfType(Refusal.class, () -> keys.unlock(pin, ADDRESS)));
    }

    private Refusal changing(String present, String pin, String again) {
        return as(() -> catchThrowableOfType(
                Refusal.class, () -> own.change(present, new OwnSignature.NewPin(pin, again), ADDRESS)));
    }

    private List<String> texts() {
        return history.of(userId).stream().map(SignatureHistory.Entry::text).toList();
    }

    private <T> T as(Supplier<T> action) {
        return Signers.as(userId, action);
    }

    private void as(Runnable action) {
        Signers.as(userId, () -> {
            action.run();
            return null;
        });
    }
}
