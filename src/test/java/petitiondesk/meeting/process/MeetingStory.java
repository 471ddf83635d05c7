package petitiondesk.meeting.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.meeting.Minutes;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

/**
 * One joint meeting on its way. Each method is a segment that goes as most do; a story states where it deviates. Every step
 * takes a minute.
 */
final class MeetingStory {

    /** The people of the desk and their tools. */
    record Desk(Office office, Minutes minutes, ProcessEngine engine, JdbcClient jdbc, MovableClock clock) {}

    private static final Duration STEP = Duration.ofMinutes(1);

    private final Desk desk;
    private final String number;

    private MeetingStory(Desk desk, String number) {
        this.desk = desk;
        this.number = number;
    }

    static MeetingStory of(Desk desk, String number) {
        return new MeetingStory(desk, number);
    }

    String number() {
        return number;
    }

    HistoricProcessInstance instance() {
        return desk.engine()
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .singleResult();
    }

    /** In a week from now, reports until the evening before, with those who usually come. */
    MeetingStory prepared() {
        String day = desk.clock().today().plusDays(7).toString();
        String evening = desk.clock().today().plusDays(6).toString();
        return completes(
                "office",
                "UserTask_PrepareMeeting",
                Map.of("heldAt", day + "T09:00", "freezeAt", evening + "T17:00", "place", "镇政府二楼会议室"));
    }

    MeetingStory reportedNothing(String district) {
        return reported(district, Map.of("remarks", "本期没有新排查的矛盾纠纷，台账在办事项另行办理。"));
    }

    MeetingStory reported(String district, Map<String, Object> deviation) {
        Map<String, Object> values = new HashMap<>(Map.of("screened", 0, "resolved", 0, "open", 0));
        values.putAll(deviation);
        step();
        desk.office().completes("district-" + district, number, "UserTask_ReportDistrict", district, values);
        return this;
    }

    MeetingStory frozen() {
        return completes("office", "UserTask_FreezeAgenda", Map.of("confirmed", true));
    }

    MeetingStory opened(String... absent) {
        return completes("office", "UserTask_OpenMeeting", Map.of("absent", List.of(absent)));
    }

    /** From the beginning to the open meeting, without reports. */
    MeetingStory convened(String... absent) {
        return prepared().frozen().opened(absent);
    }

    MeetingStory decided(String petition, Map<String, Object> decision) {
        step();
        desk.office().completes("office", number, "UserTask_DecideCase", petition, decision);
        return this;
    }

    static Map<String, Object> lead(String dueOn) {
        return new HashMap<>(Map.of(
                "decision", "LEAD",
                "leader", "leader-1",
                "handlers", List.of("unit-land", "unit-civil"),
                "measures", "现场勘界，召开听证会。",
                "dueOn", dueOn,
                "packSupport", "district-east"));
    }

    MeetingStory treatedLate(String petition, String measure, String comment) {
        Map<String, Object> values = new HashMap<>(Map.of("measure", measure));
        if (comment != null) {
            values.put("comment", comment);
        }
        step();
        desk.office().completes("office", number, "UserTask_DecideOverdue", petition, values);
        return this;
    }

    /** Puts off whatever else stands on the agenda: other tests leave cases behind. */
    MeetingStory decidedTheRest() {
        items("UserTask_DecideCase")
                .forEach(petition -> decided(petition, Map.of("decision", "POSTPONE", "comment", "材料不全，下次再议。")));
        items("UserTask_DecideOverdue").forEach(petition -> treatedLate(petition, "JUSTIFIED", "正在走法定程序。"));
        desk.office().runContinuations(number);
        return this;
    }

    MeetingStory drafted() {
        return completes("office", "UserTask_DraftMinutes", Map.of("confirmed", true));
    }

    MeetingStory returned(String convener, String comment) {
        return completes(convener, "UserTask_SignMinutes", Map.of("approval", "RETURN", "comment", comment));
    }

    /** Signs as the desk's page does, the password being right. */
    MeetingStory signed(String convener) {
        step();
        desk.office().signs(convener, key -> desk.minutes().sign(number, null, key));
        desk.office().runContinuations(number);
        return this;
    }

    MeetingStory completes(String user, String task, Map<String, Object> values) {
        step();
        desk.office().completes(user, number, task, values);
        return this;
    }

    MeetingStory at(String localDateTime) {
        desk.clock().setTo(localDateTime);
        return this;
    }

    MeetingStory runs(String element) {
        step();
        desk.office().runJob(number, element);
        return this;
    }

    MeetingStory hasStatus(String status) {
        assertThat(value("select status from joint_meeting where number = :number"))
                .isEqualTo(status);
        return this;
    }

    MeetingStory waitsAt(String... tasks) {
        assertThat(desk.engine().getTaskService().createTaskQuery().processInstanceBusinessKey(number).list().stream()
                        .map(Task::getTaskDefinitionKey)
                        .toList())
                .containsExactlyInAnyOrder(tasks);
        return this;
    }

    /** What the open tasks of this kind are about. */
    List<String> items(String task) {
        return desk.office().items(number, task);
    }

    String minutes() {
        return value("select text from meeting_minutes where meeting_number = :number order by version desc limit 1");
    }

    /** Mail addresses that got a notice of this template. */
    List<String> told(String template) {
        return desk.jdbc()
                .sql("select email from notice where subject = :number and template = :template order by email")
                .param("number", number)
                .param("template", template)
                .query(String.class)
                .list();
    }

    String value(String sql) {
        return desk.jdbc().sql(sql).param("number", number).query(String.class).single();
    }

    private void step() {
        desk.clock().advance(STEP);
    }
}
