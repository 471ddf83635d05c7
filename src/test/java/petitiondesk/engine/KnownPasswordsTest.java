package petitiondesk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class KnownPasswordsTest {

    private static final String HASH = "{bcrypt}$2a$10$first";

    private final KnownPasswords known = new KnownPasswords(new SignInSettings(Duration.ofMinutes(5)));

    @Test
    void aPasswordIsKnownForItsUserAndItsStoredHashOnly() {
        known.remember("registrar", "Qinghe-2026", HASH);
        assertThat(known.isKnown("registrar", "Qinghe-2026", HASH)).isTrue();
        assertThat(known.isKnown("registrar", "Qinghe-2027", HASH)).isFalse();
        assertThat(known.isKnown("office", "Qinghe-2026", HASH)).isFalse();
        assertThat(known.isKnown("registrar", "Qinghe-2026", "{bcrypt}$2a$10$second"))
                .isFalse();
    }

    @Test
    void lettersThatMoveFromNameToPasswordMakeAnother() {
        known.remember("registrar", "Qinghe", HASH);
        assertThat(known.isKnown("registra", "rQinghe", HASH)).isFalse();
    }

    @Test
    void anotherProcessKnowsNothing() {
        known.remember("registrar", "Qinghe-2026", HASH);
        assertThat(new KnownPasswords(new SignInSettings(Duration.ofMinutes(5)))
                        .isKnown("registrar", "Qinghe-2026", HASH))
                .isFalse();
    }

    @Test
    void nothingIsKeptWhereTheSettingSaysSo() {
        KnownPasswords forgetful = new KnownPasswords(new SignInSettings(Duration.ZERO));
        forgetful.remember("registrar", "Qinghe-2026", HASH);
        assertThat(forgetful.isKnown("registrar", "Qinghe-2026", HASH)).isFalse();
    }

    @Test
    void passwordsAreNotRememberedForLong() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SignInSettings(Duration.ofHours(2)));
        assertThatIllegalArgumentException().isThrownBy(() -> new SignInSettings(Duration.ofSeconds(-1)));
    }
}
