package petitiondesk.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import petitiondesk.PetitionDesk;
import petitiondesk.testing.TestDatabase;

/** The application itself, started as an installer would. */
@ExtendWith(OutputCaptureExtension.class)
class RefusedStartIT {

    @Test
    void aStartWithoutAnySettingSaysWhatIsMissing(CapturedOutput output) {
        Throwable refusal = catchThrowable(RefusedStartIT::start);
        assertThat(refusal).isInstanceOf(StartRefused.class);
        assertThat(output)
                .contains("系统没有启动", "SPRING_DATASOURCE_URL", "SPRING_MAIL_HOST", "PETITIONDESK_ADMIN_PASSWORD")
                .contains("PETITIONDESK_PUBLIC_URL", "PETITIONDESK_MAIL_FROM");
    }

    @Test
    void productionNeverTakesOverADemosDatabase(CapturedOutput output) {
        String database = TestDatabase.create();
        start(
                        "--spring.profiles.active=demo",
                        "--petitiondesk.demo.samples=false",
                        "--spring.datasource.url=" + database)
                .close();
        Throwable refusal = catchThrowable(() -> start(
                "--spring.profiles.active=production",
                "--spring.datasource.url=" + database,
                "--spring.datasource.password=any",
                "--spring.mail.host=127.0.0.1",
                "--petitiondesk.mail.from=desk@example.cn",
                "--petitiondesk.public-url=https://desk.example.cn",
                "--petitiondesk.admin.password=Qinghe-2026-zhen"));
        assertThat(refusal).isNotNull();
        assertThat(output).contains("演示账号");
    }

    private static ConfigurableApplicationContext start(String... arguments) {
        String[] all = new String[arguments.length + 3];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--server.port=0";
        all[arguments.length + 1] = "--spring.datasource.username=postgres";
        all[arguments.length + 2] = "--camunda.bpm.job-execution.enabled=false";
        return SpringApplication.run(PetitionDesk.class, all);
    }
}
