package petitiondesk.chaos;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import petitiondesk.outside.DeskProcess;
import petitiondesk.outside.Finding;
import petitiondesk.outside.Waiting;
import petitiondesk.platform.ApplicationClock;

/**
 * Lets a thousand limits pass while no desk runs, starts two desks on one PostgreSQL and kills one of them in the middle of
 * four thousand mails; then looks whether everything was told once. Run by {@code mvn -Pchaos verify
 * -Dchaos.main=petitiondesk.chaos.ReminderRun}; ends with 1 if it finds something.
 */
public final class ReminderRun {

    private static final Duration READY_WITHIN = Duration.ofMinutes(4);
    private static final Duration DONE_WITHIN = Duration.ofMinutes(15);
    private static final int PETITIONS = 1_000;
    /** To the one who registers at once; then to two of the office and to the convener. */
    private static final int MAILS_EACH = 4;

    private static final int KILLED_AFTER = 1_000;
    private static final int DAYS_AWAY = 40;

    private final Path folder = Path.of(System.getProperty("chaos.folder", "target/chaos"), "reminders");
    private final HttpClient http = HttpClient.newHttpClient();
    private final MailServer mail = new MailServer();
    private final List<Finding> findings = new ArrayList<>();
    private final DeskProcess first;
    private DeskProcess second;
    private JdbcClient jdbc;

    private ReminderRun() throws IOException {
        first = desk("first", List.of());
    }

    public static void main(String[] arguments) throws IOException {
        ReminderRun run = new ReminderRun();
        Runtime.getRuntime().addShutdownHook(new Thread(run::end, "end-what-was-started"));
        run.run();
        System.out.println(run.findings.isEmpty() ? "Everything was told once." : run.findings.size() + " findings:");
        run.findings.forEach(System.out::println);
        System.exit(run.findings.isEmpty() ? 0 : 1);
    }

    private DeskProcess desk(String name, List<String> database) throws IOException {
        Path own = folder.resolve(name);
        DeskProcess.prepare(own);
        List<String> settings = new ArrayList<>(List.of(
                "--petitiondesk.demo.samples=false",
                "--spring.datasource.hikari.maximum-pool-size=15",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + mail.port(),
                "--petitiondesk.mail.pause=PT0.2S",
                "--petitiondesk.reminder.pause=PT1S",
                // the hour at which somebody runs this is not the hour of an office
                "--petitiondesk.reminder.digest-at=00:01",
                "--petitiondesk.reminder.quiet-from=00:00",
                "--petitiondesk.reminder.quiet-until=00:00",
                "--petitiondesk.throttle.submit.tries=1000000"));
        settings.addAll(database);
        return new DeskProcess(
                own, Optional.ofNullable(System.getProperty("chaos.jar")).map(Path::of), List.of("-Xmx640m"), settings);
    }

    private void run() throws IOException {
        first.start();
        if (!first.awaitReady(READY_WITHIN)) {
            findings.add(new Finding("ready", "first desk", "not within " + READY_WITHIN.toMinutes() + " minutes"));
            return;
        }
        for (int i = 0; i < PETITIONS; i++) {
            register(i);
        }
        System.out.println(PETITIONS + " petitions came in");
        // its PostgreSQL lives on, so that both desks can start at the same time
        first.kill();
        SingleConnectionDataSource database = first.connect();
        jdbc = JdbcClient.create(database);
        second = desk(
                "second",
                List.of(
                        "--spring.datasource.url=" + database.getUrl(),
                        "--spring.datasource.username=" + database.getUsername(),
                        "--spring.datasource.password=" + database.getPassword()));
        Instant at = Instant.now();
        String later = "--petitiondesk.clock-offset=" + daysAway();
        first.start(later);
        second.start(later);
        if (!Waiting.until(DONE_WITHIN, () -> mails("alert/%") >= KILLED_AFTER && second.isReady())) {
            findings.add(new Finding("begun", "two desks", mails("alert/%") + " mails"));
            return;
        }
        first.kill();
        System.out.printf("One of two desks killed after %d of %d mails%n", mails("alert/%"), PETITIONS * MAILS_EACH);
        Waiting.until(DONE_WITHIN, this::isDone);
        System.out.printf(
                "All is told %d s after the start%n",
                Duration.between(at, Instant.now()).toSeconds());
        check();
    }

    /** A working day a good month from now: mails of the morning wait for one. */
    private static Duration daysAway() {
        LocalDate today = LocalDate.ofInstant(Clock.systemUTC().instant(), ApplicationClock.ZONE);
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

    private void register(int i) throws IOException {
        String body = """
                {"kind":"CLAIM","title":"排水沟堵塞 %d","request":"请求疏通。","facts":"入夏以来多次堵塞。","district":"east",
                 "petitioner":{"name":"来访人","phone":"13800138000"}}""".formatted(i);
        HttpRequest request = HttpRequest.newBuilder(first.address("/api/public/petitions"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "reminders-" + i)
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 201) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isDone() {
        return mails("alert/%") >= (long) PETITIONS * MAILS_EACH
                && one("""
                        select count(*) from alert a where way = 'DIGEST'
                        and not exists (select from alert_digest_line l where l.alert_id = a.id)""") == 0
                && one("select count(*) from notice where state = 'WAITING'") == 0;
    }

    private void check() {
        Map<String, Long> steps = new TreeMap<>();
        jdbc.sql("""
                        select step || ' ' || (became_on - due_on) || ' to ' || recipient as what, count(*) as n,
                               count(distinct subject) as subjects from alert group by 1""").query(row -> {
            steps.put(row.getString("what"), row.getLong("n"));
            expect("each petition once", row.getString("what"), PETITIONS, row.getLong("subjects"));
            expect("each once", row.getString("what"), row.getLong("subjects"), row.getLong("n"));
        });
        System.out.println(steps);
        expect("mails at once", "outbox", (long) PETITIONS * MAILS_EACH, mails("alert/%"));
        expect(
                "ledger and outbox agree",
                "MAIL",
                0,
                one("select count(*) from alert a where notice_key is not null"
                        + " and not exists (select from notice n where n.key = a.notice_key)"));
        expect(
                "nothing left",
                "WAITING",
                0,
                one("select count(*) from notice where state <> 'SENT' and email is not null"));
        expect("mails of the mornings in order", "digests", 0, one("""
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
            expect("one text", id, 1, text.size());
            String other = senders.put(String.join("", text), id);
            if (other != null) {
                findings.add(new Finding("each mail once", id, "says what " + other + " says"));
            }
        });
        long again = mail.taken().size() - texts.size();
        System.out.println(texts.size() + " mails came, " + again + " of them again with the same Message-ID");
        expect(
                "every notice came",
                "mail server",
                one("select count(*) from notice where state = 'SENT'"),
                texts.size());
        if (again > 1) {
            findings.add(new Finding("each mail once", "mail server", again + " came again after one kill"));
        }
    }

    private void expect(String rule, String what, long expected, long found) {
        if (expected != found) {
            findings.add(new Finding(rule, what, found + " instead of " + expected));
        }
    }

    private long mails(String keys) {
        return jdbc.sql("select count(*) from notice where key like :keys")
                .param("keys", keys)
                .query(Long.class)
                .single();
    }

    private long one(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private void end() {
        if (second != null) {
            second.stop();
        }
        first.close();
        try {
            mail.close();
        } catch (IOException e) {
            System.err.println("The mail server did not close: " + e);
        }
    }
}
