package petitiondesk.chaos;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import petitiondesk.chaos.Telling.Line;
import petitiondesk.chaos.Telling.Owed;
import petitiondesk.outside.Waiting;
import petitiondesk.platform.ApplicationClock;

/**
 * Stops the desk for days on end, starts it again with its clock moved on, and compares its ledger and what came over SMTP with
 * what {@link Telling} says of the same days. Of the meetings that the desk calls by itself meanwhile nothing is said.
 */
final class Standstill implements Closeable {

    /** Days since the first Monday on which the desk is started: after 12, 3, 10 and 40 days without it. */
    private static final List<Integer> STARTS = List.of(0, 12, 15, 25, 65);

    private static final int EACH = 15;
    private static final int REGISTER_DAYS = 15;
    private static final int HANDLE_DAYS = 60;
    private static final Duration DONE_WITHIN = Duration.ofMinutes(4);
    /** Time for two more looks, in which nothing may be told again. */
    private static final Duration LOOKS = Duration.ofSeconds(3);

    /** What is in no mail of a morning yet. */
    private static final String NOT_TOLD = """
            select count(*) from alert a where way = 'DIGEST' and subject like 'XF%'
              and not exists (select from alert_digest_line l where l.alert_id = a.id)""";

    private final ReminderOutcome outcome;
    private final GreenMail mail = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    private final ReminderDesk desk;
    private final LocalDate firstDay =
            LocalDate.ofInstant(Instant.now(), ApplicationClock.ZONE).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    private final Duration firstAhead = Duration.between(
            Instant.now(), firstDay.atTime(9, 30).atZone(ApplicationClock.ZONE).toInstant());
    private Telling telling;
    private final Set<String> messageIds = new HashSet<>();
    private int mails;
    private int mornings;

    Standstill(Path folder, ReminderOutcome outcome) throws IOException {
        this.outcome = outcome;
        mail.start();
        desk = new ReminderDesk(folder, mail.getSmtp().getPort(), List.of());
    }

    void run() throws MessagingException, IOException {
        for (int day : STARTS) {
            desk.start(firstAhead.plusDays(day));
            if (!desk.awaitReady()) {
                outcome.found("ready", "day " + day, "not in time");
                return;
            }
            if (day <= STARTS.get(1)) {
                comesIn(firstDay.plusDays(day), day == 0);
            }
            look(firstDay.plusDays(day));
            desk.process().stop();
        }
        outcome.figure("Petitions, with the desk stopped for 12, 3, 10 and 40 days", 3 * EACH);
        outcome.figure(
                "Alerts, each once for step and recipient", telling.ledger().size());
        outcome.figure("Mails of reminders over SMTP, in order", mails);
        outcome.figure("of these for mornings, at most one for a person and a working day", mornings);
    }

    /** Some stay with the registrar; of those of the first day others are handled by a unit. */
    private void comesIn(LocalDate today, boolean first) {
        if (first) {
            telling = new Telling(
                    new OpenDays(today.getYear(), today.getYear() + 1, year -> desk.get("/api/calendars/" + year)));
        }
        for (int i = 0; i < EACH; i++) {
            telling.begins(new Owed(
                    desk.handIn(),
                    "REGISTER",
                    today,
                    telling.lastDay(today, REGISTER_DAYS),
                    List.of("registrar"),
                    List.of("office", "office-2"),
                    List.of("convener")));
        }
        for (int i = 0; first && i < EACH; i++) {
            String number = desk.handIn();
            desk.accept(number, "land");
            telling.begins(new Owed(
                    number,
                    "HANDLE",
                    today,
                    telling.lastDay(today, HANDLE_DAYS),
                    List.of("unit-land"),
                    List.of("head-land"),
                    List.of("office", "office-2")));
        }
    }

    private void look(LocalDate today) throws MessagingException, IOException {
        Map<String, List<String>> expected = telling.runsOn(today);
        SingleConnectionDataSource database = desk.process().connect();
        JdbcClient jdbc = JdbcClient.create(database);
        Waiting.until(
                DONE_WITHIN,
                () -> one(jdbc, "select count(*) from alert where subject like 'XF%'")
                                >= telling.ledger().size()
                        && one(jdbc, NOT_TOLD) == telling.waiting()
                        && one(jdbc, "select count(*) from notice where state = 'WAITING' and email is not null") == 0);
        Waiting.pause(LOOKS);
        same("ledger on " + today, telling.ledger(), ledger(jdbc));
        database.destroy();
        List<MimeMessage> came = List.of(mail.getReceivedMessages());
        comparePost(today, expected, came);
        emptyMailboxes();
        System.out.printf(
                "%s: %d alerts so far, %d mails came%n", today, telling.ledger().size(), came.size());
    }

    private void emptyMailboxes() {
        try {
            mail.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Line> ledger(JdbcClient jdbc) {
        return jdbc.sql("select subject, kind, due_on, step, became_on, recipient from alert where subject like 'XF%'")
                .query((row, i) -> new Line(
                        row.getString("subject"),
                        row.getString("kind"),
                        row.getObject("due_on", LocalDate.class),
                        row.getString("step"),
                        row.getObject("became_on", LocalDate.class),
                        row.getString("recipient")))
                .list();
    }

    private void comparePost(LocalDate today, Map<String, List<String>> expected, List<MimeMessage> came)
            throws MessagingException, IOException {
        for (MimeMessage message : came) {
            if (!messageIds.add(message.getMessageID())) {
                outcome.found("each mail once", today.toString(), message.getMessageID() + " came again");
            }
        }
        Map<String, List<String>> told = Letters.byPerson(came);
        Set<String> people = new TreeSet<>(told.keySet());
        people.addAll(expected.keySet());
        for (String person : people) {
            List<String> his = told.getOrDefault(person, List.of());
            same("mails to " + person + " on " + today, expected.getOrDefault(person, List.of()), his);
            List<String> places = his.stream().map(Letters::place).toList();
            outcome.expect("in order", person, places.stream().sorted().toList(), places);
            mails += his.size();
            mornings += (int)
                    his.stream().filter(what -> what.startsWith("MORNING")).count();
        }
    }

    /** Names each difference, what came twice too. */
    private <T> void same(String what, List<T> expected, List<T> found) {
        List<T> missing = new ArrayList<>(expected);
        List<T> more = new ArrayList<>();
        for (T one : found) {
            if (!missing.remove(one)) {
                more.add(one);
            }
        }
        missing.forEach(one -> outcome.found("told", what, "is missing: " + one));
        more.forEach(one -> outcome.found("told once, and nothing else", what, one.toString()));
    }

    private static long one(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    @Override
    public void close() {
        desk.process().close();
        mail.stop();
    }
}
