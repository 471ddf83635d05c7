package petitiondesk.chaos;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.outside.DeskProcess;
import petitiondesk.outside.Finding;
import petitiondesk.outside.Waiting;

/**
 * Kills the desk while a head signs one answer after another, and looks whether each is signed, issued and on its way, or none of
 * it. Run by {@code mvn -Pchaos verify -Dchaos.main=petitiondesk.chaos.SigningRun}; ends with 1 if it finds something.
 */
public final class SigningRun implements Closeable {

    private static final Duration READY_WITHIN = Duration.ofMinutes(3);
    private static final int ANSWERS = 60;
    /** After a start the first signature takes long, and a desk that dies before it proves nothing. */
    private static final Duration FIRST_WITHIN = Duration.ofMinutes(1);

    private static final int MOST_BETWEEN = 6;
    private static final int LONGEST_MILLIS = 400;
    private static final String HEAD = "head-land";
    private static final String SIGN = "UserTask_SignOpinion";

    private final ChaosSettings settings;
    private final Random random;
    private final Journal journal = new Journal();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final MailServer mail;
    private final DeskProcess desk;
    private final Calls calls;
    private final Queue<String> waiting = new ConcurrentLinkedQueue<>();
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> unanswered = new ConcurrentLinkedQueue<>();
    private final List<Finding> findings = new ArrayList<>();
    private int kills;
    private int again;

    private SigningRun(ChaosSettings settings) throws IOException {
        this.settings = settings;
        this.random = new Random(settings.seed());
        DeskProcess.prepare(settings.folder());
        mail = new MailServer();
        desk = ChaosRun.desk(settings, mail);
        calls = new Calls(desk, journal, stopped);
    }

    public static void main(String[] arguments) throws IOException {
        ChaosSettings settings = ChaosSettings.given().withoutDisturbance("signing");
        System.out.println("Signing with -Dchaos.seed=" + settings.seed());
        List<Finding> found;
        try (SigningRun run = new SigningRun(settings)) {
            Runtime.getRuntime().addShutdownHook(new Thread(run::close, "end-what-was-started"));
            found = run.run();
        }
        found.forEach(System.out::println);
        System.out.println(found.isEmpty() ? "Each was signed whole or not at all." : found.size() + " findings.");
        System.exit(found.isEmpty() ? 0 : 1);
    }

    private List<Finding> run() throws IOException {
        start();
        for (int i = 0; i < ANSWERS; i++) {
            prepare();
        }
        System.out.println(waiting.size() + " answers wait for their head");
        while (!waiting.isEmpty()) {
            signUntilKilled();
        }
        check();
        return findings;
    }

    private void start() {
        desk.start();
        if (!desk.awaitReady(READY_WITHIN)) {
            throw new IllegalStateException("the desk was not ready in time");
        }
        desk.isExpectedUp();
    }

    /** A claim that is drafted; what does not come so far is no part of the run. */
    private void prepare() {
        String number = calls.post(
                        "registrar",
                        "/api/petitions",
                        Calls.json(Map.of(
                                "kind", "CLAIM",
                                "channel", "VISIT",
                                "title", "村口道路破损",
                                "request", "请求修复村口道路。",
                                "facts", "雨季以来道路塌陷。",
                                "district", "east",
                                "category", "C03",
                                "petitioner", Map.of("name", "诸葛明亮"))),
                        null)
                .body()
                .path("number")
                .asText();
        complete(
                "registrar",
                number,
                "UserTask_Register",
                Map.of(
                        "kind", "CLAIM",
                        "category", "C03",
                        "district", "east",
                        "disposition", "ACCEPT",
                        "responsibleUnit", "land"));
        complete(
                "unit-land",
                number,
                "UserTask_Handle",
                Map.of(
                        "outcome", "RESOLVED",
                        "conclusion", "SUPPORT",
                        "findings", "经查属实。",
                        "opinion", "十日内修复。",
                        "legalBasis", "《公路法》第三十五条",
                        "closingSolved", "已安排",
                        "closingExplained", "不适用",
                        "closingHelped", "不适用",
                        "closingLawful", "不适用"));
        waiting.add(number);
    }

