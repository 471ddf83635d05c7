package petitiondesk.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.platform.PeriodicJob;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/** The periodic jobs for the administrators who look after them. */
@Service
public class Jobs {

    private static final int REASON = 200;
    private static final int CHANGES_SHOWN = 100;

    /** A job that has not run for three of its intervals and this long has stopped. */
    private static final Duration GRACE = Duration.ofMinutes(5);

    private static final int MISSED = 3;

    private final Map<String, PeriodicJob> jobs;
    private final JobTables tables;
    private final JobRunner runner;
    private final Clock clock;
    private final Instant since;

    Jobs(List<PeriodicJob> jobs, JobTables tables, JobRunner runner, Clock clock) {
        this.jobs = jobs.stream().collect(Collectors.toMap(PeriodicJob::id, Function.identity()));
        this.tables = tables;
        this.runner = runner;
        this.clock = clock;
        this.since = clock.instant();
    }

    /** All jobs, those in trouble first, then those that are off, then by title. */
    @Transactional(readOnly = true)
    public List<JobState> all() {
        Map<String, JobTables.Stored> stored = tables.all();
        Instant now = clock.instant();
        return jobs.values().stream()
                .map(job -> state(job, stored.getOrDefault(job.id(), JobTables.Stored.NEW), now))
                .sorted(Comparator.comparing((JobState job) -> job.trouble() == null)
                        .thenComparing(JobState::on)
                        .thenComparing(JobState::id))
                .toList();
    }

    /** One job. */
    @Transactional(readOnly = true)
    public JobState job(String id) {
        return state(known(id), tables.one(id), clock.instant());
    }

    /** The latest runs of the job that found something, failed or were asked for, newest first. */
    @Transactional(readOnly = true)
    public List<JobRun> runs(String id) {
        return tables.runs(known(id).id());
    }

    /** What administrators did, newest first; the latest hundred. */
    @Transactional(readOnly = true)
    public List<JobChange> changes() {
        return tables.changes(CHANGES_SHOWN).stream()
                .map(change -> new JobChange(
                        change.job(),
                        jobs.containsKey(change.job()) ? jobs.get(change.job()).title() : change.job(),
                        change.kind(),
                        change.reason(),
                        change.by(),
                        change.at()))
                .toList();
    }

    /** Lets the job run by itself again, on every node. */
    @Transactional
    public JobState turnOn(String id, String by) {
        PeriodicJob job = known(id);
        turn(job, true, null, by);
        return job(id);
    }

    /**
     * Keeps the job from running by itself, on every node and after every start, until it is switched on again.
     *
     * @param reason shown to every administrator as long as it is off
     */
    @Transactional
    public JobState turnOff(String id, String reason, String by) {
        PeriodicJob job = known(id);
        new FieldChecks().requiredText("reason", "停用理由", reason, REASON).done();
        turn(job, false, reason.strip(), by);
        return job(id);
    }

    /** Runs the job once, also one that is off, and answers how it went. */
    public JobRun runNow(String id, String by) {
        PeriodicJob job = known(id);
        JobRun run = runner.runNow(job, by);
        tables.change(id, JobChange.Kind.RUN, null, by, run.startedAt());
        return run;
    }

    private void turn(PeriodicJob job, boolean on, String reason, String by) {
        Instant now = clock.instant();
        boolean wasOn = tables.one(job.id()).on();
        if (wasOn == on || !tables.turn(job.id(), on, reason, by, now)) {
            throw Refusal.conflict("“" + job.title() + "”已经" + (on ? "启用" : "停用") + "，请刷新页面。");
        }
        tables.change(job.id(), on ? JobChange.Kind.ON : JobChange.Kind.OFF, reason, by, now);
    }

    private PeriodicJob known(String id) {
        PeriodicJob job = jobs.get(id);
        if (job == null) {
            throw Refusal.notFound("没有这项作业");
        }
        return job;
    }

    private JobState state(PeriodicJob job, JobTables.Stored stored, Instant now) {
        JobRun last = stored.lastRun();
        Instant next = !stored.on()
                ? null
                : last == null
                        ? since.plus(job.firstAfter())
                        : last.finishedAt().plus(job.interval());
        return new JobState(
                job.id(),
                job.title(),
                job.description(),
                job.interval(),
                stored.on(),
                stored.reason(),
                stored.changedBy(),
                stored.changedAt(),
                last,
                runner.runningSince(job.id()).orElse(null),
                next != null && next.isBefore(now) ? now : next,
                stored.on() ? trouble(job, last, now) : null);
    }

    private String trouble(PeriodicJob job, JobRun last, Instant now) {
        Instant seen = last == null || last.finishedAt().isBefore(since) ? since : last.finishedAt();
        Instant late = seen.plus(job.interval().multipliedBy(MISSED)).plus(GRACE);
        if (now.isAfter(late)) {
            return last == null ? "启动以来还没有运行过" : "很久没有运行了";
        }
        if (last == null || !last.inTrouble()) {
            return null;
        }
        return last.remark() != null ? last.remark() : "上次有" + last.failed() + "项没有完成";
    }
}
