package petitiondesk.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import petitiondesk.engine.EngineSignIn;
import petitiondesk.security.ThrottleSettings.Allowance;
import petitiondesk.shared.Refusal;

class SignerCheckTest {

    private static final Allowance TWO = new Allowance(2, Duration.ofHours(1));

    private final SignerCheck check = new SignerCheck(
            new Convener(), new OnePassword(), new Throttle(new ThrottleSettings(TWO, TWO, TWO, TWO, TWO)));

    @Test
    void hisOwnPasswordAndNoOtherIsHis() {
        assertThat(check.matches("right", "10.0.0.1")).isTrue();
        for (String other : new String[] {null, "", "wrong"}) {
            assertThat(check.matches(other, "10.0.0." + other)).isFalse();
        }
    }

    @Test
    void anAddressThatKeepsGuessingIsNotListenedToForAWhile() {
        for (int i = 0; i < 2; i++) {
            assertThat(check.matches("wrong", "10.0.0.3")).isFalse();
        }
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> check.matches("right", "10.0.0.3"))
                .extracting(Refusal::kind)
                .isEqualTo(Refusal.Kind.TOO_MANY);
        assertThat(check.matches("right", "10.0.0.4")).isTrue();
    }

    private static final class Convener implements CurrentUser {

        @Override
        public boolean isSignedIn() {
            return true;
        }

        @Override
        public String id() {
            return "convener";
        }

        @Override
        public Set<String> groups() {
            return Set.of("conveners");
        }
    }

    private static final class OnePassword implements EngineSignIn {

        @Override
        public Optional<Set<String>> groupsIfPassword(String userId, String password) {
            return userId.equals("convener") && "right".equals(password)
                    ? Optional.of(Set.of("conveners"))
                    : Optional.empty();
        }

        @Override
        public Optional<Set<String>> groups(String userId) {
            return Optional.empty();
        }

        @Override
        public List<String> changePassword(String userId, String present, String wanted) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Acting actAs(String userId, Set<String> groups) {
            throw new UnsupportedOperationException();
        }
    }
}
