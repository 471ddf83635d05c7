package petitiondesk.setup;

import java.time.Duration;
import org.springframework.stereotype.Component;
import petitiondesk.platform.JobResult;
import petitiondesk.platform.PeriodicJob;

/** Removes forgotten files once an hour. */
@Component
class WipingStagedFiles implements PeriodicJob {

    private final StagedFiles files;

    WipingStagedFiles(StagedFiles files) {
        this.files = files;
    }

    @Override
    public String id() {
        return "staged-files";
    }

    @Override
    public String title() {
        return "清除未应用的基础资料文件";
    }

    @Override
    public String description() {
        return "删除上传满一天还没有应用的组织机构和分类文件。停用期间，这些含有个人信息的文件一直留着。";
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(1);
    }

    @Override
    public Duration firstAfter() {
        return Duration.ofMinutes(1);
    }

    @Override
    public JobResult run() {
        return JobResult.done(files.purge());
    }
}
