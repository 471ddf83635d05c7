package petitiondesk.petition.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static petitiondesk.petition.process.PetitionStory.registration;
import static petitiondesk.testing.Office.aPetition;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.petition.Closing;
import petitiondesk.petition.Following;
import petitiondesk.petition.Intake;
import petitiondesk.petition.PetitionProcess;
import petitiondesk.petition.Withdrawals;
import petitiondesk.security.Caller;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

/** New facts: a matter that is over is handled again by somebody else. Everything is received on 2026-08-03. */
@DeskTest
class ReopeningIT {

    private static final Map<String, Object> FACTS = Map.of("newFacts", "围墙又砌了起来，有照片为证。");
    private static final String CALL = "reopenings";

    @Autowired
    private Office office;

    @Autowired
    private Intake intake;

    @Autowired
    private TimeLimits limits;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    @LocalServerPort
    private int port;

    @Autowired
    private Following following;

    @Autowired
    private Closing closing;

    @Autowired
    private Withdrawals withdrawals;

    @Autowired
    private PetitionProcess process;

    @BeforeEach
    void monday() {
        clock.setTo("2026-08-03T09:00");
    }

    @Test
    void anArchivedMatterIsHandledAgainByAnotherHandlerAndGetsAnotherIndex() throws Exception {
        PetitionStory claim = received("CLAIM")
                .acceptedFor("civil")
                .at("2026-10-20T09:00")
                .drafted("unit-civil", "SUPPORT")
                .signed("head-civil")
                .servedToday("unit-civil")
                .confirmed("office")
                .at("2026-11-20T00:01")
                .runs("TimerEvent_ReviewWindowOver")
                .runs("ServiceTask_Archive")
                .hasStatus("ARCHIVED");
        int first = closing.fileIndex(claim.number()).size();
        claim.at("2026-11-23T09:00");
        assertThat(post("registrar", claim, FACTS)).isEqualTo(403);
        assertThat(post("office", claim, Map.of("newFacts", ""))).isEqualTo(400);
        assertThat(post("office", claim, Map.of("newFacts", "x", "responsibleUnit", "nowhere")))
                .isEqualTo(400);
        claim.hasStatus("ARCHIVED").waitsAt();

        assertThat(post("office", claim, FACTS)).isEqualTo(201);
        claim.hasStatus("HANDLING").waitsAt("UserTask_Handle");
        assertThat(process.openTasks(claim.number())).singleElement().satisfies(task -> {
            assertThat(task.groups()).containsExactly("unit-civil");
            assertThat(task.dueAt()).isEqualTo("2026-12-08T15:59:59Z");
        });
        assertThat(limits.of(claim.number()))
                .filteredOn(limit -> limit.kind() == LimitKind.HANDLE)
                .as("its first lateness stays on record")
                .singleElement()
                .satisfies(limit -> assertThat(limit.isOverdue(clock.instant())).isTrue());
        assertThat(claim.letters("reopened-on-new-facts"))
                .singleElement()
                .asString()
                .contains("2026年12月8日", "民政")
                .doesNotContain("围墙");
        Following.View seen = following.follow(claim.number(), claim.queryCode());
        assertThat(seen.dueOn()).isEqualTo("2026-12-08");
        assertThat(seen.events())
                .last()
                .extracting(Following.Step::text)
                .asString()
                .contains("重新办理");
        assertThat(office.sees("unit-civil-2", claim.number(), "UserTask_Handle")
                        .get("returnText"))
                .asString()
                .contains("围墙又砌了起来");
        assertThat(post("office", claim, FACTS)).as("a second time").isEqualTo(409);

        assertThatThrownBy(() -> claim.drafted("unit-civil", "EXPLAIN")).hasMessageContaining("应当更换承办人");
        claim.drafted("unit-civil-2", "EXPLAIN")
                .signed("head-civil")
                .servedToday("unit-civil-2")
                .confirmed("office")
                .at("2027-01-20T00:01")
                .runs("TimerEvent_ReviewWindowOver")
                .runs("ServiceTask_Archive")
                .hasStatus("ARCHIVED");
        assertThat(closing.fileIndex(claim.number())).hasSizeGreaterThan(first);
        assertThat(jdbc.sql("select count(distinct edition) from case_file_entry where petition_number = :number")
                        .param("number", claim.number())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(claim.letters("closed")).hasSize(2);
    }

    @Test
    void whatIsClosedAndNotYetArchivedGetsItsFirstIndexAtOnce() throws Exception {
        PetitionStory dispute =
                received("DISPUTE").acceptedFor("civil").agreed("unit-civil").confirmed("office");
        dispute.hasStatus("CLOSED");
        assertThat(post("office", dispute, FACTS)).isEqualTo(201);
        dispute.hasStatus("HANDLING").waitsAt("UserTask_Handle");
        assertThat(closing.fileIndex(dispute.number())).isNotEmpty();
        assertThat(dispute.events()).endsWith("CLOSED", "ARCHIVED", "REOPENED");
        assertThat(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(dispute.number())
                        .count())
                .isOne();
    }

    @Test
    void whatWasRefusedGuidedOrWithdrawnIsTakenUpByTheUnitThatTheOfficeNames() throws Exception {
        PetitionStory withdrawn = received("CLAIM").acceptedFor("land");
        withdrawals.withdraw(withdrawn.number(), null, "registrar");
        for (PetitionStory ended : List.of(
                confirmed("GUIDE", Map.of("channelRoute", 2)),
                confirmed("REFUSE_PENDING", Map.of("dueOn", "2026-09-01", "channelBody", "县自然资源局")),
                withdrawn)) {
            assertThat(post("office", ended, Map.of("newFacts", "有新的证据。", "responsibleUnit", "civil")))
                    .isEqualTo(201);
            ended.hasStatus("HANDLING").waitsAt("UserTask_Handle").drafted("unit-civil", "SUPPORT");
        }
        withdrawals.withdraw(withdrawn.number(), "再次撤回。", "registrar");
        withdrawn.hasStatus("WITHDRAWN").waitsAt();
        assertThat(withdrawn.letters("withdrawn")).hasSize(2);
        assertThat(Optional.ofNullable(following
                        .follow(withdrawn.number(), withdrawn.queryCode())
                        .dueOn()))
                .isEmpty();
    }

    @Test
    void whatIsNotOverOrWasNeverRegisteredIsNotReopened() throws Exception {
        PetitionStory withdrawn = received("CLAIM");
        withdrawals.withdraw(withdrawn.number(), null, "registrar");
        PetitionStory main = received("CLAIM").acceptedFor("land");
        for (PetitionStory story :
                List.of(withdrawn, main, received("CLAIM"), confirmed("MERGE", Map.of("mergeInto", main.number())))) {
            assertThat(post("office", story, Map.of("newFacts", "x", "responsibleUnit", "land")))
                    .isEqualTo(409);
        }
        withdrawn.hasStatus("WITHDRAWN");
        assertThat(post("office", confirmed("GUIDE", Map.of("channelRoute", 2)), FACTS))
                .as("no unit has handled it before")
                .isEqualTo(400);
    }

    private PetitionStory confirmed(String disposition, Map<String, Object> more) {
        return received("CLAIM")
                .completes("registrar", "UserTask_Register", registration("CLAIM", disposition, more))
                .completes("office", "UserTask_ConfirmDisposition", Map.of("approval", "APPROVE"));
    }

    private int post(String user, PetitionStory story, Map<String, Object> body) throws IOException {
        return Caller.script(port, user, "demo")
                .postJson("/api/petitions/" + story.number() + "/" + CALL, new ObjectMapper().writeValueAsString(body))
                .statusCode();
    }

    private PetitionStory received(String kind) {
        return PetitionStory.of(new PetitionStory.Desk(office, intake, engine, jdbc, clock), aPetition(kind));
    }
}
