package petitiondesk.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import petitiondesk.platform.JobResult;
import petitiondesk.platform.PeriodicJob;
import petitiondesk.shared.Refusal;

/** Runs one job once: never twice at a time on this node, whatever it throws, with a record of how it went. */
@Component
class JobRunner {

    private static final Logger log = LoggerFactory.getLogger(JobRunner.class);

    /** How often a run that found nothing is written down, so that a job of every second does not write all the time. */
    private static final Duration QUIET = Duration.ofSeconds(30);

    private final JobTables tables;
    private final Clock clock;
    private final Map<String, Instant> running = new ConcurrentHashMap<>();
    private final Map<String, JobRun> recorded = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    JobRunner(JobTables tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    /** From now on nothing more is begun. */
    void stop() {
        stopping = true;
    }

    Optional<Instant> runningSince(String id) {
        return Optional.ofNullable(running.get(id));
    }

    /** The job's turn: runs it unless it is off, and again while there is more to do. */
    void turn(PeriodicJob job) {
        try {
            if (begin(job)) {
                try {
                    runWhileOn(job);
                } finally {
                    running.remove(job.id());
                }
            }
        } catch (RuntimeException e) {
            // the switch could not be read or the run not be written down: the next turn must come all the same
            log.error("Job {} could not take its turn: {}", job.id(), e.toString());
        }
    }

    /**
     * One run because somebody wants it now, also of a job that is off.
     *
     * @throws Refusal if it is running on this node
     */
    JobRun runNow(PeriodicJob job, String by) {
        if (!begin(job)) {
            throw Refusal.conflict("“" + job.title() + "”正在运行，请稍后刷新查看结果。");
        }
        try {
            JobRun run = attempt(job, by);
            record(job.id(), run);
            return run;
        } finally {
            running.remove(job.id());
        }
    }

    private boolean begin(PeriodicJob job) {
        return running.putIfAbsent(job.id(), clock.instant()) == null;
    }

    private void runWhileOn(PeriodicJob job) {
        Instant startedAt = clock.instant();
        JobResult all = JobResult.nothing();
        while (!stopping && tables.isOn(job.id())) {
            try {
                all = all.and(job.run());
            } catch (RuntimeException e) {
                record(job.id(), broken(job, startedAt, e, null));
                return;
            }
            if (!all.more()) {
                record(job.id(), JobRun.of(startedAt, clock.instant(), all, null));
                return;
            }
        }
        if (all.found() > 0) {
            record(job.id(), JobRun.of(startedAt, clock.instant(), all, null));
        }
    }

    private JobRun attempt(PeriodicJob job, String by) {
        Instant startedAt = clock.instant();
        try {
            return JobRun.of(startedAt, clock.instant(), job.runNow(), by);
        } catch (RuntimeException e) {
            return broken(job, startedAt, e, by);
        }
    }

    /** Whatever a job throws is its own failure: the other jobs and its next run go on. */
    private JobRun broken(PeriodicJob job, Instant startedAt, RuntimeException failure, String by) {
        String reason = reason(failure);
        JobRun before = recorded.get(job.id());
        if (before != null && before.broken() && reason.equals(before.remark())) {
            log.error("Job {} failed again: {}", job.id(), failure.toString());
        } else {
            log.error("Job {} failed", job.id(), failure);
        }
        return JobRun.broken(startedAt, clock.instant(), reason, by);
    }

    /** Not the exception's own words: those of a database may quote what somebody wrote. */
    private static String reason(RuntimeException failure) {
        if (failure instanceof Refusal) {
            return failure.getMessage();
        }
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String last = cause.getClass().getSimpleName();
        String first = failure.getClass().getSimpleName();
        return "程序出错（" + (first.equals(last) ? first : first + "，" + last) + "），详见日志";
    }

    private void record(String id, JobRun run) {
        JobRun before = recorded.get(id);
        if (before != null && (run.quiet() || run.repeats(before)) && isNoNews(run, before)) {
            return;
        }
        tables.last(id, run);
        if (!run.quiet() && !run.repeats(before)) {
            tables.keep(id, run);
        }
        recorded.put(id, run);
    }

    private static boolean isNoNews(JobRun run, JobRun before) {
        boolean same = run.quiet() ? before.quiet() : run.repeats(before);
        return same && run.finishedAt().isBefore(before.finishedAt().plus(QUIET));
    }
}
