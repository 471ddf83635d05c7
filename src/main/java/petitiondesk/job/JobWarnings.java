package petitiondesk.job;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import petitiondesk.platform.Warnings;

/** Reminds administrators of jobs that are off or in trouble. */
@Component
class JobWarnings implements Warnings {

    private static final String PAGE = "/desk/jobs";

    private final Jobs jobs;

    JobWarnings(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public List<Warning> present() {
        List<Warning> warnings = new ArrayList<>();
        for (JobState job : jobs.all()) {
            if (!job.on()) {
                warnings.add(new Warning("后台作业“%s”已停用：%s".formatted(job.title(), job.reason()), PAGE));
            } else if (job.trouble() != null) {
                warnings.add(new Warning("后台作业“%s”：%s".formatted(job.title(), job.trouble()), PAGE));
            }
        }
        return warnings;
    }
}
