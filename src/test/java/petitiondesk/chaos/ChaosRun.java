package petitiondesk.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.chaos.Journal.Intake;
import petitiondesk.docs.MarkedSection;
import petitiondesk.outside.DeskProcess;
import petitiondesk.outside.Finding;
import petitiondesk.outside.Waiting;

/**
 * Kills the desk, its PostgreSQL and its way to the mail server while eight clients work, and then looks whether anything
 * was lost or done twice. Run by {@code mvn -Pchaos verify}; ends with 1 if it finds something.
 */
public final class ChaosRun {

    private static final Duration READY_WITHIN = Duration.ofMinutes(3);
    private static final Duration DRAINED_WITHIN = Duration.ofSeconds(150);
    /** A pool hands out a connection that was used a moment ago without trying it first. */
    private static final Duration POOL_GRACE = Duration.ofSeconds(3);

    private static final Duration WORK_AT_MOST = Duration.ofSeconds(40);

    private static final int ENOUGH_TO_MEAN_ANYTHING = 20;
    private static final int ASKED_AGAIN = 200;

    private final ChaosSettings settings;
    private final Path folder;
    private final Random random;
    private final Journal journal = new Journal();
    private final MailServer mail;
    private final DeskProcess desk;
    private final FileIntake file;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final List<Finding> findings = new ArrayList<>();
    private final Instant began = Instant.now();

    private ChaosRun(ChaosSettings settings) throws IOException {
        this.settings = settings;
        random = new Random(settings.seed());
        folder = settings.folder();
        DeskProcess.prepare(folder);
        mail = new MailServer();
        desk = desk(settings, mail);
        file = new FileIntake(desk, settings.lines());
    }

    /** A desk that sends its mails there and takes whatever it is sent. */
    static DeskProcess desk(ChaosSettings settings, MailServer mail) {
        return new DeskProcess(
                settings.folder(),
                settings.jar(),
                List.of("-Xmx768m"),
                List.of(
                        "--spring.mail.host=127.0.0.1",
                        "--spring.mail.port=" + mail.port(),
                        "--petitiondesk.mail.pause=PT0.2S",
                        "--petitiondesk.throttle.submit.tries=1000000",
                        "--petitiondesk.throttle.code.tries=1000000"));
    }

    public static void main(String[] arguments) throws IOException {
        ChaosSettings settings = ChaosSettings.given();
        System.out.println("Chaos run with -Dchaos.seed=" + settings.seed());
        ChaosRun run = new ChaosRun(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(run::end, "end-what-was-started"));
        List<Finding> found = run.run();
        System.out.println(found.isEmpty() ? "Nothing was lost, nothing was done twice." : found.size() + " findings:");
        found.forEach(System.out::println);
        System.out.println("Report: " + settings.folder().resolve("chaos.md"));
        System.exit(found.isEmpty() ? 0 : 1);
    }

    private List<Finding> run() throws IOException {
        boolean upToTheEnd = killFirstStart();
        if (upToTheEnd) {
            file.begin();
        }
        ExecutorService clients = Executors.newFixedThreadPool(settings.clients());
        List<Client> workers = new ArrayList<>();
        List<Future<?>> working = new ArrayList<>();
        for (int i = 0; i < settings.clients(); i++) {
            Client client = new Client(i, settings.seed(), desk, journal, stopped);
            workers.add(client);
            working.add(clients.submit(client));
        }
        for (int round = 0; round < settings.rounds() && upToTheEnd && hasTime(2); round++) {
            upToTheEnd = killDesk(round % 2 == 1);
        }
        for (int round = 0; round < settings.databaseRounds() && upToTheEnd && hasTime(1); round++) {
            upToTheEnd = killDatabase(round % 3);
        }
        if (upToTheEnd) {
            sendMailServerAway();
            work();
        }
        stopped.set(true);
        clients.shutdown();
        await(working);
        if (upToTheEnd) {
            askAgain(workers.get(0));
            drain();
            check();
        }
        ChaosReport report = new ChaosReport(settings, began, journal, mail.taken(), findings);
        report.write(folder);
        if ("write".equals(System.getProperty("readme"))) {
            new MarkedSection(Path.of("README.md"), "chaos").write(report.summary());
        }
        end();
        return findings;
    }

    /** The very first start unpacks a database and makes its tables; killed there, too, nobody has to clean up by hand. */
    private boolean killFirstStart() {
        desk.start();
        Waiting.pause(Duration.ofMillis(500 + random.nextInt(12_000)));
        desk.kill();
        return ready("desk killed during its start", "first start", false);
    }

    private boolean killDesk(boolean duringStartToo) {
        work();
        desk.kill();
        if (duringStartToo) {
            Instant at = Instant.now();
            desk.start();
            Waiting.pause(Duration.ofMillis(500 + random.nextInt(10_000)));
            desk.kill();
            journal.disturbances.add(new Journal.Disturbance("desk killed under load", at, null, ""));
            return ready("desk killed during its start", "restart", false);
        }
        return ready("desk killed under load", "", false);
    }

