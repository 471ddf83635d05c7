package petitiondesk.document.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import petitiondesk.organisation.OrganisationChanges;
import petitiondesk.security.Throttle;
import petitiondesk.shared.Refusal;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;

/** A pin opens one key, and nobody guesses it. */
@DeskTest
class PinsIT {

    private static final String PIN = "493817";
    private static final String OTHER = "820461";
    private static final String ADDRESS = "10.1.0.2";

    @Autowired
    private SigningKeys keys;

    @Autowired
    private OwnSignature own;

    @Autowired
    private SignatureHistory history;

    @Autowired
    private SignatureCheck check;

    @Autowired
    private PdfSigner signer;

    @Autowired
    private IssuedCertificates issued;

    @Autowired
    private Throttle throttle;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private MovableClock clock;

    @Autowired
    private OrganisationChanges organisation;

    private Signers signers;
    private String userId;

    @BeforeEach
    void somebodyHasChosenAPin() {
        clock.setTo("2026-08-03T09:00");
        signers = new Signers(organisation);
        userId = signers.hire("赵召集");
        as(() -> own.choose(Signers.PASSWORD, new OwnSignature.NewPin(PIN, PIN), ADDRESS));
    }

    @AfterEach
    void andLeaves() {
        signers.leave();
        clock.setTo("2026-08-03T09:00");
    }

    @Test
    void thePinOpensTheKeyAndNothingElseDoes() {
        unlock(PIN).close();

        assertThat(refusal(Signers.PASSWORD)).satisfies(refusal -> {
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
            assertThat(refusal.errors()).containsExactly(new Refusal.FieldError("pin", "签名密码不正确，还可以再试4次"));
        });
        assertThat(refusal("").errors()).containsExactly(new Refusal.FieldError("pin", "请输入您的签名密码"));
        assertThat(refusal(null).errors()).hasSize(1);
        unlock(PIN).close();
        assertThat(refusal("x").getMessage()).contains("还可以再试4次");
    }

    @Test
    void fiveWrongOnesInARowLockTheKeyForAWhile() {
        for (int left = 4; left > 0; left--) {
            assertThat(refusal("wrong").getMessage()).contains("还可以再试" + left + "次");
        }
        assertThat(refusal("wrong").getMessage()).contains("已经锁定15分钟");

        assertThat(refusal(PIN)).satisfies(refusal -> {
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.TOO_MANY);
            assertThat(refusal.getMessage()).contains("连续输错5次，已锁定到8月3日09:15");
        });
        assertThat(keys.stateOf(userId).lockedUntil()).isEqualTo(clock.instant().plus(Duration.ofMinutes(15)));
        clock.advance(Duration.ofMinutes(15));
        unlock(PIN).close();
        assertThat(keys.stateOf(userId).lockedUntil()).isNull();
        assertThat(texts()).contains("签名密码连续输错，锁定片刻", "签名密码输错");
    }

    @Test
    void manyTriesAtOnceAreNoFaster() throws Exception {
        ExecutorService nodes = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Refusal>> guesses = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                String guess = "wrong" + i;
                guesses.add(() -> refusal(guess));
            }
            int looked = 0;
            for (Future<Refusal> answer : nodes.invokeAll(guesses)) {
                looked += answer.get().kind() == Refusal.Kind.INVALID ? 1 : 0;
            }
            assertThat(looked).isEqualTo(5);
        } finally {
            nodes.shutdownNow();
        }
    }

    @Test
    void anAddressThatKeepsGuessingIsNotListenedTo() {
        String address = "10.1.99.99";
        while (throttle.take(Throttle.Kind.SIGN_IN, address)) {
            assertThat(throttle.hasLeft(Throttle.Kind.SIGN_IN, ADDRESS)).isTrue();
        }
        Refusal refusal = as(() -> catchThrowableOfType(Refusal.class, () -> keys.unlock(PIN, address)));
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.TOO_MANY);
        unlock(PIN).close();
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
        SignedPdf signed = sign();
        for (int i = 0; i < 5; i++) {
            refusal("wrong");
        }
        assertThat(keys.stateOf(userId).lockedUntil()).isNotNull();

        as(() -> own.forget(Signers.PASSWORD, ADDRESS));

        assertThat(keys.stateOf(userId).kind()).isEqualTo(KeyState.Kind.NONE);
        assertThat(check.of(signed.pdf())).allMatch(FoundSignature::isValid);
        assertThat(check.of(signed.pdf()).get(0).text(clock.instant())).contains("吊销（忘记签名密码），不影响此前的签名");
        as(() -> own.choose(Signers.PASSWORD, new OwnSignature.NewPin(OTHER, OTHER), ADDRESS));
        assertThat(sign(OTHER).certificateId()).isNotEqualTo(signed.certificateId());
    }

    @Test
    void whoHasNoKeyYetSignsWithHisPasswordTheFirstTime() {
        String newcomer = signers.hire("新召集");
        Refusal wrong =
                Signers.as(newcomer, () -> catchThrowableOfType(Refusal.class, () -> keys.unlock("wrong", ADDRESS)));
        assertThat(wrong.getMessage()).contains("登录密码不正确", "还可以再试4次", "第一次签署用登录密码");
        assertThat(keys.stateOf(newcomer).kind()).isEqualTo(KeyState.Kind.NONE);

        String other = signers.hire("另一位");
        Signers.as(other, () -> keys.unlock(Signers.PASSWORD, ADDRESS)).close();
        assertThat(keys.stateOf(other).kind()).isEqualTo(KeyState.Kind.OWN);
        Signers.as(other, () -> keys.unlock(Signers.PASSWORD, ADDRESS)).close();
    }

    @Test
    void twoFirstSignaturesAtOnceMakeOneKey() throws Exception {
        String newcomer = signers.hire("两台机器");
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            Callable<Boolean> first = () -> {
                try {
                    Signers.as(newcomer, () -> keys.unlock(Signers.PASSWORD, ADDRESS))
                            .close();
                    return true;
                } catch (Refusal refusal) {
                    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
                    return false;
                }
            };
            List<Boolean> worked = new ArrayList<>();
            for (Future<Boolean> one : nodes.invokeAll(List.of(first, first))) {
                worked.add(one.get());
            }
            assertThat(worked).contains(true);
        } finally {
            nodes.shutdownNow();
        }
        assertThat(jdbc.sql("select count(*) from signer_certificate where user_id = :user")
                        .param("user", newcomer)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
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
        SignedPdf signed = sign();
        assertThat(as(() -> catchThrowableOfType(
                                Refusal.class, () -> issued.revoke(signed.certificateId(), "LEFT", null)))
                        .kind())
                .isEqualTo(Refusal.Kind.FORBIDDEN);
    }

    private SignedPdf sign() {
        return sign(PIN);
    }

    private SignedPdf sign(String pin) {
        try (UnlockedKey key = unlock(pin)) {
            return transaction.execute(
                    status -> signer.sign(SmallPdf.saying("督办单"), null, key, SigningIT.WORDS, clock.instant()));
        }
    }

    private UnlockedKey unlock(String pin) {
        return as(() -> keys.unlock(pin, ADDRESS));
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
