package petitiondesk.year;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.docs.MarkedSection;
import petitiondesk.outside.DeskProcess;
import petitiondesk.outside.Finding;

/**
 * Leads a desk through the coming calendar year: each month it is started on the day on which the meeting begins and on that
 * on which it is held. Run by {@code mvn -Pyear verify}; ends with 1 if the register is not as the rules say.
 */
public final class YearRun {

    private static final Duration READY_WITHIN = Duration.ofMinutes(3);
    private static final Map<Integer, String> MISSING = Map.of(3, "north", 7, "west");
    private static final Map<Integer, String> ZERO = Map.of(2, "south", 9, "east");
    private static final Set<Integer> MINUTES_RETURNED = Set.of(2, 7);
    private static final Set<Integer> PLAN_CHANGED = Set.of(4);

    /** Meetings without the convener: in some his deputy has a stated period, in the other he only missed the meeting. */
    private static final Set<Integer> ABSENT = Set.of(3, 5, 8);

    private static final Set<Integer> STATED = Set.of(3, 8);

    private final YearSettings settings;
    private final DeskProcess process;
    private final Desk desk;
    private final Map<String, Matter> matters = new LinkedHashMap<>();
    private final CaseWork cases;
    private final OrderWork orders;
    private final MeetingWork meetings;
    private final ReportWork reports;
    private final Arrivals arrivals;
    private final Instant began = Instant.now();
    private final List<Duration> starts = new ArrayList<>();
    private int stop;

