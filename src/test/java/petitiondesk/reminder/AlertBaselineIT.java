package petitiondesk.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.testing.TestDatabase;

/** From when on a database that an earlier release has used reminds people. */
class AlertBaselineIT {

    private static final Instant LAST_SEEN = Instant.parse("2026-08-03T04:00:00Z");

    private final PGSimpleDataSource database = new PGSimpleDataSource();
    private final JdbcClient jdbc = JdbcClient.create(database);

    @Test
    void a_database_that_was_used_before_reminds_from_the_last_moment_on_that_it_has_seen() {
        migrate("21");
        jdbc.sql("insert into application_clock (only_row, latest) values (true, :at)")
                .param("at", OffsetDateTime.ofInstant(LAST_SEEN, ZoneOffset.UTC))
                .update();
        migrate("22");
        assertThat(new Alerts(jdbc).baseline()).isEqualTo(LAST_SEEN);
    }

    @Test
    void a_new_one_reminds_from_its_first_day_on() {
        migrate("22");
        assertThat(new Alerts(jdbc).baseline()).isEqualTo(Instant.MIN);
    }

    private void migrate(String version) {
        if (database.getUser() == null) {
            database.setUrl(TestDatabase.create());
            database.setUser("postgres");
        }
        Flyway.configure().dataSource(database).target(version).load().migrate();
    }
}
