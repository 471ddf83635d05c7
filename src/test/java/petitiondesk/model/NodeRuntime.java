package petitiondesk.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.impl.driver.Driver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The Node.js that Playwright's jar brings along, so that JavaScript tools run without npm and without a network. */
final class NodeRuntime {

    private NodeRuntime() {}

    /** Returns what the script printed; a script that fails is an IllegalStateException with its error output. */
    static String run(Path script, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(executable(), script.toString()));
        command.addAll(arguments);
        try {
            // a file, because a pipe that nobody reads while the other one is read can fill up and block the script
            Path errors = Files.createTempFile("node", ".log");
            try {
                Process process = new ProcessBuilder(command)
                        .redirectError(Redirect.to(errors.toFile()))
                        .start();
                process.getOutputStream().close();
                String output = new String(process.getInputStream().readAllBytes(), UTF_8);
                if (process.waitFor() != 0) {
                    throw new IllegalStateException(script.getFileName() + " failed: " + Files.readString(errors));
                }
                return output;
            } finally {
                Files.delete(errors);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(script.getFileName() + " was interrupted", e);
        }
    }

    private static String executable() {
        // the driver is unpacked once per JVM; its command line starts with the node binary
        Driver driver = Driver.ensureDriverInstalled(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"), false);
        return driver.createProcessBuilder().command().get(0);
    }
}
