package petitiondesk.setup;

import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for forgotten files once an hour. */
@Component
@Profile("!test")
class StagedFilesSchedule {

    private final StagedFiles files;

    StagedFilesSchedule(StagedFiles files) {
        this.files = files;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1M")
    void purge() {
        files.purge();
    }
}
