package petitiondesk.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.docs.MarkedSection;
import petitiondesk.outside.DeskProcess;
import petitiondesk.outside.Finding;
import petitiondesk.outside.Waiting;

/**
 * Whether register and process agree on every petition after clients have taken every turn at random, on a desk to which nothing
 * is done. Run by {@code mvn -Pchaos verify -Dchaos.main=petitiondesk.chaos.TurnsRun}; ends with 1 if it finds something.
 */
public final class TurnsRun {

    private static final Duration DRAINED_WITHIN = Duration.ofMinutes(5);
    private static final int ENOUGH_MINUTES = 10;
    private static final Duration LAST_ANSWERS_WITHIN = Duration.ofMinutes(1);

    private final ChaosSettings settings;
    private final Journal journal = new Journal();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final List<Finding> findings = new ArrayList<>();
    private final MailServer mail;
    private final DeskProcess desk;
    private final Instant began = Instant.now();

    private TurnsRun(ChaosSettings settings) throws IOException {
        this.settings = settings;
        DeskProcess.prepare(settings.folder());
        mail = new MailServer();
        desk = ChaosRun.desk(settings, mail);
    }

    public static void main(String[] arguments) throws IOException {
        ChaosSettings settings = ChaosSettings.given().withoutDisturbance("turns");
        System.out.println("Turns with -Dchaos.seed=" + settings.seed());
        TurnsRun run = new TurnsRun(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(run::end, "end-what-was-started"));
        run.run();
        run.findings.forEach(System.out::println);
        System.out.println(run.findings.isEmpty() ? "Everything agrees." : run.findings.size() + " findings.");
        System.exit(run.findings.isEmpty() ? 0 : 1);
    }

    private void run() throws IOException {
        desk.start();
        if (desk.awaitReady(Duration.ofMinutes(3))) {
            desk.isExpectedUp();
            work();
            check();
        } else {
            findings.add(new Finding("ready", "desk", "did not start within three minutes"));
        }
        ChaosReport report = new ChaosReport(settings, began, journal, mail.taken(), findings);
        report.write(settings.folder());
        if ("write".equals(System.getProperty("readme"))) {
            new MarkedSection(Path.of("README.md"), "turns-run").write(report.turns());
        }
        end();
    }

    private void work() {
        ExecutorService clients = Executors.newFixedThreadPool(settings.clients());
        List<Future<?>> working = new ArrayList<>();
        for (int i = 0; i < settings.clients(); i++) {
            working.add(clients.submit(new Client(i, settings.seed(), desk, journal, stopped)));
        }
        clients.shutdown();
        // one that breaks down ends the run: it would test nothing any more
        Waiting.until(settings.minutes(), () -> working.stream().anyMatch(Future::isDone));
        stopped.set(true);
        for (Future<?> client : working) {
            try {
                client.get(LAST_ANSWERS_WITHIN.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException e) {
                findings.add(new Finding("clients work", "client " + working.indexOf(client), e.toString()));
            }
        }
    }

    private void check() {
        var database = desk.connect();
        JdbcClient jdbc = JdbcClient.create(database);
        Waiting.until(
                DRAINED_WITHIN,
                () -> jdbc.sql("select not exists (select 1 from notice where state = 'WAITING')")
                        .query(Boolean.class)
                        .single());
        findings.addAll(Agreement.check(database));
        findings.addAll(JournalCheck.check(database, journal, mail.taken()));
        if (settings.minutes().toMinutes() >= ENOUGH_MINUTES) {
            Turns.names().forEach(this::wasTaken);
        }
        database.destroy();
    }

    private void wasTaken(String turn) {
        Map<Journal.Outcome, Integer> outcomes = journal.turns().getOrDefault(turn, Map.of());
        if (!outcomes.containsKey(Journal.Outcome.ACKNOWLEDGED)) {
            findings.add(new Finding("every turn taken", turn, "was never done: " + outcomes));
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
