package petitiondesk.meeting.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.meeting.CallingMeetings;
import petitiondesk.meeting.Minutes;
import petitiondesk.petition.TakingUpDecisions;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

/** A meeting with many hard cases; {@code -Dmeeting.cases=1000} makes it as large as it may ever become. */
@DeskTest
class LargeMeetingIT {

    private static final Logger log = LoggerFactory.getLogger(LargeMeetingIT.class);
    private static final int CASES = Integer.getInteger("meeting.cases", 30);

    @Autowired
    private Office office;

    @Autowired
    private CallingMeetings calling;

    @Autowired
    private Minutes minutes;

    @Autowired
    private TakingUpDecisions takingUp;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void everyPetitionGetsItsDecisionOnce() {
        clock.setTo("2026-08-03T09:00");
        takingUp.deliver();
        List<String> cases = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            cases.add(hardClaim());
        }
        MeetingStory meeting = MeetingStory.of(
                new MeetingStory.Desk(office, minutes, engine, jdbc, clock),
                calling.callExtraordinary("集中研究积案", "office").number());
        measured("freeze", () -> meeting.prepared().frozen());
        measured("open", meeting::opened);
        measured("decide", () -> {
            cases.forEach(hard -> meeting.decided(hard, MeetingStory.lead("2026-09-15")));
            meeting.decidedTheRest();
        });
        measured("minutes", () -> meeting.hasStatus("MINUTES").drafted());
        measured("take up", takingUp::deliver);
        takingUp.deliver();
        assertThat(jdbc.sql("""
                        select count(*) from petition_course c where c.status = 'LED' and c.number = any (:cases)
                          and (select count(*) from case_event e
                               where e.petition_number = c.number and e.kind = 'MEETING_DECIDED') = 1""")
                        .param("cases", cases.toArray(String[]::new))
                        .query(Integer.class)
                        .single())
                .isEqualTo(CASES);
    }

    private void measured(String step, Runnable action) {
        long begin = System.nanoTime();
        action.run();
        log.info(
                "{} cases, {}: {} ms",
                CASES,
                step,
                Duration.ofNanos(System.nanoTime() - begin).toMillis());
    }

    private String hardClaim() {
        String number = office.receivesClaimForLand();
        office.completes("unit-land", number, "UserTask_Handle", Map.of("outcome", "HARD", "difficulty", "各执一词。"));
        return number;
    }
}
