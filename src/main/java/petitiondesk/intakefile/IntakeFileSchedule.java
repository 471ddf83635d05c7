package petitiondesk.intakefile;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks for files to work on every second, and once an hour for what has been kept long enough; tests do so themselves. */
@Configuration(proxyBeanMethods = false)
@Profile("!test")
class IntakeFileSchedule {

    private final IntakeFileWorker worker;
    private final IntakeFiles files;

    IntakeFileSchedule(IntakeFileWorker worker, IntakeFiles files) {
        this.worker = worker;
        this.files = files;
    }

    @Scheduled(fixedDelayString = "${petitiondesk.intake-files.pause:PT1S}")
    void work() {
        boolean more = true;
        while (more) {
            more = worker.work();
        }
    }

    @Scheduled(fixedDelayString = "PT1H")
    void wipe() {
        files.wipeOld();
    }
}
