package petitiondesk.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The packaged desk in a process of its own. */
final class DeskProcess implements AutoCloseable {

    private static final Path JAR = Path.of("target", "petition-desk.jar");
    private static final Duration READY_WITHIN = Duration.ofMinutes(3);

    private final Process process;
    private final URI address;
    private final Duration startedIn;

    private DeskProcess(Process process, URI address, Duration startedIn) {
        this.process = process;
        this.address = address;
        this.startedIn = startedIn;
    }

    /** Starts the jar and waits until it says that it is ready. */
    static DeskProcess start(Path log, String... settings) throws IOException, InterruptedException {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-jar",
                JAR.toString(),
                "--spring.profiles.active=demo",
                "--petitiondesk.demo.samples=false",
                "--server.port=" + port));
        command.addAll(List.of(settings));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        URI address = URI.create("http://127.0.0.1:" + port);
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest ready = HttpRequest.newBuilder(address.resolve("/actuator/health/readiness"))
                .build();
        while (!isReady(client, ready)) {
            if (!process.isAlive() || System.nanoTime() - start > READY_WITHIN.toNanos()) {
                process.destroyForcibly();
                throw new IllegalStateException("the desk did not start; see " + log);
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return new DeskProcess(process, address, Duration.ofNanos(System.nanoTime() - start));
    }

    URI address() {
        return address;
    }

    Duration startedIn() {
        return startedIn;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isReady(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
