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
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.meeting.CallingMeetings;
import petitiondesk.meeting.Minutes;
import petitiondesk.petition.TakingUpDecisions;
import petitiondesk.security.Caller;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

/**
 * A meeting with many hard cases; {@code -Dmeeting.cases=1000} makes it as large as it may ever become. A small one goes
 * before it, so that the log tells what a case costs in either.
 */
@DeskTest
class LargeMeetingIT {

    private static final Logger log = LoggerFactory.getLogger(LargeMeetingIT.class);
    private static final int FEW = 10;
    private static final int CASES = Integer.getInteger("meeting.cases", 60);

    @LocalServerPort
    private int port;

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
        decidedInOneMeeting(FEW);
        decidedInOneMeeting(CASES);
    }

    private void decidedInOneMeeting(int size) {
        List<String> cases = new ArrayList<>();
        measured(size, "take in", () -> {
            for (int i = 0; i < size; i++) {
                cases.add(hardClaim());
            }
        });
        MeetingStory meeting = MeetingStory.of(
                new MeetingStory.Desk(office, minutes, engine, jdbc, clock),
                calling.callExtraordinary("集中研究积案", "office").number());
        measured(size, "freeze", () -> meeting.prepared().frozen());
        measured(size, "open", meeting::opened);
        looked(size, "open", meeting.number());
        int half = size / 2;
        measured(
                half,
                "decide the first half",
                () -> cases.subList(0, half).forEach(hard -> meeting.decided(hard, MeetingStory.lead("2026-09-15"))));
        measured(
                size - half,
                "decide the second half",
                () -> cases.subList(half, size)
                        .forEach(hard -> meeting.decided(hard, MeetingStory.lead("2026-09-15"))));
        measured(size, "continue", () -> office.runContinuations(meeting.number()));
        meeting.decidedTheRest();
        measured(size, "draft the minutes", () -> meeting.hasStatus("MINUTES").drafted());
        looked(size, "minutes", meeting.number());
        measured(size, "take up", takingUp::deliver);
        takingUp.deliver();
        looked(size, "taken up", meeting.number());
        assertThat(jdbc.sql("""
                        select count(*) from petition_course c where c.status = 'LED' and c.number = any (:cases)
                          and (select count(*) from case_event e
                               where e.petition_number = c.number and e.kind = 'MEETING_DECIDED') = 1""")
                        .param("cases", cases.toArray(String[]::new))
                        .query(Integer.class)
                        .single())
                .isEqualTo(size);
    }

    private void looked(int size, String when, String number) {
        Caller reader = Caller.browser(port, "office", "demo");
        measured(
                size,
                "page, " + when,
                () -> assertThat(reader.get("/desk/meetings/" + number).body())
                        .satisfies(
                                page -> assertThat(page.split("<article", -1)).hasSizeBetween(2, 52)));
        measured(
                size,
                "JSON, " + when,
                () -> assertThat(reader.get("/api/meetings/" + number).statusCode())
                        .isEqualTo(200));
    }

    private void measured(int size, String step, Runnable action) {
        long begin = System.nanoTime();
        action.run();
        double millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
        log.info("{} cases, {}: {} ms, {} each", size, step, Math.round(millis), Math.round(10 * millis / size) / 10.0);
    }

    private String hardClaim() {
        String number = office.receivesClaimForLand();
        office.completes("unit-land", number, "UserTask_Handle", Map.of("outcome", "HARD", "difficulty", "各执一词。"));
        return number;
    }
}
