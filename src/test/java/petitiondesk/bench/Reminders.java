package petitiondesk.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.function.BooleanSupplier;
import petitiondesk.outside.DeskProcess;
import petitiondesk.outside.PostgresServer;
import petitiondesk.outside.Waiting;

/**
 * Reminders that are all due at once, from the outbox to a mail server on this machine, beside the bare engine that runs as
 * many timer jobs which do nothing: one node each, then two on one database.
 */
final class Reminders {

    private static final int COUNT = Integer.getInteger("bench.reminders", 5_000);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final PostgresServer server;
    private final Path folder;
    private final Report report;
    private final int rounds;
    private int written;

    Reminders(PostgresServer server, Path folder, Report report, int rounds) {
        this.server = server;
        this.folder = folder;
        this.report = report;
        this.rounds = rounds;
    }

    void measure() throws Exception {
        String deskDatabase = server.create("reminders");
        String bareDatabase = server.create("timers");
        try (MailSink sink = new MailSink();
                BareEngine bare = BareEngine.waiting("timers", bareDatabase);
                DeskProcess desk = start("reminders-1", deskDatabase, sink)) {
            drain(deskDatabase, sink);
            compare("one node", deskDatabase, sink, bare);
            try (DeskProcess second = start("reminders-2", deskDatabase, sink);
                    BareEngine other = BareEngine.waiting("more-timers", bareDatabase)) {
                drain(deskDatabase, sink);
                compare("two nodes", deskDatabase, sink, bare, other);
            }
        }
    }

    private void compare(String nodes, String database, MailSink sink, BareEngine... bare) throws Exception {
        Series mails = Series.of("/s");
        Series timers = Series.of("/s");
        for (int round = 0; round < rounds; round++) {
            mails.add(drain(database, sink));
            timers.add(drain(bare));
        }
        report.share(
                "%,d reminders due at once, by mail over SMTP, %s".formatted(COUNT, nodes),
                mails,
                "bare engine, as many timer jobs that do nothing",
                timers,
                null);
    }

    private DeskProcess start(String node, String database, MailSink sink) throws IOException {
        return Benchmark.started(
                Files.createDirectories(folder.resolve(node)),
                "--spring.datasource.url=" + database,
                "--spring.datasource.username=postgres",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + sink.port(),
                "--petitiondesk.mail.pause=PT0.2S");
    }

    /** Mails a second, from switching the job on until the last one was taken. */
    private double drain(String database, MailSink sink) throws Exception {
        switchMail(database, false);
        // a run that had begun before ends at once: nothing was due
        Waiting.pause(Duration.ofSeconds(1));
        write(database);
        int before = sink.taken();
        long start = System.nanoTime();
        switchMail(database, true);
        await(() -> sink.taken() - before == COUNT);
        return COUNT / seconds(start);
    }

    /** Jobs a second, from starting the executors until the last one was run. */
    private double drain(BareEngine... engines) throws Exception {
        BareEngine first = engines[0];
        Load.perSecond(Collections.nCopies(COUNT, 0), none -> first.startWaiting());
        long start = System.nanoTime();
        for (BareEngine engine : engines) {
            engine.runJobs(true);
        }
        await(() -> first.jobsLeft() == 0);
        double rate = COUNT / seconds(start);
        for (BareEngine engine : engines) {
            engine.runJobs(false);
        }
        return rate;
    }

    private void write(String database) throws SQLException {
        PostgresServer.execute(database, """
                insert into notice (key, template, subject, recipient_name, email, duty_group, restricted, subject_line,
                  body, state, next_attempt_at, message_id, created_at)
                select 'bench:' || i, 'overdue', 'XF2026-' || i, '承办人', 'bench-' || i || '@demo.invalid',
                  'joint-meeting-office', false, '逾期提醒：办理并拟写答复（XF2026-' || i || '）',
                  E'承办人：\\n\\n　　以下任务已超过期限，尚未办结，请尽快办理。\\n\\n　　任务：办理并拟写答复\\n　　编号：XF2026-' || i
                    || E'\\n　　期限：2026年8月3日\\n\\n　　请登录办理：http://localhost:8080/camunda/app/tasklist/'
                    || E'\\n\\n　　为保护当事人信息，本邮件不含事项内容。\\n\\n联席会议办公室\\n2026年8月4日\\n',
                  'WAITING', '2000-01-01', '<bench-' || i || '@localhost>', now()
                from generate_series(%d, %d) i""".formatted(written + 1, written + COUNT));
        PostgresServer.execute(database, "analyze notice");
        written += COUNT;
    }

    private static void switchMail(String database, boolean on) throws SQLException {
        PostgresServer.execute(database, """
                insert into periodic_job (id, enabled, reason, changed_by, changed_at)
                values ('mail', %1$s, 'bench', 'bench', now())
                on conflict (id) do update set enabled = %1$s, reason = 'bench', changed_by = 'bench', changed_at = now()""".formatted(on));
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void await(BooleanSupplier done) {
        if (!Waiting.until(PATIENCE, done)) {
            throw new IllegalStateException("not drained within " + PATIENCE);
        }
    }
}
