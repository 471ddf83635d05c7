package petitiondesk.turns;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.petition.Status;
import petitiondesk.security.Caller;
import petitiondesk.testing.BriefMeetings;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

/**
 * Two people act on one petition in the same second, for each pair of actions that its state allows: nobody is answered with a
 * fault, whoever loses is told why, and register and process agree afterwards.
 */
@DeskTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SameSecondIT {

    private static final String HANDLE = "UserTask_Handle";
    private static final String CONFIRM = "UserTask_ConfirmDisposition";
    private static final String RECEIVE = "UserTask_ReceiveAssignment";
    private static final String SIGN = "UserTask_SignOpinion";
    private static final String SERVE = "UserTask_RecordService";
    private static final String REVISIT = "UserTask_Revisit";

    /** What may be open while a petition stands so; what is beside the course may be open with it. */
    private static final Map<Status, Set<String>> TASKS = new EnumMap<>(Map.of(
            Status.RECEIVED, Set.of("UserTask_Register", CONFIRM),
            Status.TRANSFERRED, Set.of(RECEIVE, "UserTask_RuleOnObjection"),
            Status.HANDLING, Set.of(HANDLE),
            Status.LED, Set.of(HANDLE, "UserTask_ConfirmLedResult"),
            Status.OPINION, Set.of(SIGN, SERVE),
            Status.REVISIT, Set.of(REVISIT),
            Status.DISCIPLINE,
                    Set.of("UserTask_AssessAccusation", "UserTask_InvestigateAccusation", "UserTask_GiveFeedback")));

    private static final Set<String> BESIDE = Set.of(
            "UserTask_ApproveExtension", "UserTask_HoldHearing", "UserTask_DecideRequest", "UserTask_RecordReview");

    private final ExecutorService people = Executors.newFixedThreadPool(2);
    private final Map<String, Caller> callers = new ConcurrentHashMap<>();
    private final List<Message> messages = Message.some(400);
    private int walked;

    @LocalServerPort
    private int port;

    @Autowired
    private Office office;

    @Autowired
    private BriefMeetings meetings;

    @Autowired
    private MovableClock clock;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void monday() {
        clock.setTo("2026-08-03T09:00");
    }

    @AfterAll
    void everybodyGoesHome() {
        people.shutdown();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void oneWinsAndTheOtherIsToldWhy(Pairs.Pair pair) throws Exception {
        Walk walk = pair.way()
                .apply(new Walk(new Walk.Kit(port, office, meetings, clock, callers), messages.get(walked++)));
        List<HttpResponse<String>> answers = atOnce(
                pair.one().prepared().apply(walk), pair.other().prepared().apply(walk));
        assertThat(answers)
                .as("no fault")
                .allSatisfy(answer -> assertThat(answer.statusCode())
                        .as(answer.uri().getPath() + " " + answer.body())
                        .satisfiesAnyOf(
                                status -> assertThat(status).isBetween(200, 299),
                                status -> assertThat(status).isIn(400, 403, 404, 409)));
        List<HttpResponse<String>> done =
                answers.stream().filter(answer -> answer.statusCode() < 300).toList();
        assertThat(done).as("somebody wins").isNotEmpty();
        if (pair.one().alone() && pair.other().alone()) {
            assertThat(done).as("and nobody else").hasSize(1);
        }
        answers.stream()
                .filter(answer -> answer.statusCode() >= 300)
                .forEach(answer -> assertThat(answer.body()).as("told why").containsPattern("[\\u4e00-\\u9fff]{4,}"));
        assertAgreed(walk.number());
    }

    private void assertAgreed(String number) {
        Status status = Status.valueOf(jdbc.sql("select status from petition_course where number = :number")
                .param("number", number)
                .query(String.class)
                .single());
        List<String> open = engine.getTaskService().createTaskQuery().processInstanceBusinessKey(number).list().stream()
                .map(Task::getTaskDefinitionKey)
                .toList();
        List<String> ofCourse =
                open.stream().filter(task -> !BESIDE.contains(task)).toList();
        if (TASKS.containsKey(status)) {
            assertThat(ofCourse).as(number + " is " + status).hasSize(1);
            assertThat(TASKS.get(status)).contains(ofCourse.get(0));
        } else if (!status.open()) {
            assertThat(open).as(number + " is " + status).isEmpty();
        }
        int running = jdbc.sql("""
                        select count(*) from act_ru_execution e where e.business_key_ = :number and e.parent_id_ is null""").param("number", number).query(Integer.class).single();
        assertThat(running)
                .as("courses of " + number + ", which is " + status)
                // a closed one waits for the job that makes its index, an accusation is in its lane
                .isEqualTo(status.open() || status == Status.CLOSED || status == Status.DISCIPLINE ? 1 : 0);
        assertThat(jdbc.sql("""
                                select count(*) from act_ru_incident i join act_hi_procinst p on p.id_ = i.proc_inst_id_
                                where p.business_key_ = :number""").param("number", number).query(Integer.class).single())
                .isZero();
    }

    private List<HttpResponse<String>> atOnce(Supplier<HttpResponse<String>> one, Supplier<HttpResponse<String>> other)
            throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        List<Future<HttpResponse<String>>> running = new ArrayList<>();
        for (Supplier<HttpResponse<String>> action : List.of(one, other)) {
            running.add(people.submit(() -> {
                start.await();
                return action.get();
            }));
        }
        List<HttpResponse<String>> answers = new ArrayList<>();
        for (Future<HttpResponse<String>> each : running) {
            answers.add(each.get(1, TimeUnit.MINUTES));
        }
        return answers;
    }

    static Stream<Pairs.Pair> pairs() {
        return Pairs.all();
    }
}
