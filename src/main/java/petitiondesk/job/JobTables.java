package petitiondesk.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code periodic_job}, {@code periodic_job_run} and {@code periodic_job_change}. */
@Repository
class JobTables {

    /** Runs kept of each job, so that one that does much does not fill the table. */
    private static final int RUNS_KEPT = 50;

    private final JdbcClient jdbc;

    JobTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A row of {@code periodic_job}; a job without one is on and has never run.
     *
     * @param lastRun null before the first
     */
    record Stored(boolean on, String reason, String changedBy, Instant changedAt, JobRun lastRun) {

        static final Stored NEW = new Stored(true, null, null, null, null);
    }

    boolean isOn(String id) {
        return jdbc.sql("select enabled from periodic_job where id = :id")
                .param("id", id)
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    Map<String, Stored> all() {
        Map<String, Stored> all = new HashMap<>();
        jdbc.sql("select *, null as by_user from periodic_job")
                .query((row, index) -> all.put(row.getString("id"), stored(row)))
                .list();
        return all;
    }

    Stored one(String id) {
        return Optional.ofNullable(all().get(id)).orElse(Stored.NEW);
    }

    /** Answers whether this changed anything. */
    boolean turn(String id, boolean on, String reason, String by, Instant at) {
        return jdbc.sql("""
                        insert into periodic_job (id, enabled, reason, changed_by, changed_at)
                        values (:id, :on, :reason, :by, :at)
                        on conflict (id) do update set enabled = excluded.enabled, reason = excluded.reason,
                          changed_by = excluded.changed_by, changed_at = excluded.changed_at
                        where periodic_job.enabled <> excluded.enabled
                        """)
                        .param("id", id)
                        .param("on", on)
                        .param("reason", reason)
                        .param("by", by)
                        .param("at", utc(at))
                        .update()
                > 0;
    }

    void change(String id, JobChange.Kind kind, String reason, String by, Instant at) {
        jdbc.sql("""
                        insert into periodic_job_change (job, kind, reason, by_user, at)
                        values (:job, :kind, :reason, :by, :at)
                        """)
                .param("job", id)
                .param("kind", kind.name())
                .param("reason", reason)
                .param("by", by)
                .param("at", utc(at))
                .update();
    }

    /** Who did what, newest first; titles are left to the caller. */
    List<JobChange> changes(int limit) {
        return jdbc.sql("select * from periodic_job_change order by id desc limit :limit")
                .param("limit", limit)
                .query((row, index) -> new JobChange(
                        row.getString("job"),
                        row.getString("job"),
                        JobChange.Kind.valueOf(row.getString("kind")),
                        row.getString("reason"),
                        row.getString("by_user"),
                        instant(row, "at")))
                .list();
    }

    void last(String id, JobRun run) {
        jdbc.sql("""
                        insert into periodic_job (id, started_at, finished_at, found, done, failed, remark, broken)
                        values (:job, :startedAt, :finishedAt, :found, :done, :failed, :remark, :broken)
                        on conflict (id) do update set started_at = excluded.started_at,
                          finished_at = excluded.finished_at, found = excluded.found, done = excluded.done,
                          failed = excluded.failed, remark = excluded.remark, broken = excluded.broken
                        """).params(values(id, run)).update();
    }

    void keep(String id, JobRun run) {
        Map<String, Object> values = values(id, run);
        values.put("by", run.by());
        jdbc.sql("""
                        insert into periodic_job_run
                          (job, started_at, finished_at, found, done, failed, remark, broken, by_user)
                        values (:job, :startedAt, :finishedAt, :found, :done, :failed, :remark, :broken, :by)
                        """).params(values).update();
        jdbc.sql("""
                        delete from periodic_job_run where job = :job and id <= (
                          select id from periodic_job_run where job = :job order by id desc offset :kept limit 1)
                        """).param("job", id).param("kept", RUNS_KEPT).update();
    }

    /** Runs that found something, newest first. */
    List<JobRun> runs(String id) {
        return jdbc.sql("select * from periodic_job_run where job = :job order by id desc")
                .param("job", id)
                .query((row, index) -> run(row))
                .list();
    }

    private static Map<String, Object> values(String id, JobRun run) {
        Map<String, Object> values = new HashMap<>();
        values.put("job", id);
        values.put("startedAt", utc(run.startedAt()));
        values.put("finishedAt", utc(run.finishedAt()));
        values.put("found", run.found());
        values.put("done", run.done());
        values.put("failed", run.failed());
        values.put("remark", run.remark());
        values.put("broken", run.broken());
        return values;
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                row.getBoolean("enabled"),
                row.getString("reason"),
                row.getString("changed_by"),
                instant(row, "changed_at"),
                row.getObject("finished_at") == null ? null : run(row));
    }

    private static JobRun run(ResultSet row) throws SQLException {
        return new JobRun(
                instant(row, "started_at"),
                instant(row, "finished_at"),
                row.getInt("found"),
                row.getInt("done"),
                row.getInt("failed"),
                row.getString("remark"),
                row.getBoolean("broken"),
                row.getString("by_user"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
