package petitiondesk.intakefile;

import java.time.Duration;
import org.springframework.stereotype.Component;
import petitiondesk.platform.JobResult;
import petitiondesk.platform.PeriodicJob;

/** Works on files whose dry run or intake somebody has started, a stretch of lines a run. */
@Component
class WorkingOnFiles implements PeriodicJob {

    private final IntakeFileWorker worker;
    private final IntakeFileSettings settings;

    WorkingOnFiles(IntakeFileWorker worker, IntakeFileSettings settings) {
        this.worker = worker;
        this.settings = settings;
    }

    @Override
    public String id() {
        return "intake-files";
    }

    @Override
    public String title() {
        return "批量登记";
    }

    @Override
    public String description() {
        return "核对和登记批量登记的文件，数的是行。停用期间，文件停在原处，启用后接着办。";
    }

    @Override
    public Duration interval() {
        return settings.pause();
    }

    @Override
    public JobResult run() {
        return worker.stretch();
    }
}
