package petitiondesk.job.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import petitiondesk.job.JobChange;
import petitiondesk.job.JobRun;
import petitiondesk.job.JobState;
import petitiondesk.job.Jobs;

/** Periodic jobs as JSON, for administrators. */
@RestController
@RequestMapping("/api/jobs")
@Tag(name = "后台作业", description = "查看、启用、停用、立即运行后台作业（系统管理员）")
class JobApi {

    private final Jobs jobs;
    private final Administrator administrator;

    JobApi(Jobs jobs, Administrator administrator) {
        this.jobs = jobs;
        this.administrator = administrator;
    }

    /** A job with its latest runs that found something, failed or were asked for. */
    record JobWithRuns(JobState job, List<JobRun> runs) {}

    record TurningOff(String reason) {}

    @GetMapping
    @Operation(summary = "全部作业", description = "需要处理的在前，停用的其次。trouble 说明为什么需要处理。")
    List<JobState> all() {
        administrator.check();
        return jobs.all();
    }

    @GetMapping("/changes")
    @Operation(summary = "变更记录", description = "谁启用、停用、手动运行过什么，新的在前，最多一百条。")
    List<JobChange> changes() {
        administrator.check();
        return jobs.changes();
    }

    @GetMapping("/{id}")
    @Operation(summary = "一项作业和最近的运行")
    JobWithRuns job(@PathVariable String id) {
        administrator.check();
        return new JobWithRuns(jobs.job(id), jobs.runs(id));
    }

    @PostMapping("/{id}/on")
    @Operation(summary = "启用")
    JobState on(@PathVariable String id) {
        return jobs.turnOn(id, administrator.check());
    }

    @PostMapping("/{id}/off")
    @Operation(summary = "停用", description = "须写明理由。各节点都停止自动运行，重启以后仍是停用。")
    JobState off(@PathVariable String id, @RequestBody(required = false) TurningOff off) {
        return jobs.turnOff(id, off == null ? null : off.reason(), administrator.check());
    }

    @PostMapping("/{id}/run")
    @Operation(summary = "立即运行一次", description = "停用的也可以运行。正在运行的，409。")
    JobRun run(@PathVariable String id) {
        return jobs.runNow(id, administrator.check());
    }
}
