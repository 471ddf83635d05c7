package petitiondesk.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static petitiondesk.testing.Office.aPetition;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.meeting.Ground;
import petitiondesk.meeting.OrderRequest;
import petitiondesk.meeting.OrderedByMeeting;
import petitiondesk.meeting.OverdueMeasure;
import petitiondesk.petition.LeadDecision;
import petitiondesk.testing.BriefMeetings;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

/**
 * One supervision order on its way, each step a minute after the one before. A story states where it deviates from an order
 * on a case that leader-1 leads and did not finish in time.
 */
public final class OrderStory {

    /** The people of the desk and their tools. */
    @TestComponent
    public static final class Desk {

        private final Office office;
        private final BriefMeetings meetings;
        private final OrderedByMeeting ordered;
        private final SigningOrders signing;
        private final ProcessEngine engine;
        private final JdbcClient jdbc;
        private final MovableClock clock;
        private int held;

        Desk(
                Office office,
                BriefMeetings meetings,
                OrderedByMeeting ordered,
                SigningOrders signing,
                ProcessEngine engine,
                JdbcClient jdbc,
                MovableClock clock) {
            this.office = office;
            this.meetings = meetings;
            this.ordered = ordered;
            this.signing = signing;
            this.engine = engine;
            this.jdbc = jdbc;
            this.clock = clock;
        }

        public void morning(String localDateTime) {
            clock.setTo(localDateTime);
        }

        /** A claim about land that its unit handles since the morning of 3 August 2026. */
        public String claim() {
            clock.setTo("2026-08-03T09:00");
            String petition = office.receives(aPetition("CLAIM"));
            office.completes(
                    "registrar",
                    petition,
                    "UserTask_Register",
                    Map.of(
                            "kind", "CLAIM",
                            "category", "C03",
                            "district", "east",
                            "disposition", "ACCEPT",
                            "responsibleUnit", "land"));
            return petition;
        }

        /** A claim that leader-1 leads until 20 August 2026, handled by unit-land and unit-civil. */
        public String ledClaim() {
            String petition = claim();
            office.completes(
                    "unit-land",
                    petition,
                    "UserTask_Handle",
                    Map.of("outcome", "HARD", "difficulty", BriefMeetings.WHY));
            LeadDecision lead = meetings.lead(petition, "2026-08-20");
            meetings.decides(lead);
            return petition;
        }

        /** An order on a led claim, as the meeting of 25 August 2026 decides it. */
        public OrderStory orderOnLedClaim() {
            return orderOn(ledClaim());
        }

        public OrderStory orderOn(String ledPetition) {
            clock.setTo("2026-08-25T10:00");
            return ordered(ledPetition, OverdueMeasure.ORDER, "leader-1");
        }

        /** An order to the heads of the unit, on a claim that nobody leads and whose 60 days have passed. */
        public OrderStory orderOnOrdinaryClaim() {
            String petition = claim();
            clock.setTo("2026-10-12T10:00");
            return ordered(petition, OverdueMeasure.ORDER, null);
        }

        public OrderStory ordered(String petition, OverdueMeasure measure, String leader) {
            String meeting = "TEST-OVERDUE-" + ++held;
            ordered.order(request(meeting, petition, measure, leader));
            return new OrderStory(this, petition, meeting);
        }

        public OrderRequest request(String meeting, String petition, OverdueMeasure measure, String leader) {
            return new OrderRequest(
                    meeting,
                    petition,
                    measure,
                    leader,
                    "unit-land-heads",
                    Ground.LATE,
                    leader == null ? "作出处理意见" : "落实包案",
                    leader == null ? LocalDate.of(2026, 10, 2) : LocalDate.of(2026, 8, 20),
                    "office",
                    clock.instant(),
                    null);
        }
    }

    private final Desk desk;
    private final String petition;
    private final String number;