    private YearRun(YearSettings settings) throws IOException {
        this.settings = settings;
        DeskProcess.prepare(settings.folder());
        // quick to start is worth more here than fast when warm
        process = new DeskProcess(
                settings.folder(),
                settings.jar(),
                List.of("-Xmx768m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                List.of("--petitiondesk.demo.samples=false", "--petitiondesk.meeting.delivery-pause=PT0.5S"));
        desk = new Desk(process);
        cases = new CaseWork(desk);
        orders = new OrderWork(desk, matters);
        meetings = new MeetingWork(desk, matters);
        reports = new ReportWork(desk, matters);
        arrivals = new Arrivals(settings, cases, matters);
    }

    public static void main(String[] arguments) throws IOException {
        YearSettings settings = YearSettings.given();
        System.out.println("Year with -Dyear.seed=" + settings.seed());
        YearRun run = new YearRun(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(run.process::close, "end-what-was-started"));
        List<Finding> found = run.run();
        System.out.println(found.isEmpty() ? "Everything is where the rules say." : found.size() + " findings:");
        found.forEach(System.out::println);
        System.out.println("Report: " + settings.folder().resolve("year.md"));
        System.exit(found.isEmpty() ? 0 : 1);
    }

    private List<Finding> run() throws IOException {
        YearMonth first = Year.now(Desk.ZONE).plusYears(1).atMonth(1);
        List<YearMonth> held = new ArrayList<>();
        startOn(first.atDay(4).atTime(9, 0));
        arrivals.before(0);
        for (int i = 0; i < settings.months() && hasTime(); i++) {
            YearMonth month = first.plusMonths(i);
            prepare(month);
            hold(month, i);
            held.add(month);
            System.out.printf(
                    "%4ds %s held, %d cases in the register, %d refusals or faults without reason%n",
                    Duration.between(began, Instant.now()).toSeconds(),
                    Months.number(month),
                    matters.size(),
                    desk.findings().size());
        }
        List<Finding> findings = new ArrayList<>(desk.findings());
        if (held.size() < settings.months()) {
            findings.add(new Finding("enough done", "run", "only " + held.size() + " meetings within the time"));
        }
        settle();
        YearRegister register = read();
        findings.addAll(YearCheck.check(desk.journal(), register, desk.now()));
        findings.addAll(overHttp(register));
        YearReport report =
                new YearReport(settings, began, starts, desk.journal(), desk.refusedByRule(), register, findings);
        report.write(settings.folder());
        if ("write".equals(System.getProperty("readme"))) {
            new MarkedSection(Path.of("README.md"), "year").write(report.summary());
        }
        process.close();
        return findings;
    }

    /** The day on which the meeting begins: last month's work is finished, the districts report. */
    private void prepare(YearMonth month) {
        int m = month.getMonthValue();
        startOn(Months.begins(month).atTime(9, 0));
        orders.answer(true);
        work(true);
        if (STATED.contains(m)) {
            LocalDate day = Months.held(month);
            desk.does(
                    "office",
                    "deputies",
                    Deed.STATE_ABSENCE,
                    "/api/deputies",
                    Map.of(
                            "userId",
                            "deputy",
                            "from",
                            day.toString(),
                            "to",
                            day.plusDays(3).toString(),
                            "reason",
                            "总召集人赴县里开会"));
        }
        meetings.prepare(month, PLAN_CHANGED.contains(m));
        reports.file(month, MISSING.get(m), ZERO.get(m));
        if (freezesEarly(month)) {
            meetings.freeze(month);
        }
    }

    /** In some months the office closes the reports when the last one is there, in others on the day of the meeting. */
    private static boolean freezesEarly(YearMonth month) {
        return month.getMonthValue() % 2 == 0 && !MISSING.containsKey(month.getMonthValue());
    }

    /** The day of the meeting. */
    private void hold(YearMonth month, int index) {
        int m = month.getMonthValue();
        startOn(Months.held(month).atTime(10, 0));
        orders.answer(false);
        if (!freezesEarly(month)) {
            meetings.freeze(month);
        }
        if (MISSING.containsKey(m)) {
            reports.fileTooLate(month, MISSING.get(m));
        }
        matters.values().stream()
                .filter(matter -> matter.story == Story.UPWARD && !matter.given)
                .forEach(cases::give);
        work(false);
        meetings.open(month, ABSENT.contains(m));
        meetings.decide(month);
        // petitions take decisions up some seconds later; the minutes are drafted by people, who need longer
        settle();
        meetings.minutes(month, MINUTES_RETURNED.contains(m), ABSENT.contains(m));
        orders.issue(Months.number(month), Months.begins(month.plusMonths(1)).plusDays(3), STATED.contains(m));
        settle();
        if (index + 1 < settings.months()) {
            arrivals.before(index + 1);
        }
    }

    private void work(boolean workDay) {
        Set<String> open = orders.openOn();
        matters.values().stream()
                .filter(matter -> !matter.ended)
                .forEach(matter -> cases.advance(matter, stop, workDay, open.contains(matter.number)));
    }

    private void startOn(LocalDateTime local) {
        process.stop();
        Instant at = Instant.now();
        Duration offset = Duration.between(at, local.atZone(Desk.ZONE).toInstant());
        process.start("--petitiondesk.clock-offset=" + offset);
        if (!process.awaitReady(READY_WITHIN)) {
            throw new IllegalStateException(
                    "the desk did not start; see " + settings.folder().resolve("desk.log"));
        }
        starts.add(Duration.between(at, Instant.now()));
        desk.movedTo(offset);
        stop++;
        settle();
    }

    /** What has come due while nothing ran, and what follows from a step, is done before anybody goes on. */
    private void settle() {
        var database = process.connect();
        JdbcClient jdbc = JdbcClient.create(database);
        desk.awaits(
                "jobs that are due, decisions that wait",
                () -> jdbc
                                .sql("select duedate_ from act_ru_job where retries_ > 0")
                                .query((row, i) -> row.getTimestamp(1))
                                .list()
                                .stream()
                                .noneMatch(due -> due == null || !due.after(Timestamp.from(desk.now())))
                        && jdbc.sql("""
                        select not exists (select from meeting_decision d where not exists
                            (select from meeting_decision_taken_up t where t.decision_id = d.id))""").query(Boolean.class).single());
        jdbc.sql("select process_instance_id_, exception_msg_ from act_ru_job where exception_msg_ is not null")
                .query(row -> {
                    desk.found("no fault of its own", row.getString(1), row.getString(2));
                });
        database.destroy();
    }

    private YearRegister read() {
        var database = process.connect();
        YearRegister register = YearRegister.read(database);
        database.destroy();
        return register;
    }

    /** What users are shown is what the register holds. */
    private List<Finding> overHttp(YearRegister register) {
        List<Finding> findings = new ArrayList<>();
        register.cases().forEach(held -> {
            String shown = desk.get("office", "/api/petitions/" + held.number())
                    .path("status")
                    .asText();
            if (!shown.equals(held.status())) {
                findings.add(
                        new Finding("shown as it is", held.number(), shown + ", in the register " + held.status()));
            }
        });
        register.orders().forEach(order -> {
            var shown = desk.get("office", "/api/supervision-orders/" + order.number());
            if (!shown.path("signature").path("intact").asBoolean()) {
                findings.add(new Finding("orders signed", order.number(), "its signature is not shown as intact"));
            }
        });
        return findings;
    }

    private boolean hasTime() {
        return Duration.between(began, Instant.now()).compareTo(settings.minutes()) < 0;
    }
}
