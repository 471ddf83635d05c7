package petitiondesk.petition.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.petition.TakingUpDecisions;
import petitiondesk.petition.TakingUpDecisions.Trouble;
import petitiondesk.security.Caller;
import petitiondesk.testing.BriefMeetings;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

/** Decisions of the joint meeting that do not reach their cases at once. */
@DeskTest
class StuckDecisionIT {

    @LocalServerPort
    private int port;

    @Autowired
    private Office office;

    @Autowired
    private BriefMeetings meetings;

    @Autowired
    private TakingUpDecisions takingUp;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aDecisionThatCannotBeTakenUpIsToldOfAndGoesOnByItself() {
        clock.setTo("2026-08-03T09:00");
        String stuck = hardClaim();
        String other = hardClaim();
        engine.getRuntimeService().suspendProcessInstanceById(office.instance(stuck));

        meetings.decides(meetings.lead(stuck, "2026-09-15"));
        meetings.decides(meetings.lead(other, "2026-09-15"));
        assertThat(status(other)).isEqualTo("LED");
        assertThat(status(stuck)).isEqualTo("HARD");
        assertThat(troubleOf(stuck)).returns(1, Trouble::attempts);
        assertThat(told(stuck)).isEmpty();

        takingUp.deliver();
        assertThat(troubleOf(stuck)).as("rests for a while").returns(1, Trouble::attempts);
        for (int i = 0; i < 4; i++) {
            clock.advance(Duration.ofHours(1));
            takingUp.deliver();
        }
        assertThat(troubleOf(stuck)).returns(5, Trouble::attempts);
        assertThat(told(stuck)).containsExactly("admin@demo.invalid", "office-2@demo.invalid", "office@demo.invalid");
        assertThat(Caller.browser(port, "office", "demo").get("/desk/meetings").body())
                .contains("会议决定没有落实", stuck, "试了5次", "自动再试");
        assertThat(Caller.browser(port, "convener", "demo")
                        .get("/desk/meetings")
                        .body())
                .doesNotContain("会议决定没有落实");

        engine.getRuntimeService().activateProcessInstanceById(office.instance(stuck));
        clock.advance(Duration.ofHours(1));
        takingUp.deliver();
        assertThat(status(stuck)).isEqualTo("LED");
        assertThat(takingUp.troubles()).noneMatch(trouble -> trouble.number().equals(stuck));
    }

    private Trouble troubleOf(String number) {
        return takingUp.troubles().stream()
                .filter(trouble -> trouble.number().equals(number))
                .findFirst()
                .orElseThrow();
    }

    private List<String> told(String number) {
        return jdbc.sql("select email from notice where subject = :number and template = 'decision-stuck' order by 1")
                .param("number", number)
                .query(String.class)
                .list();
    }

    private String status(String number) {
        return jdbc.sql("select status from petition_course where number = :number")
                .param("number", number)
                .query(String.class)
                .single();
    }

    private String hardClaim() {
        String number = office.receivesClaimForLand();
        office.completes("unit-land", number, "UserTask_Handle", Map.of("outcome", "HARD", "difficulty", "各执一词。"));
        return number;
    }
}