    private OrderStory(Desk desk, String petition, String meeting) {
        this.desk = desk;
        this.petition = petition;
        number = desk.jdbc
                .sql("select number from supervision_order where meeting_number = :meeting")
                .param("meeting", meeting)
                .query(String.class)
                .single();
    }

    /** The handlers' opinion on a claim, with nothing left out. */
    static Map<String, Object> opinion() {
        Map<String, Object> draft = new HashMap<>(Map.of("outcome", "RESOLVED", "conclusion", "SUPPORT"));
        draft.put("opinion", "十日内修复。");
        draft.put("findings", "经查，道路确有塌陷。");
        draft.put("legalBasis", "《公路法》第三十五条");
        for (String field : List.of("closingSolved", "closingExplained", "closingHelped", "closingLawful")) {
            draft.put(field, "不适用");
        }
        return draft;
    }

    public String number() {
        return number;
    }

    public String petition() {
        return petition;
    }

    public OrderStory drafted() {
        return completes(
                "office",
                "UserTask_DraftOrder",
                Map.of(
                        "demand",
                        "限期化解，书面答复。",
                        "answerBy",
                        desk.clock.today().plusDays(7).toString()));
    }

    public OrderStory signed(String user) {
        desk.clock.advance(Duration.ofMinutes(1));
        desk.office.signs(user, key -> desk.signing.sign(number, null, key));
        return this;
    }

    /** Drafted and signed by the convener, and so served. */
    public OrderStory served() {
        return drafted().signed("convener");
    }

    public OrderStory answered(String user, String finishedOn) {
        Map<String, Object> answer = new HashMap<>(Map.of("answer", "界桩已立，双方签字认可。"));
        if (finishedOn != null) {
            answer.put("finishedOn", finishedOn);
        }
        return completes(user, "UserTask_AnswerOrder", answer);
    }

    public OrderStory accepted() {
        return completes("office", "UserTask_VerifyAnswer", Map.of("verdict", "ACCEPTED"));
    }

    public OrderStory returned() {
        return completes("office", "UserTask_VerifyAnswer", Map.of("verdict", "RETURNED", "comment", "没有附现场照片。"));
    }

    public OrderStory completes(String user, String task, Map<String, Object> values) {
        desk.clock.advance(Duration.ofMinutes(1));
        desk.office.completes(user, number, task, values);
        return this;
    }

    public OrderStory at(String localDateTime) {
        desk.clock.setTo(localDateTime);
        return this;
    }

    public OrderStory runs(String element) {
        desk.office.runJob(number, element);
        return this;
    }

    public OrderStory hasStatus(String status) {
        assertThat(value("select status from supervision_order_course where number = :number"))
                .isEqualTo(status);
        return this;
    }

    public OrderStory waitsAt(String... tasks) {
        assertThat(desk.engine
                        .getTaskService()
                        .createTaskQuery()
                        .processInstanceBusinessKey(number)
                        .list())
                .extracting(Task::getTaskDefinitionKey)
                .containsExactlyInAnyOrder(tasks);
        return this;
    }

    public OrderStory petitionHasStatus(String status) {
        assertThat(desk.jdbc
                        .sql("select status from petition_course where number = :petition")
                        .param("petition", petition)
                        .query(String.class)
                        .single())
                .isEqualTo(status);
        return this;
    }

    /** Mail addresses that a notice of this template went to. */
    public List<String> told(String template) {
        return desk.jdbc
                .sql("select email from notice where subject = :number and template = :template order by email")
                .param("number", number)
                .param("template", template)
                .query(String.class)
                .list();
    }

    public List<String> events() {
        return desk.jdbc
                .sql("select kind from supervision_order_event where order_number = :number order by id")
                .param("number", number)
                .query(String.class)
                .list();
    }

    public ProcessInstance instance() {
        return desk.engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .singleResult();
    }

    public String value(String sql) {
        return desk.jdbc.sql(sql).param("number", number).query(String.class).single();
    }
}
