package petitiondesk.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A real PostgreSQL of our own below the data folder: durable, reached with a password, kept between starts. */
final class EmbeddedDatabase implements Closeable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration START_WITHIN = Duration.ofSeconds(90);

    private final EmbeddedPostgres server;
    private final String password;

    private EmbeddedDatabase(EmbeddedPostgres server, String password) {
        this.server = server;
        this.password = password;
    }

    /**
     * Starts the server, creating the cluster at the first start.
     *
     * @throws IllegalStateException if the folder's server cannot be started; the message says what to do
     */
    static EmbeddedDatabase start(Path dataDir) {
        Path home = dataDir.toAbsolutePath().normalize();
        Path cluster = home.resolve("postgresql");
        Path secret = home.resolve("postgresql.secret");
        try {
            Files.createDirectories(home);
            if (!Files.exists(secret)) {
                writeSecret(secret);
            }
            String password = Files.readString(secret).strip();
            stopServerOfKilledRun(cluster);
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setDataDirectory(cluster)
                    .setCleanDataDirectory(false)
                    // the library deletes "stale" folders below its working directory: keep it away from the data
                    .setOverrideWorkingDirectory(
                            home.resolve("postgresql-binaries").toFile())
                    // the shutdown hook would race the pool and the engine; the bean is closed after them
                    .setRegisterShutdownHook(false)
                    // these become initdb's --auth and --pwfile: without them every local user is trusted
                    .setLocaleConfig("auth", "scram-sha-256")
                    .setLocaleConfig("pwfile", secret.toString())
                    .setLocaleConfig("locale", "C.UTF-8")
                    .setConnectConfig("password", password)
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("shared_buffers", "256MB")
                    // the library switches all three off for tests; here real petitions are kept
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setPGStartupWait(START_WITHIN)
                    .start();
            log.info("Embedded PostgreSQL runs on port {}, data in {}", server.getPort(), cluster);
            return new EmbeddedDatabase(server, password);
        } catch (IOException | IllegalStateException e) {
            throw new IllegalStateException(
                    "无法启动内置 PostgreSQL（数据目录 " + cluster
                            + "）。请检查目录权限和磁盘空间；本机系统不受支持时，请用 SPRING_DATASOURCE_URL 指定外部 PostgreSQL。",
                    e);
        }
    }

    /** JDBC address of the database, without the password. */
    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
    }

    String username() {
        return "postgres";
    }

    String password() {
        return password;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private static void writeSecret(Path secret) throws IOException {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        Files.createFile(secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(secret, HexFormat.of().formatHex(random));
    }

    /**
     * After a killed JVM its server lives on and holds the folder. It is asked to stop, but only if the process that the
     * lock file names really is a server on this folder: process ids are reused.
     */
    private static void stopServerOfKilledRun(Path cluster) throws IOException {
        Path lock = cluster.resolve("postmaster.pid");
        if (!Files.exists(lock)) {
            return;
        }
        List<String> lines = Files.readAllLines(lock);
        if (lines.size() < 2 || !Path.of(lines.get(1).strip()).equals(cluster)) {
            return;
        }
        var found = ProcessHandle.of(Long.parseLong(lines.get(0).strip()));
        if (found.isEmpty() || !found.get().isAlive() || !commandOf(found.get()).contains("postgres")) {
            return;
        }
        ProcessHandle server = found.get();
        if (ProcessHandle.current().pid() == server.pid()) {
            return;
        }
        log.warn(
                "A PostgreSQL of an earlier, killed run still holds {}; stopping it (process {})",
                cluster,
                server.pid());
        try {
            // SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for clients that no longer exist
            new ProcessBuilder("kill", "-INT", Long.toString(server.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            server.onExit().get(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("等待上次遗留的 PostgreSQL 停止时被中断", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("上次遗留的 PostgreSQL（进程 " + server.pid() + "）没有停止，请先结束它再启动", e);
        }
    }

    private static String commandOf(ProcessHandle process) {
        Path commandLine = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        try {
            return Files.isReadable(commandLine)
                    ? Files.readString(commandLine)
                    : process.info().command().orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
