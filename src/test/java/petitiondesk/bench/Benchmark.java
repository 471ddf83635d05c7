package petitiondesk.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.query.Query;
import org.junit.jupiter.api.Test;
import petitiondesk.bench.Report.Aim;
import petitiondesk.docs.MarkedSection;
import petitiondesk.outside.DeskProcess;
import petitiondesk.outside.PostgresServer;

/**
 * The desk beside the bare engine: {@code mvn -Pbench verify}; with {@code -Dreadme=write} the figures go into the README.
 * Those compared take turns within each round, so that a machine that is slow for a while is slow for all of them.
 */
class Benchmark {

    private static final Path FOLDER = Path.of("target", "bench");
    private static final Path JAR = Path.of("target", "petition-desk.jar");
    private static final Duration READY_WITHIN = Duration.ofMinutes(3);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final Duration SPAN = Duration.ofSeconds(Integer.getInteger("bench.seconds", 6));
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("bench.warm-up", 25));
    private static final List<String> PARTS =
            List.of(System.getProperty("bench.parts", "http,process,lists,reminders,start,documents")
                    .split(","));
    private static final int COMPLETIONS = 400;
    private static final int OPEN_TASKS = 20_000;
    private static final int PAGE = 15;
    private static final int STARTS = 3;
    private static final int REMINDING_ROUNDS = 3;
    private static final String BARE = "bare engine, in-process";

    private final Report report = new Report();

    @Test
    void deskBesideBareEngine() throws Exception {
        delete(FOLDER);
        Files.createDirectories(FOLDER);
        report.condition("Processors", Runtime.getRuntime().availableProcessors());
        report.condition("Java", System.getProperty("java.version"));
        report.condition("Clients or threads", Load.CLIENTS);
        report.condition(
                "Rounds", ROUNDS + ", of " + SPAN.toSeconds() + " s where a figure is a rate of registrations");
        try (PostgresServer server = new PostgresServer(FOLDER.resolve("postgresql"))) {
            if (PARTS.contains("http")) {
                overHttp(server);
                report.write(FOLDER);
            }
            if (PARTS.contains("process")) {
                inProcess(server);
                report.write(FOLDER);
            }
            if (PARTS.contains("lists")) {
                taskLists(server);
                report.write(FOLDER);
            }
            if (PARTS.contains("reminders")) {
                new Reminders(server, FOLDER, report, Math.min(ROUNDS, REMINDING_ROUNDS)).measure();
                report.write(FOLDER);
            }
        }
        if (PARTS.contains("start")) {
            starting();
            report.write(FOLDER);
        }
        if (PARTS.contains("documents")) {
            new Documents(report, ROUNDS).measure();
            report.write(FOLDER);
        }
        System.out.println(report.table());
        if ("write".equals(System.getProperty("readme"))) {
            MarkedSection section = new MarkedSection(Path.of("README.md"), "bench");
            section.write(report.tableInto(section.text()));
        }
    }

    /** The desk is a process of its own, clients and the bare engine share this one. */
    private void overHttp(PostgresServer server) throws Exception {
        String deskDatabase = server.create("desk");
        try (BareEngine bare = BareEngine.timed(server.create("bare"));
                DeskProcess desk = started(
                        FOLDER,
                        "--spring.datasource.url=" + deskDatabase,
                        "--spring.datasource.username=postgres",
                        "--petitiondesk.throttle.submit.tries=1000000000",
                        "--petitiondesk.throttle.submit.within=PT1S")) {
            DeskClient client = new DeskClient(desk.address("/"));
            Load.perSecond(WARM_UP, none -> client.submitInPublic());
            Load.perSecond(WARM_UP.dividedBy(4), none -> client.registerAtTheCounter());
            Load.perSecond(WARM_UP.dividedBy(4), none -> bare.start());
            Load.perSecond(registerTasks(deskDatabase), client::completeRegistration);
            Load.perSecond(bare.openTasks(COMPLETIONS), bare::complete);
            Series inPublic = Series.of("/s");
            Series atCounter = Series.of("/s");
            Series bareStarts = Series.of("/s");
            Series completions = Series.of("/s");
            Series bareCompletions = Series.of("/s");
            for (int round = 0; round < ROUNDS; round++) {
                inPublic.add(Load.perSecond(SPAN, none -> client.submitInPublic()));
                bareStarts.add(Load.perSecond(SPAN, none -> bare.start()));
                atCounter.add(Load.perSecond(SPAN, none -> client.registerAtTheCounter()));
                completions.add(Load.perSecond(registerTasks(deskDatabase), client::completeRegistration));
                bareCompletions.add(Load.perSecond(bare.openTasks(2 * COMPLETIONS), bare::complete));
            }
            report.share(
                    "Petitions registered on the public page, over HTTP", inPublic, BARE, bareStarts, Aim.atLeast(0.7));
            report.share(
                    "Petitions registered by staff, over HTTP with a password each",
                    atCounter,
                    BARE,
                    bareStarts,
                    Aim.atLeast(0.7));
            report.share("Tasks completed, over HTTP with a password each", completions, BARE, bareCompletions, null);
        }
    }

    /** The desk runs in this process beside the engines that it is compared with, each on a database of its own. */
    private void inProcess(PostgresServer server) throws Exception {
        String deskDatabase = server.create("node");
        try (BareEngine bare = BareEngine.timed(server.create("bare_again"));
                DeskNode desk = new DeskNode(deskDatabase)) {
            Load.perSecond(SPAN, none -> desk.register());
            Load.perSecond(SPAN, none -> bare.start());
            Load.perSecond(registerTasks(deskDatabase), desk::completeRegistration);
            Load.perSecond(bare.openTasks(COMPLETIONS), bare::complete);
            Series registrations = Series.of("/s");
            Series starts = Series.of("/s");
            Series completions = Series.of("/s");
            Series bareCompletions = Series.of("/s");
            for (int round = 0; round < ROUNDS; round++) {
                registrations.add(Load.perSecond(SPAN, none -> desk.register()));
                starts.add(Load.perSecond(SPAN, none -> bare.start()));
                completions.add(Load.perSecond(registerTasks(deskDatabase), desk::completeRegistration));
                bareCompletions.add(Load.perSecond(bare.openTasks(2 * COMPLETIONS), bare::complete));
            }
            report.share("Petitions registered, in-process", registrations, BARE, starts, null);
            report.share("Tasks completed, in-process", completions, BARE, bareCompletions, null);
        }
    }

    /** Four engines on the same rows: the desk in-process and over HTTP, stock settings, and nobody asked who may see. */
    private void taskLists(PostgresServer server) throws Exception {
        String deskDatabase = server.create("lists");
        String stockDatabase = server.create("stock");
        try (DeskNode desk = new DeskNode(deskDatabase);
                BareEngine stock = BareEngine.asking("stock", stockDatabase, true)) {
            desk.load(Township.entries());
            OpenTasks.copy(deskDatabase, desk.register(), OPEN_TASKS);
            OpenTasks.carryOver(deskDatabase, stockDatabase);
            try (BareEngine unguarded = BareEngine.asking("unguarded", stockDatabase, false)) {
                DeskClient client = new DeskClient(desk.address());
                for (String filter : List.of("待签收", "已逾期")) {
                    compare(filter, desk.engine(), stock.engine(), unguarded.engine(), client);
                }
            }
        }
    }

    private void compare(
            String name, ProcessEngine desk, ProcessEngine stock, ProcessEngine unguarded, DeskClient client)
            throws Exception {
        String filter = DeskNode.filter(desk, name);
        for (boolean counting : new boolean[] {false, true}) {
            Series own = Series.of("ms");
            Series overHttp = Series.of("ms");
            Series stocks = Series.of("ms");
            Series unguardeds = Series.of("ms");
            for (int round = -2; round < 3; round++) {
                double ofDesk = often(desk, look(desk, filter, counting));
                double ofClient = often(desk, () -> {
                    if (counting) {
                        client.count(filter, Township.BUSY);
                    } else {
                        client.page(filter, Township.BUSY);
                    }
                    return null;
                });
                double ofUnguarded = often(unguarded, look(unguarded, filter, counting));
                if (round >= 0) {
                    own.add(ofDesk);
                    overHttp.add(ofClient);
                    unguardeds.add(ofUnguarded);
                    stocks.add(
                            DeskNode.as(stock, Township.BUSY, () -> Load.milliseconds(look(stock, filter, counting))));
                }
            }
            String what = (counting ? "Count" : "First page") + " of Tasklist's filter " + name + ", 20,000 open tasks";
            report.faster(what, own, "stock settings", stocks, Aim.atLeast(50));
            report.share(what, own, "authorizations off", unguardeds, Aim.atMost(3));
            report.alone(what + ", over HTTP as Tasklist asks", overHttp);
        }
    }

    /** Milliseconds a call, over ten calls. */
    private static double often(ProcessEngine engine, Callable<?> look) {
        return DeskNode.as(engine, Township.BUSY, () -> {
            double all = 0;
            for (int i = 0; i < 10; i++) {
                all += Load.milliseconds(look);
            }
            return all / 10;
        });
    }

    /** What the engine's REST interface does when Tasklist asks. */
    private static Callable<?> look(ProcessEngine engine, String filter, boolean counting) {
        return counting
                ? () -> engine.getFilterService().count(filter, (Query<?, ?>) null)
                : () -> engine.getFilterService().listPage(filter, (Query<?, ?>) null, 0, PAGE);
    }

    /** The packaged jar with its own PostgreSQL, on an empty folder and again on what it has left. */
    private void starting() throws IOException {
        Series first = Series.of("s");
        Series second = Series.of("s");
        for (int round = 0; round < STARTS; round++) {
            Path folder = Files.createDirectories(FOLDER.resolve("start-" + round));
            for (Series starts : List.of(first, second)) {
                long start = System.nanoTime();
                try (DeskProcess desk = started(folder)) {
                    starts.add((System.nanoTime() - start) / 1e9);
                }
            }
        }
        report.alone("From start to ready, empty data folder (PostgreSQL, tables, demo users made)", first);
        report.alone("From start to ready, again", second);
    }

    /** The packaged desk, once it is ready. */
    static DeskProcess started(Path folder, String... settings) {
        DeskProcess desk = new DeskProcess(folder, Optional.of(JAR), List.of(), List.of(settings));
        desk.start("--petitiondesk.demo.samples=false");
        if (!desk.awaitReady(READY_WITHIN)) {
            desk.close();
            throw new IllegalStateException("the desk did not start; see " + folder.resolve("desk.log"));
        }
        return desk;
    }

    private static List<String> registerTasks(String url) throws Exception {
        return PostgresServer.texts(
                url,
                "select id_ from act_ru_task where task_def_key_ = 'UserTask_Register' order by create_time_ limit "
                        + COMPLETIONS);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
