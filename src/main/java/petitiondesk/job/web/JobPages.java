package petitiondesk.job.web;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import petitiondesk.job.JobChange;
import petitiondesk.job.JobRun;
import petitiondesk.job.JobState;
import petitiondesk.job.Jobs;
import petitiondesk.shared.Refusal;

/** The administrators' page of periodic jobs. */
@Controller
class JobPages {

    private final Jobs jobs;
    private final Administrator administrator;

    JobPages(Jobs jobs, Administrator administrator) {
        this.jobs = jobs;
        this.administrator = administrator;
    }

    /** A line of the history. */
    record ChangeRow(String at, String by, String title, String what, String reason) {}

    @GetMapping("/desk/jobs")
    String page(Model model) {
        administrator.check();
        List<JobState> all = jobs.all();
        model.addAttribute("jobs", all.stream().map(this::row).toList());
        model.addAttribute("off", all.stream().filter(job -> !job.on()).count());
        model.addAttribute(
                "troubled", all.stream().filter(job -> job.trouble() != null).count());
        model.addAttribute("changes", jobs.changes().stream().map(this::row).toList());
        return "jobs";
    }

    @PostMapping("/desk/jobs/{id}/on")
    String on(@PathVariable String id, RedirectAttributes answer) {
        String user = administrator.check();
        return tell(answer, id, () -> "已启用“" + jobs.turnOn(id, user).title() + "”。");
    }

    @PostMapping("/desk/jobs/{id}/off")
    String off(@PathVariable String id, @RequestParam(required = false) String reason, RedirectAttributes answer) {
        String user = administrator.check();
        return tell(answer, id, () -> "已停用“" + jobs.turnOff(id, reason, user).title() + "”。重启以后仍是停用，需要时请再启用。");
    }

    @PostMapping("/desk/jobs/{id}/run")
    String run(@PathVariable String id, RedirectAttributes answer) {
        String user = administrator.check();
        JobRun run;
        try {
            run = jobs.runNow(id, user);
        } catch (Refusal refusal) {
            return problem(answer, id, refusal);
        }
        String told = "“%s”运行完毕：找到 %d，完成 %d，没有完成 %d。%s"
                .formatted(
                        jobs.job(id).title(),
                        run.found(),
                        run.done(),
                        run.failed(),
                        run.remark() == null ? "" : run.remark() + "。");
        answer.addFlashAttribute(run.inTrouble() ? "problem" : "done", told);
        return back(id);
    }

    private JobRow row(JobState job) {
        List<JobRow.RunRow> runs = jobs.runs(job.id()).stream()
                .limit(10)
                .map(run -> new JobRow.RunRow(run, JobRow.text(run.startedAt()), administrator.name(run.by())))
                .toList();
        return JobRow.of(job, runs, administrator.name(job.changedBy()));
    }

    private ChangeRow row(JobChange change) {
        return new ChangeRow(
                JobRow.text(change.at()),
                administrator.name(change.by()),
                change.title(),
                change.kind().title(),
                change.reason());
    }

    private String tell(RedirectAttributes answer, String id, java.util.function.Supplier<String> action) {
        try {
            answer.addFlashAttribute("done", action.get());
            return back(id);
        } catch (Refusal refusal) {
            return problem(answer, id, refusal);
        }
    }

    /** A person who made a mistake in a form stays where he is; an address that names no job does not. */
    private static String problem(RedirectAttributes answer, String id, Refusal refusal) {
        if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
            throw refusal;
        }
        answer.addFlashAttribute(
                "problem",
                refusal.errors().isEmpty()
                        ? refusal.getMessage()
                        : refusal.errors().get(0).message());
        return back(id);
    }

    private static String back(String id) {
        return "redirect:/desk/jobs#" + id;
    }
}
