package petitiondesk.meeting.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import petitiondesk.meeting.CallingMeetings;
import petitiondesk.meeting.Minutes;
import petitiondesk.outside.Waiting;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

/** People complete tasks while the desk's own jobs are at the same meeting. */
@DeskTest
class BesideJobsIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Autowired
    private Office office;

    @Autowired
    private CallingMeetings calling;

    @Autowired
    private Minutes minutes;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void morning() {
        clock.setTo("2026-08-03T09:00");
    }

    @Test
    void theOfficeClosesTheReportsWhileTheLastOnesAreStillTakenIn() {
        MeetingStory meeting = MeetingStory.of(
                new MeetingStory.Desk(office, minutes, engine, jdbc, clock),
                calling.callExtraordinary("汛期矛盾集中", "office").number());
        meeting.prepared();
        List.of("east", "west", "south", "north").forEach(meeting::reportedNothing);
        CompletableFuture<MeetingStory> freeze = transaction.execute(status -> {
            // as the jobs do that join the reports: they change the course of the meeting, and end while the office
            // waits
            jdbc.sql("update act_ru_execution set rev_ = rev_ + 1 where proc_inst_id_ = :instance")
                    .param("instance", meeting.instance().getId())
                    .update();
            CompletableFuture<MeetingStory> closing = CompletableFuture.supplyAsync(meeting::frozen);
            assertThat(Waiting.until(SOON, () -> closing.isDone() || somebodyWaits()))
                    .isTrue();
            assertThat(closing).isNotDone();
            return closing;
        });
        freeze.join().hasStatus("FROZEN");
    }

    private boolean somebodyWaits() {
        return jdbc.sql("select exists (select from pg_locks where not granted and locktype = 'transactionid')")
                .query(Boolean.class)
                .single();
    }
}
