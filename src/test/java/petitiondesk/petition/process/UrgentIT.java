package petitiondesk.petition.process;

import static org.assertj.core.api.Assertions.assertThat;
import static petitiondesk.testing.Office.aPetition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.petition.FiledIntake;
import petitiondesk.petition.FiledPetition;
import petitiondesk.petition.Intake;
import petitiondesk.petition.IntakeForm;
import petitiondesk.security.Caller;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

/** What is grave and cannot wait is told to office and conveners at once, an accusation to discipline inspection alone. */
@DeskTest
class UrgentIT {

    private static final String[] TOLD = {"convener@demo.invalid", "office-2@demo.invalid", "office@demo.invalid"};
    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    private Office office;

    @Autowired
    private Intake intake;

    @Autowired
    private FiledIntake filed;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    @LocalServerPort
    private int port;

    @BeforeEach
    void monday() {
        clock.setTo("2026-08-03T09:00");
    }

    @Test
    void whatComesInAsUrgentIsReportedAtOnceAndMarkedEverywhere() throws Exception {
        Map<String, Object> body = new HashMap<>(Map.of("title", "河堤渗水", "request", "请马上抢修", "facts", "今早起渗水变大。"));
        body.put("petitioner", Map.of("name", "诸葛明亮", "phone", "13800138000"));
        body.put("urgent", true);
        String number = json(post(Caller.nobody(port), "/api/public/petitions", body))
                .get("number")
                .asText();
        assertThat(told(number)).containsExactly(TOLD);
        assertThat(letters(number))
                .allSatisfy(
                        letter -> assertThat(letter).contains(number, "第二十二条").doesNotContain("河堤", "抢修", "诸葛"));
        assertThat(events(number)).containsExactly("RECEIVED", "REPORTED_UP");
        Caller desk = Caller.script(port, "office", "demo");
        assertThat(json(desk.get("/api/petitions/" + number)).get("urgent").asBoolean())
                .isTrue();
        assertThat(json(desk.get("/api/petitions?text=" + number))
                        .at("/items/0/urgent")
                        .asBoolean())
                .isTrue();
        assertThat(office.sees("registrar", number, "UserTask_Register").get("summary"))
                .asString()
                .contains("紧急");
    }

    @Test
    void whatTurnsOutToBeUrgentIsMarkedOnceWithItsReason() throws Exception {
        PetitionStory claim = PetitionStory.of(
                        new PetitionStory.Desk(office, intake, engine, jdbc, clock), aPetition("CLAIM"))
                .acceptedFor("land");
        assertThat(told(claim.number())).isEmpty();
        String mark = "/api/petitions/" + claim.number() + "/urgency";
        Caller registrar = Caller.script(port, "registrar", "demo");
        assertThat(post(Caller.script(port, "unit-land", "demo"), mark, Map.of("reason", "x"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(registrar, mark, Map.of("reason", " ")).statusCode()).isEqualTo(400);
        assertThat(post(registrar, mark, Map.of("reason", "雨后再次塌陷，车辆被困。")).statusCode())
                .isEqualTo(201);
        assertThat(told(claim.number())).containsExactly(TOLD);
        assertThat(claim.events()).endsWith("URGENT", "REPORTED_UP");
        assertThat(post(registrar, mark, Map.of("reason", "再次")).statusCode()).isEqualTo(409);
        assertThat(told(claim.number())).hasSize(3);
    }

    @Test
    void anUrgentAccusationIsToldToDisciplineInspectionAlone() throws Exception {
        String number =
                intake.register(urgent(aPetition("ACCUSATION")), null, null).number();
        assertThat(told(number)).containsExactly("discipline@demo.invalid");
        assertThat(jdbc.sql("select count(*) from notice where subject = :number and not restricted")
                        .param("number", number)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(post(
                                Caller.script(port, "registrar", "demo"),
                                "/api/petitions/" + number + "/urgency",
                                Map.of("reason", "x"))
                        .statusCode())
                .isEqualTo(404);

        String later = intake.register(aPetition("ACCUSATION"), null, null).number();
        assertThat(post(
                                Caller.script(port, "discipline", "demo"),
                                "/api/petitions/" + later + "/urgency",
                                Map.of("reason", "正在转移材料。"))
                        .statusCode())
                .isEqualTo(201);
        assertThat(told(later)).containsExactly("discipline@demo.invalid");
        assertThat(letters(later)).singleElement().asString().doesNotContain("转移材料");
    }

    @Test
    void aLineOfAFileIsReportedToo() {
        String number = filed.take(
                        new FiledPetition(urgent(aPetition("CLAIM")), "县信访局", "U-1", null, null), "registrar")
                .number();
        assertThat(told(number)).containsExactly(TOLD);
    }

    private static IntakeForm urgent(IntakeForm form) {
        return new IntakeForm(
                form.kind(),
                form.channel(),
                form.title(),
                form.request(),
                form.facts(),
                form.district(),
                form.village(),
                form.category(),
                form.persons(),
                form.personsConcerned(),
                form.joint(),
                form.petitioner(),
                form.representatives(),
                form.agent(),
                form.agentAuthority(),
                form.respondent(),
                form.nameless(),
                form.confidential(),
                form.consentToPublish(),
                true,
                form.repeatOf(),
                form.purpose(),
                form.pendingElsewhere(),
                form.needs(),
                form.receivedAt());
    }

    private List<String> told(String number) {
        return column("email", number);
    }

    private List<String> letters(String number) {
        return column("body", number);
    }

    private List<String> column(String column, String number) {
        return jdbc.sql("select " + column + " from notice where subject = :number and template = 'urgent-reported'"
                        + " order by email")
                .param("number", number)
                .query(String.class)
                .list();
    }

    private List<String> events(String number) {
        return jdbc.sql("select kind from case_event where petition_number = :number order by id")
                .param("number", number)
                .query(String.class)
                .list();
    }

    private static HttpResponse<String> post(Caller caller, String path, Map<String, Object> body) throws IOException {
        return caller.postJson(path, JSON.writeValueAsString(body));
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }
}
