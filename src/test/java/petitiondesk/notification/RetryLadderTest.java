package petitiondesk.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryLadderTest {

    @Test
    void restsGrowFromAMinuteToSixHours() {
        assertThat(RetryLadder.restAfter(1)).contains(Duration.ofMinutes(1));
        assertThat(RetryLadder.restAfter(2)).contains(Duration.ofMinutes(5));
        assertThat(RetryLadder.restAfter(3)).contains(Duration.ofMinutes(30));
        assertThat(RetryLadder.restAfter(4)).contains(Duration.ofHours(2));
        assertThat(RetryLadder.restAfter(5)).contains(Duration.ofHours(6));
        assertThat(RetryLadder.restAfter(9)).contains(Duration.ofHours(6));
    }

    @Test
    void patienceEndsAfterThreeDays() {
        Duration rested = Duration.ZERO;
        int attempts = 1;
        while (RetryLadder.restAfter(attempts).isPresent()) {
            rested = rested.plus(RetryLadder.restAfter(attempts).get());
            attempts++;
        }

        assertThat(rested).isBetween(Duration.ofDays(3).minusHours(6), Duration.ofDays(3));
    }
}
