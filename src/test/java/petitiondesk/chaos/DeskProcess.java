package petitiondesk.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import petitiondesk.PetitionDesk;

/** The desk under test: a process of its own with its own data folder. Nothing else is ever killed than it and its server. */
final class DeskProcess implements AutoCloseable {

    private static final Duration END_WITHIN = Duration.ofSeconds(60);

    private final Path data;
    private final Path log;
    private final Optional<Path> jar;
    private final int port;
    private final int mailPort;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private volatile Process process;
    private final AtomicInteger disturbances = new AtomicInteger();
    private volatile boolean expectedUp;

    DeskProcess(Path folder, Optional<Path> jar, int port, int mailPort) {
        data = folder.resolve("data").toAbsolutePath();
        log = folder.resolve("desk.log").toAbsolutePath();
        this.jar = jar;
        this.port = port;
        this.mailPort = mailPort;
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    void start() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx768m");
        if (jar.isPresent()) {
            command.addAll(List.of("-jar", jar.get().toString()));
        } else {
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), PetitionDesk.class.getName()));
        }
        command.addAll(List.of(
                "--spring.profiles.active=demo",
                "--server.address=127.0.0.1",
                "--server.port=" + port,
                "--petitiondesk.data-dir=" + data,
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + mailPort,
                "--petitiondesk.mail.pause=PT0.2S",
                "--petitiondesk.throttle.submit.tries=1000000"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean runs() {
        return process != null && process.isAlive();
    }

    /** Whether it became ready in time; false at once if it ended. */
    boolean awaitReady(Duration atMost) {
        Waiting.until(atMost, () -> !runs() || isReady());
        return runs() && isReady();
    }

    /** Tells the clients that they may count on it again. */
    void isExpectedUp() {
        expectedUp = true;
    }

    /** What load balancers ask. */
    boolean isReady() {
        HttpRequest request = HttpRequest.newBuilder(address("/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(15))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whether the run has done nothing to it since it was ready. */
    boolean expectedUp() {
        return expectedUp;
    }

    /** How often the run has laid a hand on it. */
    int disturbances() {
        return disturbances.get();
    }

    private void disturbed() {
        disturbances.incrementAndGet();
        expectedUp = false;
    }

    /** {@code kill -9}. */
    void kill() {
        disturbed();
        process.destroyForcibly();
        Waiting.until(END_WITHIN, () -> !process.isAlive());
    }

    /** {@code kill -9} of the desk's PostgreSQL. */
    void killDatabase() {
        disturbed();
        database().ifPresent(server -> {
            server.destroyForcibly();
            Waiting.until(END_WITHIN, () -> !server.isAlive());
        });
    }

    /** {@code kill -9} of one of the server's connections, after which PostgreSQL throws out all others. */
    void killConnection(int which) {
        disturbed();
        database().ifPresent(server -> {
            List<ProcessHandle> connections = server.children()
                    .filter(child -> commandOf(child).contains("127.0.0.1("))
                    .sorted()
                    .toList();
            if (!connections.isEmpty()) {
                connections.get(which % connections.size()).destroyForcibly();
            }
        });
    }

    /** The server on our data folder, if it runs. */
    Optional<ProcessHandle> database() {
        Path cluster = data.resolve("postgresql");
        try {
            List<String> lines = serverLines();
            if (lines.size() < 4 || !Path.of(lines.get(1).strip()).equals(cluster)) {
                return Optional.empty();
            }
            return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                    .filter(found -> commandOf(found).contains(cluster.toString()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A connection of our own to the desk's database. */
    SingleConnectionDataSource connect() {
        try {
            String url = "jdbc:postgresql://127.0.0.1:" + serverLines().get(3).strip() + "/postgres";
            String password =
                    Files.readString(data.resolve("postgresql.secret")).strip();
            return new SingleConnectionDataSource(url, "postgres", password, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the desk as an office would, then what may be left of it. */
    @Override
    public void close() {
        if (runs()) {
            process.destroy();
            try {
                process.waitFor(END_WITHIN.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            process.destroyForcibly();
        }
        killDatabase();
    }

    private List<String> serverLines() throws IOException {
        return Files.readAllLines(data.resolve("postgresql").resolve("postmaster.pid"));
    }

    private static String commandOf(ProcessHandle found) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(found.pid()), "cmdline"));
        } catch (IOException e) {
            return "";
        }
    }
}
