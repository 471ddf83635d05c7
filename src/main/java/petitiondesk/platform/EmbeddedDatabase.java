package petitiondesk.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL of our own below the data folder: durable, reached with a password, kept between starts, started
 * again when it dies.
 */
final class EmbeddedDatabase implements Closeable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private final ClusterFolder folder;
    private final Duration startWithin;
    private final Runnable whenLost;
    private final String password;
    private EmbeddedPostgres server;
    private boolean closed;

    private EmbeddedDatabase(ClusterFolder folder, Duration startWithin, Runnable whenLost) throws IOException {
        this.folder = folder;
        this.startWithin = startWithin;
        this.whenLost = whenLost;
        folder.prepare();
        password = folder.password();
        server = startServer(0);
        folder.finished();
        watch();
    }

    /**
     * Starts the server, creating the cluster at the first start.
     *
     * @param startWithin how long the server may take until it answers
     * @param whenLost called once if the server has died and cannot be started again
     * @throws StartRefused if another desk runs on the folder
     * @throws IllegalStateException if the folder's server cannot be started; the message says what to do
     */
    static EmbeddedDatabase start(Path dataDir, Duration startWithin, Runnable whenLost) {
        ClusterFolder folder = null;
        try {
            folder = ClusterFolder.take(dataDir);
            EmbeddedDatabase database = new EmbeddedDatabase(folder, startWithin, whenLost);
            log.info("Embedded PostgreSQL runs on port {}, data in {}", database.server.getPort(), folder.cluster());
            return database;
        } catch (IOException | IllegalStateException e) {
            release(folder);
            throw new IllegalStateException(
                    "无法启动内置 PostgreSQL（数据目录 " + dataDir.toAbsolutePath().normalize()
                            + "）。请检查目录权限和磁盘空间；本机系统不受支持时，请用 SPRING_DATASOURCE_URL 指定外部 PostgreSQL。",
                    e);
        }
    }

    /** JDBC address of the database, without the password; it stays the same when the server is started again. */
    synchronized String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
    }

    String username() {
        return "postgres";
    }

    String password() {
        return password;
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        server.close();
        folder.close();
    }

    /** A port of 0 takes any that is free. */
    private EmbeddedPostgres startServer(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(folder.cluster())
                .setCleanDataDirectory(false)
                // the library deletes "stale" folders below its working directory: keep it away from the data
                .setOverrideWorkingDirectory(folder.binaries().toFile())
                // the shutdown hook would race the pool and the engine; the bean is closed after them
                .setRegisterShutdownHook(false)
                // these become initdb's --auth and --pwfile: without them every local user is trusted
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", folder.secretFile().toString())
                .setLocaleConfig("locale", "C.UTF-8")
                .setConnectConfig("password", password)
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "256MB")
                // the library switches all three off for tests; here real petitions are kept
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setPGStartupWait(startWithin)
                .start();
    }

    private void watch() throws IOException {
        ProcessHandle running =
                folder.server().orElseThrow(() -> new IOException("the server died while it was started"));
        running.onExit().thenRunAsync(this::serverEnded, task -> {
            Thread thread = new Thread(task, "embedded-postgresql-restart");
            thread.setDaemon(true);
            thread.start();
        });
    }

    private void serverEnded() {
        if (!startedAgain()) {
            whenLost.run();
        }
    }

    /** Whether the server runs, or nobody needs it any more. */
    private synchronized boolean startedAgain() {
        if (closed) {
            return true;
        }
        log.error("The embedded PostgreSQL has died; starting it again. What was not committed is lost");
        int port = server.getPort();
        try {
            // stops nothing any more, but gives back the library's own lock on the folder
            server.close();
            folder.endOrphans();
            server = startServer(port);
            watch();
            log.warn("The embedded PostgreSQL runs again on port {}", port);
            return true;
        } catch (IOException | IllegalStateException e) {
            log.error("The embedded PostgreSQL did not start again", e);
            return false;
        }
    }

    private static void release(ClusterFolder folder) {
        if (folder == null) {
            return;
        }
        try {
            folder.close();
        } catch (IOException e) {
            log.warn("The data folder could not be given back", e);
        }
    }
}
