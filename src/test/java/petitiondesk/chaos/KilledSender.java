package petitiondesk.chaos;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import petitiondesk.outside.DeskProcess;
import petitiondesk.outside.PostgresServer;
import petitiondesk.outside.Waiting;
import petitiondesk.platform.ApplicationClock;

/**
 * Lets a thousand limits pass while no desk runs, starts two desks on one PostgreSQL, kills one of them in the middle of four
 * thousand mails, and looks whether everything was told once.
 */
final class KilledSender implements Closeable {

    private static final Duration DONE_WITHIN = Duration.ofMinutes(15);
    private static final int PETITIONS = 1_000;
    /** To the one who registers at once; then to two of the office and to the convener. */
    private static final int MAILS_EACH = 4;

    private static final int KILLED_AFTER = 1_000;
    private static final int DAYS_AWAY = 40;

    private final ReminderOutcome outcome;
    private final MailServer mail = new MailServer();
    private final PostgresServer server;
    private final ReminderDesk first;
    private final ReminderDesk second;
    private final SingleConnectionDataSource connection;
    private final JdbcClient jdbc;

    KilledSender(Path folder, ReminderOutcome outcome) throws IOException, SQLException {
        this.outcome = outcome;
        DeskProcess.prepare(folder.resolve("postgresql"));
        server = new PostgresServer(folder.resolve("postgresql"));
        String database = server.create("reminders");
        List<String> settings = List.of(
                "--spring.datasource.url=" + database,
                "--spring.datasource.username=postgres",
                // the hour at which somebody runs this is not the hour of an office
                "--petitiondesk.reminder.digest-at=00:01",
                "--petitiondesk.reminder.quiet-from=00:00",
                "--petitiondesk.reminder.quiet-until=00:00");
        first = new ReminderDesk(folder.resolve("first"), mail.port(), settings);
        second = new ReminderDesk(folder.resolve("second"), mail.port(), settings);
        connection = new SingleConnectionDataSource(database, "postgres", "", true);
        jdbc = JdbcClient.create(connection);
    }

    void run() {
        first.start(Duration.ZERO);
        if (!first.awaitReady()) {
            outcome.found("ready", "first desk", "not in time");
            return;
        }
        for (int i = 0; i < PETITIONS; i++) {
            first.handIn();
        }
        System.out.println(PETITIONS + " petitions came in");
        first.process().stop();
        Instant at = Instant.now();
        Duration later = daysAway();
        first.start(later);
        second.start(later);
        if (!Waiting.until(DONE_WITHIN, () -> alerts() >= KILLED_AFTER && areBothAtIt())) {
            outcome.found("begun", "two desks", alerts() + " mails");
            return;
        }
        first.process().kill();
        long written = alerts();
        long sent = one("select count(*) from notice where state = 'SENT' and key like 'alert/XF%'");
        outcome.figure("Mails due at once with two desks on one PostgreSQL", PETITIONS * MAILS_EACH);
        outcome.figure("Written and sent when one desk was killed", written + " and " + sent);
        if (written >= (long) PETITIONS * MAILS_EACH) {
            outcome.found("killed in the middle", "first desk", "all mails were written before");
        }
        if (!Waiting.until(DONE_WITHIN, this::isDone)) {
            outcome.found("done", "second desk", "not within " + DONE_WITHIN.toMinutes() + " minutes");
        }
        outcome.figure(
                "Seconds from the start of both desks until all was told",
                Duration.between(at, Instant.now()).toSeconds());
        check();
    }

    private boolean areBothAtIt() {
        return first.process().isReady() && second.process().isReady();
    }

    /** A working day a good month from now: mails of the morning wait for one. */
    private static Duration daysAway() {
        LocalDate today = LocalDate.ofInstant(Instant.now(), ApplicationClock.ZONE);
        int days = DAYS_AWAY;
        while (!isSurelyWorkingDay(today.plusDays(days))) {
            days++;
        }
        return Duration.ofDays(days);
    }

    private static boolean isSurelyWorkingDay(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        boolean holidays =
                Set.of(1, 5, 10).contains(day.getMonthValue()) && day.getDayOfMonth() < 9 || day.getMonthValue() == 2;
        return !weekend && !holidays;
    }

    private boolean isDone() {
        return alerts() >= (long) PETITIONS * MAILS_EACH
                && one("""
                        select count(*) from alert a where way = 'DIGEST'
                        and not exists (select from alert_digest_line l where l.alert_id = a.id)""") == 0
                && one("select count(*) from notice where state = 'WAITING' and email is not null") == 0;
    }

    private void check() {
        Map<String, Long> steps = new TreeMap<>();
        jdbc.sql("""
                        select step || ' ' || (became_on - due_on) || ' to ' || recipient as what, count(*) as n,
                               count(distinct subject) as subjects from alert
                        where subject like 'XF%' group by 1""").query(row -> {
            steps.put(row.getString("what"), row.getLong("n"));
            outcome.expect("each petition once", row.getString("what"), (long) PETITIONS, row.getLong("subjects"));
            outcome.expect("each once", row.getString("what"), row.getLong("subjects"), row.getLong("n"));
        });
        System.out.println(steps);
        outcome.figure("Alerts in the ledger", one("select count(*) from alert"));
        outcome.expect("mails at once", "outbox", (long) PETITIONS * MAILS_EACH, alerts());
        outcome.expect(
                "ledger and outbox agree",
                "MAIL",
                0L,
                one("select count(*) from alert a where notice_key is not null"
                        + " and not exists (select from notice n where n.key = a.notice_key)"));
        outcome.expect(
                "nothing left",
                "outbox",
                0L,
                one("select count(*) from notice where state <> 'SENT' and email is not null"));
        outcome.expect("mails of the mornings in order", "digests", 0L, one("""
                        select count(*) from (select id, day, lag(day) over (partition by recipient, kind order by id) as before
                                              from alert_digest) d where before >= day"""));
        checkPost();
    }

    /** A mail that was accepted when the desk was killed may come again, with the same Message-ID; nothing else does. */
    private void checkPost() {
        Map<String, Set<String>> texts = mail.taken().stream()
                .collect(Collectors.groupingBy(
                        MailServer.Mail::messageId, Collectors.mapping(MailServer.Mail::text, Collectors.toSet())));
        Map<String, String> senders = new HashMap<>();
        texts.forEach((id, text) -> {
            outcome.expect("one text", id, 1, text.size());
            String other = senders.put(String.join("", text), id);
            if (other != null) {
                outcome.found("each mail once", id, "says what " + other + " says");
            }
        });
        int again = mail.taken().size() - texts.size();
        outcome.figure("Mails that came", texts.size());
        outcome.figure("of these again, with the same Message-ID", again);
        outcome.expect(
                "every notice came", "mail server", one("select count(*) from notice where state = 'SENT'"), (long)
                        texts.size());
        if (again > 1) {
            outcome.found("each mail once", "mail server", again + " came again after one kill");
        }
    }

    private long alerts() {
        return one("select count(*) from notice where key like 'alert/XF%'");
    }

    private long one(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    @Override
    public void close() throws IOException {
        first.process().close();
        second.process().close();
        connection.destroy();
        server.close();
        mail.close();
    }
}
