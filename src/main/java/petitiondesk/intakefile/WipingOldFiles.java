package petitiondesk.intakefile;

import java.time.Duration;
import org.springframework.stereotype.Component;
import petitiondesk.platform.JobResult;
import petitiondesk.platform.PeriodicJob;

/** Wipes once an hour what has been kept long enough. */
@Component
class WipingOldFiles implements PeriodicJob {

    private final IntakeFiles files;

    WipingOldFiles(IntakeFiles files) {
        this.files = files;
    }

    @Override
    public String id() {
        return "intake-files-wipe";
    }

    @Override
    public String title() {
        return "清除批量登记的旧文件";
    }

    @Override
    public String description() {
        return "到期清除批量登记文件中没有登记的行。停用期间，这些含有个人信息的行一直留着。";
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(1);
    }

    @Override
    public JobResult run() {
        return JobResult.done(files.wipeOld());
    }
}
