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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.security.Throttle;
import petitiondesk.shared.Refusal;

/** A pin opens one key, and nobody guesses it. */
class PinsIT extends SigningDay {

    private static final String PIN = "493817";
    private static final String ADDRESS = "10.1.0.2";

    @Autowired
    private SigningKeys keys;

    @Autowired
    private OwnSignature own;

    @Autowired
    private SignatureHistory history;

    @Autowired
    private Throttle throttle;

    @Autowired
    private JdbcClient jdbc;

    private String userId;

    @BeforeEach
    void somebodyHasChosenAPin() {
        userId = signers.hire("赵召集");
        Signers.as(userId, () -> {
            own.choose(Signers.PASSWORD, new OwnSignature.NewPin(PIN, PIN), ADDRESS);
            return null;
        });
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
        Refusal refusal =
                Signers.as(userId, () -> catchThrowableOfType(Refusal.class, () -> keys.unlock(PIN, address)));
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.TOO_MANY);
        unlock(PIN).close();
    }

    @Test
    void whoHasNoKeyYetSignsWithHisPasswordTheFirstTime() {
        String newcomer = signers.hire("新召集");
        Refusal wrong =
                Signers.as(newcomer, () -> catchThrowableOfType(Refusal.class, () -> keys.unlock("wrong", ADDRESS)));
        assertThat(wrong.getMessage()).contains("登录密码不正确", "还可以再试4次", "第一次签署用登录密码");
        assertThat(keys.stateOf(newcomer).kind()).isEqualTo(KeyState.Kind.NONE);

        String other = signers.hire("另一位");
        signers.unlock(other).close();
        assertThat(keys.stateOf(other).kind()).isEqualTo(KeyState.Kind.OWN);
        signers.unlock(other).close();
    }

    @Test
    void twoFirstSignaturesAtOnceMakeOneKey() throws Exception {
        String newcomer = signers.hire("两台机器");
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            Callable<Boolean> first = () -> {
                try {
                    signers.unlock(newcomer).close();
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

    private UnlockedKey unlock(String pin) {
        return signers.unlock(userId, pin);
    }

    private Refusal refusal(String pin) {
        return Signers.as(userId, () -> catchThrowableOfType(Refusal.class, () -> keys.unlock(pin, ADDRESS)));
    }

    private List<String> texts() {
        return history.of(userId).stream().map(SignatureHistory.Entry::text).toList();
    }
}
