package petitiondesk.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import petitiondesk.engine.EngineSignIn;
import petitiondesk.security.ThrottleSettings.Allowance;

class ThrottleTest {

    private final Allowance three = new Allowance(3, Duration.ofDays(1));
    private final Throttle throttle = new Throttle(new ThrottleSettings(three, three, three, three, three));
    private final EngineUserAuthentication signIn = new EngineUserAuthentication(new OneUser(), throttle);

    @Test
    void anAddressThatKeepsGuessingIsHeardNoMoreEvenWithTheRightPassword() {
        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(BadCredentialsException.class)
                    .isThrownBy(() -> signIn.authenticate(attempt("guess", "203.0.113.7")));
        }
        assertThatExceptionOfType(TooManyTries.class)
                .isThrownBy(() -> signIn.authenticate(attempt("right", "203.0.113.7")));
        assertThat(signIn.authenticate(attempt("right", "203.0.113.8")).isAuthenticated())
                .isTrue();
    }

    @Test
    void rightPasswordsCostNothing() {
        for (int i = 0; i < 50; i++) {
            assertThat(signIn.authenticate(attempt("right", "203.0.113.9")).getName())
                    .isEqualTo("registrar");
        }
    }

    @Test
    void oneHouseholdsAddressesCountAsOne() {
        for (int i = 1; i <= 3; i++) {
            assertThat(throttle.take(Throttle.Kind.CODE, "2001:db8:0:1:0:0:0:" + i))
                    .isTrue();
        }
        assertThat(throttle.take(Throttle.Kind.CODE, "2001:db8:0:1:0:0:0:9")).isFalse();
        assertThat(throttle.take(Throttle.Kind.CODE, "2001:db8:0:2:0:0:0:1")).isTrue();
    }

    @Test
    void eachKindIsCountedApart() {
        for (int i = 0; i < 3; i++) {
            throttle.take(Throttle.Kind.CODE, "203.0.113.7");
        }
        assertThat(throttle.hasLeft(Throttle.Kind.CODE, "203.0.113.7")).isFalse();
        assertThat(throttle.hasLeft(Throttle.Kind.SUBMIT, "203.0.113.7")).isTrue();
    }

    @Test
    void anAllowanceIsASensibleOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Allowance(0, Duration.ofMinutes(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Allowance(1, Duration.ofMillis(1)));
    }

    private static Authentication attempt(String password, String address) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        UsernamePasswordAuthenticationToken attempt =
                UsernamePasswordAuthenticationToken.unauthenticated("registrar", password);
        attempt.setDetails(new WebAuthenticationDetails(request));
        return attempt;
    }

    private static final class OneUser implements EngineSignIn {

        @Override
        public Optional<Set<String>> groupsIfPassword(String userId, String password) {
            return password.equals("right") ? groups(userId) : Optional.empty();
        }

        @Override
        public Optional<Set<String>> groups(String userId) {
            return Optional.of(Set.of("registrars"));
        }

        @Override
        public List<String> changePassword(String userId, String present, String wanted) {
            return List.of();
        }

        @Override
        public Acting actAs(String userId, Set<String> groups) {
            return () -> {};
        }
    }
}
