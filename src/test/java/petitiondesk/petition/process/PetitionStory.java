package petitiondesk.petition.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.ProcessEngineTests;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.petition.Intake;
import petitiondesk.petition.IntakeForm;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

/**
 * One petition on its way. Each method is a segment of the course that goes as most do; a story states where it deviates.
 * Every step takes a minute, so that their order can be told.
 */
final class PetitionStory {

    /** The people of the desk and their tools. */
    record Desk(Office office, Intake intake, ProcessEngine engine, JdbcClient jdbc, MovableClock clock) {}

    private static final Duration STEP = Duration.ofMinutes(1);

    private final Desk desk;
    private final Intake.Receipt receipt;
    private final ProcessInstance instance;

    private PetitionStory(Desk desk, Intake.Receipt receipt) {
        this.desk = desk;
        this.receipt = receipt;
        instance = desk.engine()
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(receipt.number(), "petition")
                .singleResult();
    }

    static PetitionStory of(Desk desk, IntakeForm form) {
        return new PetitionStory(desk, desk.intake().register(form, "registrar", null));
    }

    String number() {
        return receipt.number();
    }

    String queryCode() {
        return receipt.queryCode();
    }

    ProcessInstance instance() {
        return instance;
    }

    PetitionStory acceptedFor(String unit) {
        String kind = value("select declared_kind from petition where number = :number");
        return completes(
                "registrar",
                "UserTask_Register",
                Map.of(
                        "kind",
                        kind,
                        "category",
                        kind.equals("DISPUTE") ? "D02" : "C03",
                        "district",
                        "east",
                        "disposition",
                        "ACCEPT",
                        "responsibleUnit",
                        unit));
    }

    /** What the registrar fills in for this route, with what it needs beside kind, category and reason. */
    static Map<String, Object> registration(String kind, String disposition, Map<String, Object> more) {
        Map<String, Object> values = new TreeMap<>(more);
        values.put("kind", kind);
        values.put("category", kind.equals("DISPUTE") ? "D02" : "C03");
        values.put("district", "east");
        values.put("disposition", disposition);
        values.put("dispositionReason", "由有权处理的机关、单位办理。");
        return values;
    }

    PetitionStory drafted(String handler, String conclusion) {
        return completes(handler, "UserTask_Handle", draft(conclusion));
    }

    /** The draft of an opinion on a claim, or of the answer to a suggestion, by its conclusion; nothing can be left out. */
    static Map<String, Object> draft(String conclusion) {
        Map<String, Object> draft = new TreeMap<>(Map.of("outcome", "RESOLVED", "conclusion", conclusion));
        draft.put("opinion", "十日内修复。");
        if (List.of("SUPPORT", "EXPLAIN", "DECLINE").contains(conclusion)) {
            draft.put("findings", "经查，道路确有塌陷。");
            draft.put("legalBasis", "《公路法》第三十五条");
            draft.put("closingSolved", "已安排修复");
            draft.put("closingExplained", "不适用");
            draft.put("closingHelped", "不适用");
            draft.put("closingLawful", "不适用");
        }
        return draft;
    }

    PetitionStory agreed(String handler) {
        return completes(handler, "UserTask_Handle", Map.of("outcome", "RESOLVED", "agreement", "双方各让一尺，月底前拆除围墙。"));
    }

    PetitionStory signed(String head) {
        return completes(head, "UserTask_SignOpinion", Map.of("approval", "APPROVE"));
    }

    PetitionStory servedToday(String handler) {
        return completes(
                handler,
                "UserTask_RecordService",
                Map.of(
                        "serviceMethod", "IN_PERSON",
                        "servedOn", desk.clock().today().toString(),
                        "serviceResult", "SIGNED"));
    }

    PetitionStory confirmed(String visitor) {
        return completes(
                visitor, "UserTask_Revisit", Map.of("revisitResult", "CONFIRMED", "satisfaction", "SATISFIED"));
    }

    PetitionStory notResolved(String visitor) {
        return completes(
                visitor,
                "UserTask_Revisit",
                Map.of("revisitResult", "NOT_RESOLVED", "satisfaction", "UNSATISFIED", "note", "路还是老样子。"));
    }

    PetitionStory unreachable(String visitor) {
        return completes(visitor, "UserTask_Revisit", Map.of("revisitResult", "UNREACHABLE", "note", "电话无人接听。"));
    }

    PetitionStory reviewed(String decision) {
        String today = desk.clock().today().toString();
        return completes(
                "office",
                "UserTask_RecordReview",
                Map.of("reviewDecision", decision, "decidedOn", today, "servedOn", today, "comment", "见复查意见书。"));
    }

    PetitionStory completes(String user, String task, Map<String, Object> values) {
        desk.clock().advance(STEP);
        desk.office().completes(user, number(), task, values);
        return this;
    }

    PetitionStory at(String localDateTime) {
        desk.clock().setTo(localDateTime);
        return this;
    }

    /** Lets the job at the element run: the timer whose time has come, or the next automatic step. */
    PetitionStory runs(String element) {
        desk.clock().advance(STEP);
        desk.office().runJob(number(), element);
        return this;
    }

    PetitionStory hasStatus(String status) {
        assertThat(value("select status from petition_course where number = :number"))
                .isEqualTo(status);
        return this;
    }

    /** Waits at these user tasks and at no other. */
    PetitionStory waitsAt(String... tasks) {
        assertThat(openTasks()).containsExactlyInAnyOrder(tasks);
        return this;
    }

    /** The course has ended here. */
    PetitionStory isOver(String endEvent) {
        ProcessEngineTests.init(desk.engine());
        ProcessEngineTests.assertThat(instance).hasPassed(endEvent).isEnded();
        return this;
    }

    PetitionStory waitsAtLeastAt(String task) {
        assertThat(openTasks()).contains(task);
        return this;
    }

    private List<String> openTasks() {
        return desk.engine().getTaskService().createTaskQuery().processInstanceBusinessKey(number()).list().stream()
                .map(Task::getTaskDefinitionKey)
                .toList();
    }

    List<String> events() {
        return values("select kind from case_event where petition_number = :number order by id");
    }

    List<String> publicTexts() {
        return values("select public_text from case_event where petition_number = :number and public_text is not null"
                + " order by id");
    }

    /** Templates of the notices to the petitioner, in the order in which they were written. */
    List<String> toldPetitioner() {
        return values("select template from notice where subject = :number and recipient_name = '诸葛明亮' order by id");
    }

    /** Letters of this template as they stand in the outbox, oldest first. */
    List<String> letters(String template) {
        return desk.jdbc()
                .sql("select body from notice where subject = :number and template = :template order by id")
                .param("number", number())
                .param("template", template)
                .query(String.class)
                .list();
    }

    /** Mail addresses of the staff that got a notice of this template. */
    List<String> toldStaff(String template) {
        return desk.jdbc()
                .sql("select email from notice where subject = :number and template = :template order by email")
                .param("number", number())
                .param("template", template)
                .query(String.class)
                .list();
    }

    private String value(String sql) {
        return desk.jdbc()
                .sql(sql)
                .param("number", number())
                .query(String.class)
                .single();
    }

    private List<String> values(String sql) {
        return desk.jdbc()
                .sql(sql)
                .param("number", number())
                .query(String.class)
                .list();
    }
}
