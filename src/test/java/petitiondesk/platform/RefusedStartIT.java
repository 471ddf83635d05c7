package petitiondesk.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import petitiondesk.PetitionDesk;
import petitiondesk.testing.TestDatabase;

/**
 * The application itself, started as an installer would: in a process of its own, because a second engine in this one
 * would take the name of the other tests' engine with it when it closes.
 */
class RefusedStartIT {

    private static final String STARTED = "Started PetitionDesk";

    private record Run(int exitCode, String output) {}

    @Test
    void aStartWithoutAnySettingSaysWhatIsMissing() throws Exception {
        Run run = start();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output())
                .contains("系统没有启动", "SPRING_DATASOURCE_URL", "SPRING_MAIL_HOST", "PETITIONDESK_ADMIN_PASSWORD")
                .contains("PETITIONDESK_PUBLIC_URL", "PETITIONDESK_MAIL_FROM")
                .doesNotContain(STARTED);
    }

    @Test
    void productionNeverTakesOverADemosDatabase() throws Exception {
        String database = TestDatabase.create();
        Run demo = start(
                "--spring.profiles.active=demo",
                "--petitiondesk.demo.samples=false",
                "--spring.datasource.url=" + database);
        assertThat(demo.output()).contains(STARTED);
        Run production = start(
                "--spring.profiles.active=production",
                "--spring.datasource.url=" + database,
                "--spring.datasource.password=any",
                "--spring.mail.host=127.0.0.1",
                "--petitiondesk.mail.from=desk@example.cn",
                "--petitiondesk.public-url=https://desk.example.cn",
                "--petitiondesk.admin.password=Qinghe-2026-zhen");
        assertThat(production.exitCode()).isEqualTo(1);
        assertThat(production.output()).contains("演示账号").doesNotContain(STARTED);
    }

    /** Starts the desk and waits until it has refused; one that does start is stopped again. */
    private static Run start(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Dstdout.encoding=UTF-8",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                PetitionDesk.class.getName(),
                "--server.port=0",
                "--spring.datasource.username=postgres",
                "--camunda.bpm.job-execution.enabled=false"));
        command.addAll(List.of(arguments));
        Process desk = new ProcessBuilder(command).redirectErrorStream(true).start();
        StringBuilder output = new StringBuilder();
        try (BufferedReader lines = desk.inputReader(java.nio.charset.StandardCharsets.UTF_8)) {
            String line;
            while ((line = lines.readLine()) != null) {
                output.append(line).append('\n');
                if (line.contains(STARTED)) {
                    // the handle ends the process and leaves its output open, which Process.destroy() does not
                    desk.toHandle().destroy();
                }
            }
        }
        return new Run(desk.waitFor(), output.toString());
    }
}