    private boolean killDatabase(int way) {
        work();
        switch (way) {
            case 0 -> {
                desk.killDatabase();
                return ready("PostgreSQL killed", "", true);
            }
            case 1 -> {
                desk.killConnection(random.nextInt(1000));
                // the server throws out the other connections a moment later
                Waiting.pause(Duration.ofMillis(500));
                return ready("one connection of PostgreSQL killed", "", true);
            }
            default -> {
                desk.killDatabase();
                desk.kill();
                return ready("PostgreSQL and desk killed", "", true);
            }
        }
    }

    private void sendMailServerAway() throws IOException {
        work();
        Instant at = Instant.now();
        mail.fallSilent();
        Waiting.pause(Duration.ofMillis(300));
        mail.goAway();
        Waiting.pause(settings.mailAway());
        mail.comeBack();
        journal.disturbances.add(new Journal.Disturbance(
                "mail server away", at, null, "for " + settings.mailAway().toSeconds() + " s"));
    }

    /** Starts the desk if it does not run, and waits until it is ready. */
    private boolean ready(String what, String remark, boolean database) {
        Instant at = Instant.now();
        String how = remark;
        if (!desk.runs()) {
            desk.start();
        }
        boolean ready = desk.awaitReady(READY_WITHIN);
        if (!ready && !desk.runs() && database) {
            how = "the desk gave up and was started again";
            desk.start();
            ready = desk.awaitReady(READY_WITHIN);
        }
        journal.disturbances.add(
                new Journal.Disturbance(what, at, ready ? Duration.between(at, Instant.now()) : null, how));
        if (!ready) {
            findings.add(new Finding("ready again", what, "not within " + READY_WITHIN.toSeconds() + " s"));
            return false;
        }
        if (database) {
            Waiting.pause(POOL_GRACE);
        }
        desk.isExpectedUp();
        System.out.printf(
                "%3ds %s, ready again%n", Duration.between(began, Instant.now()).toSeconds(), what);
        return true;
    }

    /** Lets the clients work until they have had as many answers as were drawn, and a moment more. */
    private void work() {
        long enough = journal.acknowledged() + settings.load() / 4 + random.nextInt(settings.load() * 3 / 4 + 1);
        Waiting.until(WORK_AT_MOST, () -> journal.acknowledged() >= enough);
        Waiting.pause(Duration.ofMillis(random.nextInt(300)));
    }

    /** Every key that is without an answer, and a sample of the others, is sent once more. */
    private void askAgain(Client client) {
        stopped.set(false);
        List<Intake> again = new ArrayList<>();
        List<Intake> answered = new ArrayList<>();
        for (Intake intake : journal.intakes) {
            (intake.isUnknown() ? again : answered).add(intake);
        }
        answered.removeIf(intake -> !intake.isAcknowledged());
        Collections.shuffle(answered, random);
        again.addAll(answered.subList(0, Math.min(ASKED_AGAIN, answered.size())));
        again.forEach(client::send);
    }

    /** Lets mails and jobs come to an end: a mail that found no server rests for a minute first. */
    private void drain() {
        var database = desk.connect();
        JdbcClient jdbc = JdbcClient.create(database);
        Waiting.until(
                DRAINED_WITHIN,
                () -> file.isDone(database)
                        && jdbc.sql("select not exists (select 1 from notice where state = 'WAITING')")
                                .query(Boolean.class)
                                .single());
        database.destroy();
    }

    private void check() {
        var database = desk.connect();
        findings.addAll(Agreement.check(database));
        findings.addAll(file.check(database));
        findings.addAll(JournalCheck.check(database, journal, mail.taken()));
        database.destroy();
        long petitions = journal.intakes.stream().filter(Intake::isAcknowledged).count();
        long steps = journal.completions.stream()
                .filter(completion -> completion.outcome() == Journal.Outcome.ACKNOWLEDGED)
                .count();
        if (petitions < ENOUGH_TO_MEAN_ANYTHING || steps < ENOUGH_TO_MEAN_ANYTHING) {
            findings.add(new Finding(
                    "enough done",
                    "run",
                    petitions + " petitions and " + steps + " steps show nothing: give it more time"));
        }
    }

    /** Whether this part of the time is not over yet. */
    private boolean hasTime(int part) {
        return Duration.between(began, Instant.now())
                        .compareTo(settings.minutes().dividedBy(part))
                < 0;
    }

    /** A client that broke down has tested nothing since: that is found, too. */
    private void await(List<Future<?>> working) {
        for (Future<?> client : working) {
            try {
                client.get(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException e) {
                findings.add(new Finding("clients work", "client " + working.indexOf(client), e.toString()));
            }
        }
    }

    private synchronized void end() {
        stopped.set(true);
        desk.close();
        try {
            mail.close();
        } catch (IOException e) {
            System.err.println("The mail server did not close: " + e);
        }
    }
}
