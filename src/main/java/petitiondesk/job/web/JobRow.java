package petitiondesk.job.web;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import petitiondesk.job.JobRun;
import petitiondesk.job.JobState;
import petitiondesk.platform.ApplicationClock;

/** A job as the page shows it; times in Asia/Shanghai. */
record JobRow(
        JobState job, String interval, String lastRun, String next, String changed, String running, List<RunRow> runs) {

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ApplicationClock.ZONE);
    private static final Duration SOON = Duration.ofMinutes(1);

    /**
     * One of the latest runs.
     *
     * @param by name of who started it, or null
     */
    record RunRow(JobRun run, String startedAt, String by) {}

    static JobRow of(JobState job, List<RunRow> runs, String changedBy) {
        return new JobRow(
                job,
                interval(job.interval()),
                job.lastRun() == null ? null : text(job.lastRun().finishedAt()),
                next(job),
                job.changedAt() == null ? null : changedBy + "，" + text(job.changedAt()),
                job.runningSince() == null ? null : text(job.runningSince()),
                runs);
    }

    static String text(Instant instant) {
        return SECOND.format(instant);
    }

    private static String next(JobState job) {
        if (job.nextAt() == null) {
            return "不会自动运行";
        }
        return job.interval().compareTo(SOON) <= 0 ? interval(job.interval()) : text(job.nextAt());
    }

    private static String interval(Duration interval) {
        if (interval.compareTo(Duration.ofMinutes(1)) < 0) {
            String seconds = interval.toMillis() % 1000 == 0
                    ? String.valueOf(interval.toSeconds())
                    : String.valueOf(interval.toMillis() / 1000.0);
            return "每 " + seconds + " 秒";
        }
        if (interval.compareTo(Duration.ofHours(1)) < 0) {
            return "每 " + interval.toMinutes() + " 分钟";
        }
        return interval.compareTo(Duration.ofDays(1)) < 0
                ? "每 " + interval.toHours() + " 小时"
                : "每 " + interval.toDays() + " 天";
    }
}
