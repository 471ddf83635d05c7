package petitiondesk.platform;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.testing.TestDatabase;

class ClockGuardIT {

    private static final Instant NOON = Instant.parse("2026-08-03T04:00:00Z");

    private JdbcClient jdbc;

    @BeforeEach
    void makeDatabase() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(TestDatabase.create());
        database.setUser("postgres");
        Flyway.configure().dataSource(database).load().migrate();
        jdbc = JdbcClient.create(database);
    }

    @Test
    void timeThatWentOnMayGoOn() {
        start(at(NOON));
        assertThatCode(() -> start(at(NOON.plus(Duration.ofDays(3))))).doesNotThrowAnyException();
    }

    @Test
    void machinesOfOneDeskMayDifferBySeconds() {
        start(at(NOON));
        assertThatCode(() -> start(at(NOON.minusSeconds(59)))).doesNotThrowAnyException();
    }

    @Test
    void aStartBeforeWhatTheDatabaseHasSeenIsRefused() {
        start(ahead("P40D"));
        assertThatThrownBy(() -> start(ahead("P39D")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("2026-09-12 12:00")
                .hasMessageContaining("PETITIONDESK_CLOCK_OFFSET");
    }

    @Test
    void anEarlierClockDoesNotPushTheMarkBack() {
        start(at(NOON));
        start(at(NOON.minusSeconds(30)));
        assertThatThrownBy(() -> start(at(NOON.minusSeconds(75)))).isInstanceOf(StartRefused.class);
    }

    @Test
    void noClockIsPutBack() {
        assertThatThrownBy(() -> start(ahead("PT-1H")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("负数");
    }

    private void start(Clock clock) {
        new ClockGuard(clock, jdbc);
    }

    private static Clock at(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }

    private static Clock ahead(String offset) {
        return new ApplicationClock(at(NOON), Duration.parse(offset));
    }
}
