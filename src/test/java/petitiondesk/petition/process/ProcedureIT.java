package petitiondesk.petition.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static petitiondesk.petition.process.PetitionStory.registration;
import static petitiondesk.testing.Office.aPetition;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.petition.Intake;
import petitiondesk.petition.PetitionProcess;
import petitiondesk.security.Caller;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

/** Where the way of handling changes: from the simple procedure to the ordinary one, from one level to the next. */
@DeskTest
class ProcedureIT {

    @Autowired
    private Office office;

    @Autowired
    private Intake intake;

    @Autowired
    private TimeLimits limits;

    @Autowired
    private PetitionProcess process;

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
    void aSimpleClaimGoesOnAsAnOrdinaryOneFromTheSameStart() throws Exception {
        PetitionStory claim = simple();
        assertThat(dueOfTask(claim)).isEqualTo(Instant.parse("2026-08-17T15:59:59Z"));
        String call = "/api/petitions/" + claim.number() + "/ordinary-procedure";
        assertThat(post(Caller.script(port, "unit-land", "demo"), call, Map.of("reason", " ")))
                .isEqualTo(400);
        assertThat(post(Caller.script(port, "unit-civil", "demo"), call, Map.of("reason", "x")))
                .isEqualTo(404);
        claim.at("2026-08-12T09:00");
        assertThat(post(Caller.script(port, "unit-land", "demo"), call, Map.of("reason", "需要测绘。")))
                .isEqualTo(200);
        assertThat(limits.newest(LimitKind.HANDLE, claim.number()).orElseThrow().dueOn())
                .isEqualTo("2026-10-08");
        assertThat(dueOfTask(claim)).isEqualTo(Instant.parse("2026-10-08T15:59:59Z"));
        assertThat(claim.letters("ordinary")).singleElement().asString().contains("2026年10月8日");
        assertThat(post(Caller.script(port, "office", "demo"), call, Map.of("reason", "x")))
                .as("it is ordinary now")
                .isEqualTo(409);
        claim.drafted("unit-land", "SUPPORT").signed("head-land");
        assertThat(limits.running(claim.number())).isEmpty();
    }

    @Test
    void aHardClaimIsNoSimpleOneAnyMore() {
        PetitionStory claim = simple().completes(
                        "unit-land", "UserTask_Handle", Map.of("outcome", "HARD", "difficulty", "涉及三个村。"))
                .hasStatus("HARD");
        assertThat(limits.running(claim.number())).singleElement().satisfies(limit -> {
            assertThat(limit.kind()).isEqualTo(LimitKind.HANDLE);
            assertThat(limit.dueOn()).isEqualTo("2026-10-08");
        });
        assertThat(claim.events()).containsSubsequence("ACCEPTED", "ORDINARY", "NAMED_HARD");
    }

    @Test
    void aDisputeIsHandedUpLevelByLevelWithinItsLimit() {
        PetitionStory dispute = received("DISPUTE").acceptedFor("east-1");
        Instant due = dueOfTask(dispute);
        Map<String, Object> handsUp = Map.of("outcome", "HAND_UP", "difficulty", "双方都不让步。");
        assertThatThrownBy(() -> dispute.completes("mediator-east", "UserTask_Handle", Map.of("outcome", "HAND_UP")))
                .hasMessageContaining("difficulty");
        dispute.completes("mediator-east", "UserTask_Handle", handsUp).waitsAt("UserTask_Handle");
        assertThat(groups(dispute)).containsExactly("district-east");
        dispute.completes("district-east", "UserTask_Handle", handsUp);
        assertThat(groups(dispute)).containsExactly("unit-civil");
        assertThat(dueOfTask(dispute)).isEqualTo(due);
        String unit = "unit-civil";
        assertThatThrownBy(() -> dispute.completes(unit, "UserTask_Handle", handsUp))
                .hasMessageContaining("outcome")
                .hasMessageContaining("联席会议");
        assertThat(dispute.events()).containsSubsequence("HANDED_UP", "HANDED_UP");
        assertThat(dispute.publicTexts()).last().asString().contains("继续调处");
        dispute.agreed(unit).hasStatus("REVISIT");
    }

    @Test
    void aClaimIsNotHandedUp() {
        PetitionStory claim = received("CLAIM").acceptedFor("east");
        assertThatThrownBy(() -> claim.completes(
                        "district-east", "UserTask_Handle", Map.of("outcome", "HAND_UP", "difficulty", "难。")))
                .hasMessageContaining("outcome");
        claim.waitsAt("UserTask_Handle");
    }

    private PetitionStory simple() {
        return received("CLAIM")
                .completes(
                        "registrar",
                        "UserTask_Register",
                        registration("CLAIM", "ACCEPT_SIMPLE", Map.of("responsibleUnit", "land")));
    }

    private Instant dueOfTask(PetitionStory story) {
        return process.openTasks(story.number()).get(0).dueAt();
    }

    private List<String> groups(PetitionStory story) {
        return process.openTasks(story.number()).get(0).groups();
    }

    private static int post(Caller caller, String path, Map<String, Object> body) throws IOException {
        return caller.postJson(path, new ObjectMapper().writeValueAsString(body))
                .statusCode();
    }

    private PetitionStory received(String kind) {
        return PetitionStory.of(new PetitionStory.Desk(office, intake, engine, jdbc, clock), aPetition(kind));
    }
}
