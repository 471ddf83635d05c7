package petitiondesk.petition.process;

import static org.assertj.core.api.Assertions.assertThat;
import static petitiondesk.petition.process.PetitionStory.registration;
import static petitiondesk.testing.Office.aPetition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.petition.Intake;
import petitiondesk.security.Caller;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

/** The petitioner says what he thinks of office and unit, and whoever handled his matter does not read it. */
@DeskTest
class EvaluationIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    private Office office;

    @Autowired
    private Intake intake;

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
    void heEvaluatesOnceHeIsAnsweredAndMayChangeHisMind() throws Exception {
        PetitionStory claim = received("CLAIM").acceptedFor("land");
        assertThat(mayEvaluate(claim)).isFalse();
        assertThat(evaluate(claim, Map.of("unit", "SATISFIED")).statusCode()).isEqualTo(409);

        claim.drafted("unit-land", "SUPPORT").signed("head-land").servedToday("unit-land");
        assertThat(mayEvaluate(claim)).isTrue();
        assertThat(evaluate(claim, Map.of()).statusCode()).isEqualTo(400);
        assertThat(evaluate(claim, Map.of("unit", "TOP")).statusCode()).isEqualTo(400);
        assertThat(evaluate(claim, Map.of("queryCode", "WRONG", "unit", "SATISFIED"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(claim.events()).doesNotContain("EVALUATED");

        HttpResponse<String> first = evaluate(claim, Map.of("office", "MOSTLY", "unit", "SATISFIED"));
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(first.body()).at("/evaluation/unit").asText()).isEqualTo("SATISFIED");
        assertThat(claim.toldStaff("evaluation-check")).isEmpty();
        assertThat(evaluate(claim, Map.of("unit", "UNSATISFIED", "comment", "说好的十日没有动工。"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(claim.toldStaff("evaluation-check")).containsExactly("office-2@demo.invalid", "office@demo.invalid");
        assertThat(claim.letters("evaluation-check"))
                .allSatisfy(letter -> assertThat(letter).doesNotContain("动工"));
        assertThat(jdbc.sql("select about || ' ' || satisfaction from evaluation where petition_number = :number"
                                + " order by id")
                        .param("number", claim.number())
                        .query(String.class)
                        .list())
                .containsExactly("OFFICE MOSTLY", "UNIT SATISFIED", "UNIT UNSATISFIED");
        assertThat(claim.publicTexts()).endsWith("您作出了评价。", "您修改了评价。");
        assertThat(texts(claim)).endsWith("信访人作出评价。", "信访人修改了评价。").noneMatch(text -> text.contains("动工"));
    }

    @Test
    void whoeverHandledDoesNotReadItAndTheCommentIsForTheOffice() throws Exception {
        PetitionStory claim = received("CLAIM")
                .acceptedFor("land")
                .drafted("unit-land", "EXPLAIN")
                .signed("head-land")
                .servedToday("unit-land");
        evaluate(claim, Map.of("office", "SATISFIED", "unit", "UNSATISFIED", "comment", "态度生硬。"));
        assertThat(claim.toldStaff("evaluation-check"))
                .as("nothing was promised")
                .isEmpty();

        assertThat(seen("office", claim)).isEqualTo("{\"office\":\"满意\",\"unit\":\"不满意\",\"comments\":[\"态度生硬。\"]}");
        assertThat(seen("convener", claim)).isEqualTo("{\"office\":\"满意\",\"unit\":\"不满意\",\"comments\":[]}");
        for (String user : List.of("unit-land", "head-land", "registrar")) {
            assertThat(seen(user, claim)).as(user).isEqualTo("{\"office\":null,\"unit\":null,\"comments\":[]}");
            Caller caller = Caller.script(port, user, "demo");
            assertThat(caller.get("/api/petitions/" + claim.number()).body()).doesNotContain("态度生硬", "不满意");
            assertThat(page(user, claim)).contains("信访人作出评价").doesNotContain("态度生硬", "不满意", "信访人评价</h2>");
        }
        assertThat(page("office", claim)).contains("信访人评价</h2>", "态度生硬");
    }

    @Test
    void theWindowEndsThirtyDaysAfterTheEnd() throws Exception {
        PetitionStory suggestion = received("SUGGESTION")
                .acceptedFor("land")
                .drafted("unit-land", "ADOPTED")
                .signed("head-land")
                .servedToday("unit-land");
        office.runContinuations(suggestion.number());
        suggestion.at("2026-09-02T23:00");
        assertThat(mayEvaluate(suggestion)).isTrue();
        assertThat(evaluate(suggestion, Map.of("unit", "SATISFIED")).statusCode())
                .isEqualTo(200);
        suggestion.at("2026-09-03T00:01");
        assertThat(mayEvaluate(suggestion)).isFalse();
        assertThat(evaluate(suggestion, Map.of("unit", "MOSTLY")).statusCode()).isEqualTo(409);
    }

    @Test
    void whoeverWasSentElsewhereMayEvaluateTooAndAnAccusationIsNotEvaluated() throws Exception {
        PetitionStory guided = received("CLAIM")
                .completes(
                        "registrar", "UserTask_Register", registration("CLAIM", "GUIDE", Map.of("channelRoute", "2")))
                .completes("office", "UserTask_ConfirmDisposition", Map.of("approval", "APPROVE"));
        assertThat(mayEvaluate(guided)).isTrue();
        assertThat(evaluate(guided, Map.of("office", "SATISFIED")).statusCode()).isEqualTo(200);
        guided.at("2026-09-03T00:01");
        assertThat(mayEvaluate(guided)).isFalse();

        PetitionStory accusation = received("ACCUSATION");
        assertThat(mayEvaluate(accusation)).isFalse();
        assertThat(evaluate(accusation, Map.of("office", "SATISFIED")).statusCode())
                .isEqualTo(409);
    }

    @Test
    void theRevisitAsksForOfficeAndUnitApart() {
        PetitionStory claim = received("CLAIM")
                .acceptedFor("land")
                .drafted("unit-land", "SUPPORT")
                .signed("head-land")
                .servedToday("unit-land")
                .completes(
                        "office",
                        "UserTask_Revisit",
                        Map.of(
                                "revisitResult",
                                "CONFIRMED",
                                "satisfaction",
                                "SATISFIED",
                                "officeSatisfaction",
                                "MOSTLY"));
        assertThat(jdbc.sql("select satisfaction || ' ' || office_satisfaction from revisit"
                                + " where petition_number = :number")
                        .param("number", claim.number())
                        .query(String.class)
                        .list())
                .containsExactly("SATISFIED MOSTLY");
    }

    private boolean mayEvaluate(PetitionStory story) throws IOException {
        HttpResponse<String> answer = Caller.nobody(port)
                .postJson(own(story, "follow"), JSON.writeValueAsString(Map.of("queryCode", story.queryCode())));
        JsonNode view = JSON.readTree(answer.body());
        assertThat(view.path("evaluation").isObject())
                .isEqualTo(view.at("/may/evaluation").asBoolean());
        return view.at("/may/evaluation").asBoolean();
    }

    private HttpResponse<String> evaluate(PetitionStory story, Map<String, String> said) throws IOException {
        Map<String, String> body = new TreeMap<>(said);
        body.putIfAbsent("queryCode", story.queryCode());
        return Caller.nobody(port).postJson(own(story, "evaluation"), JSON.writeValueAsString(body));
    }

    private String seen(String user, PetitionStory story) throws IOException {
        JsonNode view = JSON.readTree(Caller.script(port, user, "demo")
                .get("/api/petitions/" + story.number() + "/evaluation")
                .body());
        List<String> comments = view.at("/comments").findValuesAsText("text");
        return "{\"office\":%s,\"unit\":%s,\"comments\":%s}"
                .formatted(view.get("office"), view.get("unit"), JSON.writeValueAsString(comments));
    }

    private String page(String user, PetitionStory story) {
        return Caller.browser(port, user, "demo")
                .get("/desk/petitions/" + story.number())
                .body();
    }

    private List<String> texts(PetitionStory story) {
        return jdbc.sql("select text from case_event where petition_number = :number order by id")
                .param("number", story.number())
                .query(String.class)
                .list();
    }

    private static String own(PetitionStory story, String call) {
        return "/api/public/petitions/" + story.number() + "/" + call;
    }

    private PetitionStory received(String kind) {
        return PetitionStory.of(new PetitionStory.Desk(office, intake, engine, jdbc, clock), aPetition(kind));
    }
}
