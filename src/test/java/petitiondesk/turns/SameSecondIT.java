package petitiondesk.turns;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
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
    private static final Map<String, Object> APPROVE = Map.of("approval", "APPROVE");

    /** What may be open while a petition stands so; what is beside the course may be open with it. */
    private static final Map<Status, Set<String>> TASKS = new EnumMap<>(Map.of(
            Status.RECEIVED, Set.of("UserTask_Register", CONFIRM),
            Status.TRANSFERRED, Set.of(RECEIVE, "UserTask_RuleOnObjection"),
            Status.HANDLING, Set.of(HANDLE),
            Status.LED, Set.of(HANDLE, "UserTask_ConfirmLedResult"),
            Status.OPINION, Set.of(SIGN, SERVE),
            Status.REVISIT, Set.of(REVISIT)));

    private static final Set<String> BESIDE = Set.of(
            "UserTask_ApproveExtension", "UserTask_HoldHearing", "UserTask_DecideRequest", "UserTask_RecordReview");

    /** An action on a petition, looked up before the race so that both see the same. */
    private record Action(String name, boolean alone, Function<Walk, Supplier<HttpResponse<String>>> prepared) {}

    /** A pair in the state that the petition is brought to. */
    private record Pair(String state, Function<Walk, Walk> way, Action one, Action other) {

        @Override
        public String toString() {
            return state + ": " + one.name() + " / " + other.name();
        }
    }

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
    void oneWinsAndTheOtherIsToldWhy(Pair pair) throws Exception {
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
                // a closed one waits for the job that makes its index
                .isEqualTo(status.open() || status == Status.CLOSED ? 1 : 0);
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

    static Stream<Pair> pairs() {
        Map<String, Function<Walk, Walk>> ways = new LinkedHashMap<>();
        Map<String, List<Action>> actions = new HashMap<>();
        ways.put("待登记", walk -> walk.submits("CLAIM"));
        actions.put(
                "待登记",
                List.of(
                        task(
                                "受理",
                                "registrar",
                                "UserTask_Register",
                                registration("ACCEPT", Map.of("responsibleUnit", "land"))),
                        task(
                                "转送",
                                "registrar",
                                "UserTask_Register",
                                registration("TRANSFER", Map.of("responsibleUnit", "land"))),
                        beside("补充", walk -> walk.asking("supplement", Map.of("text", "又塌了一段。"))),
                        withdrawal()));
        ways.put(
                "待确认",
                walk -> walk.submits("CLAIM").registered("CLAIM", "TRANSFER", Map.of("responsibleUnit", "land")));
        actions.put(
                "待确认",
                List.of(
                        task("同意", "office", CONFIRM, APPROVE),
                        task("退回", "office-2", CONFIRM, Map.of("approval", "RETURN", "comment", "请核对。")),
                        withdrawal()));
        ways.put(
                "待接收",
                walk -> walk.submits("CLAIM")
                        .registered("CLAIM", "TRANSFER", Map.of("responsibleUnit", "civil"))
                        .confirmed());
        actions.put(
                "待接收",
                List.of(
                        task("接收", "unit-civil", RECEIVE, Map.of("receipt", "ACCEPT")),
                        task("异议", "unit-civil-2", RECEIVE, Map.of("receipt", "OBJECT", "objectionReason", "不属职责。")),
                        correction(),
                        withdrawal()));
        ways.put("办理中", walk -> walk.submits("CLAIM").accepted("CLAIM", "civil"));
        actions.put(
                "办理中",
                List.of(
                        task("拟稿", "unit-civil", HANDLE, opinion()),
                        task("疑难", "unit-civil-2", HANDLE, Map.of("outcome", "HARD", "difficulty", "各执一词。")),
                        besideTask(
                                "延期",
                                "unit-civil-2",
                                HANDLE,
                                Map.of("outcome", "EXTEND", "extensionDays", 10, "extensionReason", "需要测绘。")),
                        beside(
                                "改单位",
                                walk -> walk.acting(
                                        "office",
                                        "unit-changes",
                                        Map.of("responsibleUnit", "labour", "reason", "职责调整。"))),
                        beside(
                                "听证",
                                walk -> walk.acting(
                                        "office-2",
                                        "hearings",
                                        Map.of("heldAt", "2026-08-20T09:00", "place", "二楼", "reason", "说法不一。"))),
                        beside("补充", walk -> walk.asking("supplement", Map.of("text", "又塌了一段。"))),
                        correction(),
                        beside(
                                "申请回避",
                                walk -> walk.asking("recusal-request", Map.of("person", "经办人", "reason", "亲属。"))),
                        withdrawal()));
        ways.put("待签发", walk -> walk.submits("CLAIM").accepted("CLAIM", "civil").opined("unit-civil", "SUPPORT"));
        actions.put(
                "待签发",
                List.of(
                        task("签发", "head-civil", SIGN, APPROVE),
                        task("退回", "head-civil", SIGN, Map.of("approval", "RETURN", "comment", "依据不足。")),
                        withdrawal()));
        ways.put(
                "待送达",
                walk -> walk.submits("CLAIM")
                        .accepted("CLAIM", "civil")
                        .opined("unit-civil", "SUPPORT")
                        .does("head-civil", SIGN, APPROVE));
        actions.put(
                "待送达",
                List.of(
                        alone("收回", walk -> walk.acting("head-civil", "steps-taken-back", Map.of("reason", "依据引错。"))),
                        task("送达", "unit-civil", SERVE, service()),
                        task("同时送达", "unit-civil-2", SERVE, service()),
                        withdrawal()));
        ways.put(
                "回访中",
                walk -> walk.submits("CLAIM")
                        .accepted("CLAIM", "civil")
                        .opined("unit-civil", "SUPPORT")
                        .answered("head-civil", "unit-civil"));
        actions.put(
                "回访中",
                List.of(
                        task(
                                "落实",
                                "office",
                                REVISIT,
                                Map.of("revisitResult", "CONFIRMED", "satisfaction", "SATISFIED")),
                        task(
                                "未落实",
                                "office-2",
                                REVISIT,
                                Map.of("revisitResult", "NOT_RESOLVED", "satisfaction", "UNSATISFIED", "note", "老样子。")),
                        beside("申请复查", walk -> walk.asking("review-request", Map.of("reasons", "不服。"))),
                        beside("评价", walk -> walk.asking("evaluation", Map.of("unit", "MOSTLY")))));
        ways.put(
                "已导入法定途径",
                walk -> walk.submits("CLAIM")
                        .registered("CLAIM", "GUIDE", Map.of("channelRoute", 2))
                        .confirmed());
        actions.put(
                "已导入法定途径",
                List.of(
                        alone("更正", correction().prepared()),
                        alone(
                                "重新办理",
                                walk -> walk.acting(
                                        "office-2",
                                        "reopenings",
                                        Map.of("newFacts", "仲裁委不予受理。", "responsibleUnit", "labour")))));
        ways.put(
                "已达成协议",
                walk -> walk.submits("DISPUTE")
                        .accepted("DISPUTE", "civil")
                        .does("unit-civil", HANDLE, Map.of("outcome", "RESOLVED", "agreement", "双方各让一尺。")));
        actions.put(
                "已达成协议",
                List.of(
                        task(
                                "落实",
                                "office",
                                REVISIT,
                                Map.of("revisitResult", "CONFIRMED", "satisfaction", "SATISFIED")),
                        alone(
                                "收回",
                                walk -> walk.acting("head-civil", "steps-taken-back", Map.of("reason", "协议没有签字。")))));
        List<Pair> pairs = new ArrayList<>();
        ways.forEach((state, way) -> {
            List<Action> all = actions.get(state);
            for (int one = 0; one < all.size(); one++) {
                for (int other = one; other < all.size(); other++) {
                    pairs.add(new Pair(state, way, all.get(one), all.get(other)));
                }
            }
        });
        return pairs.stream();
    }

    /** Ends the step in which the petition is: of two, one alone can. */
    private static Action task(String name, String user, String task, Map<String, Object> values) {
        return new Action(name, true, walk -> walk.completing(user, task, values));
    }

    private static Action besideTask(String name, String user, String task, Map<String, Object> values) {
        return new Action(name, false, walk -> walk.completing(user, task, values));
    }

    private static Action beside(String name, Function<Walk, Supplier<HttpResponse<String>>> action) {
        return new Action(name, false, action);
    }

    private static Action alone(String name, Function<Walk, Supplier<HttpResponse<String>>> action) {
        return new Action(name, true, action);
    }

    private static Action correction() {
        return beside("更正", walk -> walk.acting("office", "disposition-corrections", Map.of("reason", "办理方式有误。")));
    }

    /** Whoever completes a step first may see it withdrawn a moment later. */
    private static Action withdrawal() {
        return beside("撤回", walk -> walk.asking("withdrawal", Map.of()));
    }

    private static Map<String, Object> registration(String disposition, Map<String, Object> more) {
        Map<String, Object> values = new HashMap<>(more);
        values.put("kind", "CLAIM");
        values.put("category", "C03");
        values.put("district", "east");
        values.put("disposition", disposition);
        values.put("dispositionReason", "由有权处理的机关、单位办理。");
        return values;
    }

    private static Map<String, Object> opinion() {
        Map<String, Object> draft = new HashMap<>(Map.of("outcome", "RESOLVED", "conclusion", "SUPPORT"));
        draft.put("opinion", "十日内修复。");
        draft.put("findings", "经查，情况属实。");
        draft.put("legalBasis", "《信访工作条例》第三十二条");
        for (String field : List.of("closingSolved", "closingExplained", "closingHelped", "closingLawful")) {
            draft.put(field, "不适用");
        }
        return draft;
    }

    private static Map<String, Object> service() {
        return Map.of("serviceMethod", "IN_PERSON", "servedOn", "2026-08-03", "serviceResult", "SIGNED");
    }
}