    private void complete(String user, String number, String task, Map<String, String> values) {
        String id = taskOf(user, number, task);
        Map<String, Object> variables = new HashMap<>();
        values.forEach((field, value) -> variables.put(field, Map.of("value", value)));
        calls.post(
                user,
                "/engine-rest/task/" + id + "/submit-form",
                Calls.json(Map.of("variables", variables)),
                null,
                Set.of());
    }

    private String taskOf(String user, String number, String task) {
        return calls.get(user, "/engine-rest/task?processInstanceBusinessKey=" + number + "&taskDefinitionKey=" + task)
                .body()
                .path(0)
                .path("id")
                .asText();
    }

    /** One after another, until the desk is gone; where no answer came, the head looks whether he still has to sign. */
    private void signUntilKilled() {
        Thread head = new Thread(this::sign, "head");
        head.start();
        int enough = acknowledged.size() + 1 + random.nextInt(MOST_BETWEEN);
        Waiting.until(FIRST_WITHIN, () -> acknowledged.size() >= enough || !head.isAlive());
        Waiting.until(Duration.ofMillis(random.nextInt(LONGEST_MILLIS)), () -> !head.isAlive());
        desk.kill();
        kills++;
        // whoever had no answer waits for the desk, too
        start();
        try {
            head.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        while (!unanswered.isEmpty()) {
            lookAgain(unanswered.remove());
        }
    }

    private void lookAgain(String number) {
        if (!taskOf(HEAD, number, SIGN).isEmpty()) {
            waiting.add(number);
            again++;
        }
    }

    private void sign() {
        int disturbances = desk.disturbances();
        while (desk.disturbances() == disturbances && !waiting.isEmpty()) {
            String number = waiting.poll();
            Calls.Answer answer = calls.post(
                    HEAD, "/api/petitions/" + number + "/opinion/signature", Calls.json(Map.of("pin", "demo")), null);
            if (answer.done()) {
                acknowledged.add(number);
            } else if (answer.status() != 0) {
                findings.add(new Finding("signed", number, answer.status() + " " + answer.text()));
            } else {
                unanswered.add(number);
                return;
            }
        }
    }

    private record Signed(String number, boolean signed, boolean issued, boolean open) {

        boolean whole() {
            return signed && issued && !open;
        }

        boolean untouched() {
            return !signed && !issued && open;
        }
    }

    private void check() throws IOException {
        var database = desk.connect();
        List<Signed> answers = JdbcClient.create(database)
                .sql("""
                select o.petition_number as number,
                       exists (select from opinion_signature s where s.opinion_id = o.id) as signed,
                       exists (select from issued_document d join issued_document_signature g on g.document_id = d.id
                               where d.subject = o.petition_number and d.kind = 'OPINION') as issued,
                       exists (select from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
                               where e.business_key_ = o.petition_number and t.task_def_key_ = :task) as open
                from opinion o where o.opinion = '十日内修复。'""")
                .param("task", SIGN)
                .query(Signed.class)
                .list();
        answers.stream()
                .filter(one -> !one.whole() && !one.untouched())
                .forEach(one -> findings.add(new Finding("whole or not at all", one.number(), one.toString())));
        answers.stream()
                .filter(one -> acknowledged.contains(one.number()) && !one.whole())
                .forEach(one -> findings.add(new Finding("what was acknowledged", one.number(), one.toString())));
        long whole = answers.stream().filter(Signed::whole).count();
        String report = "%d answers, %d signed, %d acknowledged, %d signed without an answer, %d tried again; %d kills"
                .formatted(answers.size(), whole, acknowledged.size(), whole - acknowledged.size(), again, kills);
        System.out.println(report);
        Files.writeString(settings.folder().resolve("signing.md"), report + "\n");
        if (answers.size() < ANSWERS || whole < ANSWERS || kills < 3 || again == 0) {
            findings.add(new Finding("each came to be signed", "run", report));
        }
        database.destroy();
    }

    @Override
    public synchronized void close() {
        stopped.set(true);
        desk.close();
        try {
            mail.close();
        } catch (IOException e) {
            System.err.println("The mail server did not close: " + e);
        }
    }
}
