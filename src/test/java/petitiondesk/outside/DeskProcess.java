package petitiondesk.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import petitiondesk.PetitionDesk;

/** The desk under test: a process of its own with its own data folder. Nothing else is ever killed than it and its server. */
public final class DeskProcess implements AutoCloseable {

    private static final Duration END_WITHIN = Duration.ofSeconds(60);

    private final Path data;
    private final Path log;
    private final Optional<Path> jar;
    private final int port;
    private final List<String> javaOptions;
    private final List<String> settings;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private volatile Process process;
    private final AtomicInteger disturbances = new AtomicInteger();
    private volatile boolean expectedUp;

    /**
     * A desk in profile {@code demo} that is not started yet.
     *
     * @param folder where it keeps its data and its log
     * @param jar the packaged desk; without it the classes of this class path run
     * @param javaOptions options of its Java machine
     * @param settings options of every start
     */
    public DeskProcess(Path folder, Optional<Path> jar, List<String> javaOptions, List<String> settings) {
        data = folder.resolve("data").toAbsolutePath();
        log = folder.resolve("desk.log").toAbsolutePath();
        port = freePort();
        this.jar = jar;
        this.javaOptions = javaOptions;
        this.settings = settings;
    }

    public int port() {
        return port;
    }

    public URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Starts it, with these options beside those of every start, and does not wait. */
    public void start(String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        if (jar.isPresent()) {
            command.addAll(List.of("-jar", jar.get().toString()));
        } else {
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), PetitionDesk.class.getName()));
        }
        command.addAll(List.of(
                "--spring.profiles.active=demo",
                "--server.address=127.0.0.1",
                "--server.port=" + port,
                "--petitiondesk.data-dir=" + data));
        command.addAll(settings);
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean runs() {
        return process != null && process.isAlive();
    }

    /** Whether it became ready in time; false at once if it ended. */
    public boolean awaitReady(Duration atMost) {
        Waiting.until(atMost, () -> !runs() || isReady());
        return runs() && isReady();
    }

    /** Tells the clients that they may count on it again. */
    public void isExpectedUp() {
        expectedUp = true;
    }

    /** What load balancers ask. */
    public boolean isReady() {
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
    public boolean expectedUp() {
        return expectedUp;
    }

    /** How often the run has laid a hand on it. */
    public int disturbances() {
        return disturbances.get();
    }

    private void disturbed() {
        disturbances.incrementAndGet();
        expectedUp = false;
    }

    /** {@code kill -9}. */
    public void kill() {
        disturbed();
        process.destroyForcibly();
        Waiting.until(END_WITHIN, () -> !process.isAlive());
    }

    /** {@code kill -9} of the desk's PostgreSQL. */
    public void killDatabase() {
        disturbed();
        database().ifPresent(server -> {
            server.destroyForcibly();
            Waiting.until(END_WITHIN, () -> !server.isAlive());
        });
    }

    /** {@code kill -9} of one of the server's connections, after which PostgreSQL throws out all others. */
    public void killConnection(int which) {
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
    public Optional<ProcessHandle> database() {
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
    public SingleConnectionDataSource connect() {
        try {
            String url = "jdbc:postgresql://127.0.0.1:" + serverLines().get(3).strip() + "/postgres";
            String password =
                    Files.readString(data.resolve("postgresql.secret")).strip();
            return new SingleConnectionDataSource(url, "postgres", password, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the desk as an office would; it can be started again. */
    public void stop() {
        if (runs()) {
            process.destroy();
            try {
                process.waitFor(END_WITHIN.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            process.destroyForcibly();
        }
    }

    /** Ends the desk, then what may be left of it. */
    @Override
    public void close() {
        stop();
        killDatabase();
    }

    /** Removes what an earlier run left in the folder, and makes it: old data would be taken for this run's. */
    public static void prepare(Path folder) throws IOException {
        Path data = folder.resolve("data");
        if (Files.exists(data)) {
            List<Path> old;
            try (Stream<Path> paths = Files.walk(data)) {
                old = paths.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : old) {
                Files.delete(path);
            }
        }
        Files.deleteIfExists(folder.resolve("desk.log"));
        Files.createDirectories(folder);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
