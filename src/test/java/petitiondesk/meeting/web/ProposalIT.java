package petitiondesk.meeting.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.meeting.CallingMeetings;
import petitiondesk.petition.TakingUpDecisions;
import petitiondesk.security.Caller;
import petitiondesk.supervision.SigningOrders;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

/** Cases that the office puts before the meeting on other grounds of Art 40 than lateness. */
@DeskTest
class ProposalIT {

    private static final String PROPOSALS = "/api/meetings/proposals";

    @LocalServerPort
    private int port;

    @Autowired
    private Office office;

    @Autowired
    private CallingMeetings calling;

    @Autowired
    private TakingUpDecisions takingUp;

    @Autowired
    private SigningOrders signing;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void morning() {
        clock.setTo("2026-08-03T09:00");
        takingUp.deliver();
    }

    @Test
    void onlyTheOfficeProposesAndOnlyWhatFitsTheCase() {
        String claim = office.receivesClaimForLand();
        String accusation = office.receives(Office.aPetition("ACCUSATION"));
        assertThat(propose("convener", claim, "EVASION").statusCode()).isEqualTo(403);
        assertThat(propose("office", "XF1999-000001", "EVASION").body()).contains("没有找到这件信访事项");
        assertThat(propose("office", accusation, "EVASION").body()).contains("没有找到这件信访事项");
        assertThat(propose("office", claim, "LATE").body()).contains("\"ground\"", "自动列入");
        assertThat(propose("office", claim, "NOT_CARRIED_OUT").body()).contains("还没有送达处理意见");
        assertThat(propose("office", claim, "EVASION").statusCode()).isEqualTo(204);
        assertThat(propose("office", claim, "PROCEDURE").statusCode()).isEqualTo(409);
        assertThat(page("office", "/desk/meetings")).contains("提请下次会议督办", claim, "三次电话催办均推托");
        assertThat(page("convener", "/desk/meetings")).doesNotContain("提请下次会议督办");
        String address = PROPOSALS + "/" + pendingId(claim) + "/withdrawal";
        assertThat(script("office").postJson(address, "{\"reason\":\" \"}").statusCode())
                .isEqualTo(400);
        assertThat(script("office").postJson(address, "{\"reason\":\"单位已反馈\"}").statusCode())
                .isEqualTo(204);
        assertThat(script("office").postJson(address, "{\"reason\":\"再撤\"}").statusCode())
                .isEqualTo(409);
        assertThat(script("office").get(PROPOSALS).body()).doesNotContain(claim);
    }

    @Test
    void theMeetingDecidesOnAProposedCaseAsOnALateOneAndTheOrderSaysItsGround() {
        String claim = office.receivesClaimForLand();
        assertThat(propose("office", claim, "EVASION").statusCode()).isEqualTo(204);
        String number = calling.callExtraordinary("集中研究", "office").number();
        office.completes(
                "office",
                number,
                "UserTask_PrepareMeeting",
                Map.of("heldAt", "2026-08-10T09:00", "freezeAt", "2026-08-09T17:00", "place", "二楼会议室"));
        office.completes("office", number, "UserTask_FreezeAgenda", Map.of("confirmed", true));
        assertThat(orders(claim)).isZero();
        office.completes("office", number, "UserTask_OpenMeeting", Map.of("absent", List.of("leader-2")));
        assertThat(script("office").get(PROPOSALS).body())
                .as("it is on the list now")
                .doesNotContain(claim);
        assertThat(page("office", "/desk/meetings/" + number + "?show=all"))
                .contains(claim, "办理推诿、敷衍、拖延", "提请事由：三次电话催办均推托");
        office.items(number, "UserTask_DecideCase")
                .forEach(item -> office.completes(
                        "office",
                        number,
                        "UserTask_DecideCase",
                        item,
                        Map.of("decision", "POSTPONE", "comment", "下次再议。")));
        office.items(number, "UserTask_DecideOverdue")
                .forEach(item -> office.completes(
                        "office",
                        number,
                        "UserTask_DecideOverdue",
                        item,
                        item.equals(claim)
                                ? Map.of("measure", "ORDER")
                                : Map.of("measure", "JUSTIFIED", "comment", "正在走法定程序。")));
        assertThat(orders(claim)).isZero();
        office.runContinuations(number);
        String order = jdbc.sql(
                        "select number from supervision_order where petition_number = :claim and ground = 'EVASION'")
                .param("claim", claim)
                .query(String.class)
                .single();
        assertThat((String) office.sees("office", order, "UserTask_DraftOrder").get("why"))
                .contains("办理推诿、敷衍、拖延", "三次电话催办均推托");
        office.completes("office", order, "UserTask_DraftOrder", Map.of("demand", "限期反馈。"));
        office.signs("convener", key -> signing.sign(order, null, key));
        assertThat(page("convener", "/desk/orders/" + order)).contains("督办事由", "办理推诿、敷衍、拖延");
        office.completes("office", number, "UserTask_DraftMinutes", Map.of("confirmed", true));
        assertThat(page("convener", "/desk/meetings/" + number))
                .contains(claim, "办公室以“办理推诿、敷衍、拖延”提请，三次电话催办均推托。决定：下发督办单。");
    }

    private HttpResponse<String> propose(String user, String number, String ground) {
        return script(user)
                .postJson(
                        PROPOSALS,
                        "{\"petitionNumber\":\"%s\",\"ground\":\"%s\",\"reason\":\"三次电话催办均推托\"}"
                                .formatted(number, ground));
    }

    private long pendingId(String number) {
        return jdbc.sql("select max(id) from meeting_proposal where petition_number = :number")
                .param("number", number)
                .query(Long.class)
                .single();
    }

    private int orders(String number) {
        return jdbc.sql("select count(*) from supervision_order where petition_number = :number")
                .param("number", number)
                .query(Integer.class)
                .single();
    }

    private Caller script(String user) {
        return Caller.script(port, user, "demo");
    }

    private String page(String user, String path) {
        return Caller.browser(port, user, "demo").get(path).body();
    }
}
