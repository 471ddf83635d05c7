package petitiondesk.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseIT {

    private static final Duration START_WITHIN = Duration.ofSeconds(60);

    @TempDir
    private Path home;

    private final CountDownLatch lost = new CountDownLatch(1);

    @Test
    void aServerThatDiesIsStartedAgainWhereItWas() throws Exception {
        try (EmbeddedDatabase database = start(START_WITHIN)) {
            run(database, "create table kept (line text)");
            run(database, "insert into kept values ('登记')");
            String before = database.jdbcUrl();
            kill();
            await().atMost(START_WITHIN)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(lines(database)).isEqualTo(1));
            assertThat(database.jdbcUrl()).isEqualTo(before);
            assertThat(lost.getCount()).isOne();

            assertThatThrownBy(() -> start(START_WITHIN))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("正由另一个运行中的系统使用");
            assertThat(lines(database))
                    .as("rows after a second desk was refused")
                    .isEqualTo(1);
        }
    }

    @Test
    void aFirstStartThatWasKilledIsDoneAgain() throws Exception {
        Path halfUnpacked = home.resolve("postgresql-binaries/PG-half/bin/postgres");
        Files.createDirectories(halfUnpacked.getParent());
        Files.createFile(halfUnpacked);
        Files.createFile(home.resolve("postgresql.secret"));
        Files.createFile(home.resolve("postgresql.unfinished"));
        Path halfCluster = home.resolve("postgresql");
        Files.createDirectories(halfCluster);
        Files.writeString(halfCluster.resolve("PG_VERSION"), "17");
        Files.writeString(halfCluster.resolve("postgresql.conf"), "");
        try (EmbeddedDatabase database = start(START_WITHIN)) {
            run(database, "create table kept (line text)");
            assertThat(database.password()).isNotEmpty();
        }
        assertThat(home.resolve("postgresql.unfinished")).doesNotExist();
        assertThat(halfUnpacked).doesNotExist();
        try (EmbeddedDatabase database = start(START_WITHIN)) {
            assertThat(lines(database)).isZero();
        }
    }

    @Test
    void aServerThatCannotBeStartedAgainIsReportedLost() throws Exception {
        try (EmbeddedDatabase database = start(Duration.ofSeconds(20))) {
            Files.move(home.resolve("postgresql/global"), home.resolve("global-gone"));
            kill();
            assertThat(lost.await(2, TimeUnit.MINUTES)).isTrue();
            assertThatThrownBy(() -> lines(database)).isInstanceOf(SQLException.class);
        }
    }

    private EmbeddedDatabase start(Duration within) {
        return EmbeddedDatabase.start(home, within, lost::countDown);
    }

    /** The server that this test started, as its lock file names it. */
    private void kill() throws IOException {
        long server = Long.parseLong(Files.readAllLines(home.resolve("postgresql/postmaster.pid"))
                .get(0)
                .strip());
        assertThat(ProcessHandle.of(server).orElseThrow().destroyForcibly()).isTrue();
    }

    private static int lines(EmbeddedDatabase database) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from kept")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void run(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }
}
