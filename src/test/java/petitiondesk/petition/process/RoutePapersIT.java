package petitiondesk.petition.process;

import static org.assertj.core.api.Assertions.assertThat;
import static petitiondesk.petition.process.PetitionStory.registration;
import static petitiondesk.testing.Office.aPetition;

import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.petition.Extensions;
import petitiondesk.petition.Intake;
import petitiondesk.security.Caller;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

/** What a petition's way leaves on paper. Everything is received on 2026-08-03, a Monday. */
@DeskTest
class RoutePapersIT {

    private static final String REGISTER = "UserTask_Register";
    private static final String CONFIRM = "UserTask_ConfirmDisposition";
    private static final Map<String, Object> APPROVE = Map.of("approval", "APPROVE");

    @LocalServerPort
    private int port;

    @Autowired
    private Office office;

    @Autowired
    private Intake intake;

    @Autowired
    private Extensions extensions;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    private Caller desk;

    @BeforeEach
    void monday() {
        clock.setTo("2026-08-03T09:00");
        desk = Caller.browser(port, "office", "demo");
    }

    @Test
    void aTransferHasALetterToTheUnitAndOneToThePetitionerOnceTheOfficeAgreed() {
        PetitionStory claim = received("CLAIM")
                .completes("registrar", REGISTER, registration("CLAIM", "TRANSFER", Map.of("responsibleUnit", "land")));
        assertThat(desk.get(print(claim, "transfer")).statusCode()).isEqualTo(409);
        assertThat(desk.get(print(claim, "route")).body()).contains("还没有经办公室确认");
        claim.completes("office", CONFIRM, APPROVE);
        assertThat(desk.get(print(claim, "transfer")).body())
                .contains("信访事项转送函", "自然资源所：", "请求修复村口道路", "2026年8月10日前", "2026年8月18日前", "盖章处")
                .doesNotContain("报告办理结果");
        assertThat(desk.get(print(claim, "route")).body()).contains("转送告知书", "诸葛明亮", "由自然资源所接收", "2026年8月18日前");
        Caller unit = Caller.browser(port, "unit-land", "demo");
        assertThat(unit.get(print(claim, "transfer")).statusCode()).isEqualTo(200);
        Caller other = Caller.browser(port, "unit-civil", "demo");
        assertThat(other.get(print(claim, "transfer")).statusCode()).isIn(403, 404);
        assertThat(desk.get("/desk/petitions/" + claim.number()).body())
                .contains("打印信访事项转送函", "打印转送告知书")
                .doesNotContain("打印延期告知书");
    }

    @Test
    void anAssignmentSaysUntilWhenItIsToBeReported() {
        PetitionStory claim = received("CLAIM")
                .completes(
                        "registrar",
                        REGISTER,
                        registration("CLAIM", "ASSIGN", Map.of("responsibleUnit", "land", "dueOn", "2026-08-31")))
                .completes("office", CONFIRM, APPROVE);
        assertThat(desk.get(print(claim, "transfer")).body()).contains("信访事项交办函", "2026年8月31日前报告办理结果");
        assertThat(desk.get(print(claim, "route")).body()).contains("交办告知书");
    }

    @Test
    void guidanceNamesOrganAndLimit() {
        PetitionStory claim = received("CLAIM")
                .completes(
                        "registrar",
                        REGISTER,
                        registration("CLAIM", "GUIDE", Map.of("channelRoute", 2, "channelBody", "县劳动人事争议仲裁院")))
                .completes("office", CONFIRM, APPROVE);
        assertThat(desk.get(print(claim, "route")).body()).contains("导入法定途径告知书", "县劳动人事争议仲裁院", "期限", "第三十一条");
        assertThat(desk.get(print(claim, "transfer")).statusCode()).isEqualTo(409);
    }

    @Test
    void aRefusalAndAMergerSayWhereTheMatterLies() {
        PetitionStory pending = received("CLAIM")
                .completes("registrar", REGISTER, registration("CLAIM", "ACCEPT", Map.of("responsibleUnit", "land")));
        PetitionStory refused = received("CLAIM")
                .completes(
                        "registrar",
                        REGISTER,
                        registration("CLAIM", "REFUSE_PENDING", Map.of("mergeInto", pending.number())))
                .completes("office", CONFIRM, APPROVE);
        assertThat(desk.get(print(refused, "route")).body())
                .contains("不予受理告知书", pending.number(), "自然资源所办理", "2026年10月8日前答复");
        PetitionStory merged = received("CLAIM")
                .completes("registrar", REGISTER, registration("CLAIM", "MERGE", Map.of("mergeInto", pending.number())))
                .completes("office", CONFIRM, APPROVE);
        assertThat(desk.get(print(merged, "route")).body()).contains("并案办理告知书", pending.number());
    }

    @Test
    void anApprovedExtensionIsALetterOfTheUnit() {
        PetitionStory claim = received("CLAIM")
                .completes("registrar", REGISTER, registration("CLAIM", "ACCEPT", Map.of("responsibleUnit", "land")));
        assertThat(desk.get(print(claim, "extension")).statusCode()).isEqualTo(409);
        office.as("unit-land", () -> extensions.ask(claim.number(), 20, "需要重新测量。", "unit-land"));
        claim.completes("leader-1", "UserTask_ApproveExtension", APPROVE);
        assertThat(desk.get(print(claim, "extension")).body()).contains("延期告知书", "延长20日", "需要重新测量。", "自然资源所", "第三十四条");
    }

    private static String print(PetitionStory story, String paper) {
        return "/desk/petitions/" + story.number() + "/print/" + paper;
    }

    private PetitionStory received(String kind) {
        return PetitionStory.of(new PetitionStory.Desk(office, intake, engine, jdbc, clock), aPetition(kind));
    }
}
