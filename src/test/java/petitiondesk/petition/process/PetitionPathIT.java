package petitiondesk.petition.process;

import static org.assertj.core.api.Assertions.assertThat;
import static petitiondesk.testing.Office.aPetition;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

@DeskTest
class PetitionPathIT {

    static final Map<String, Object> ACCEPTED_BY_LAND = Map.of(
            "kind", "CLAIM", "category", "C03", "district", "east", "disposition", "ACCEPT", "responsibleUnit", "land");
    static final Map<String, Object> SUPPORTED = Map.of(
            "outcome", "RESOLVED",
            "conclusion", "SUPPORT",
            "findings", "经查，道路确有塌陷。",
            "opinion", "十日内修复。",
            "legalBasis", "《公路法》第三十五条",
            "closingSolved", "已安排修复",
            "closingExplained", "不适用",
            "closingHelped", "不适用",
            "closingLawful", "不适用");

    @Autowired
    Office office;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void morning() {
        clock.setTo("2026-08-03T09:00");
    }

    @Test
    void aClaimGoesFromTheCounterToTheArchive() {
        String number = office.receives(aPetition("CLAIM"));
        office.completes("registrar", number, "UserTask_Register", ACCEPTED_BY_LAND);
        office.completes("unit-land", number, "UserTask_Handle", SUPPORTED);
        office.completes("head-land", number, "UserTask_SignOpinion", Map.of("approval", "APPROVE"));
        office.completes(
                "unit-land",
                number,
                "UserTask_RecordService",
                Map.of("serviceMethod", "IN_PERSON", "servedOn", "2026-08-03", "serviceResult", "SIGNED"));
        office.completes(
                "office",
                number,
                "UserTask_Revisit",
                Map.of("revisitResult", "CONFIRMED", "satisfaction", "SATISFIED"));
        assertThat(status(number)).isEqualTo("SERVED");
        clock.setTo("2026-09-03T00:01");
        office.runJob(number, "TimerEvent_ReviewWindowOver");
        assertThat(status(number)).isEqualTo("CLOSED");
        office.runJob(number, "ServiceTask_Archive");
        assertThat(status(number)).isEqualTo("ARCHIVED");
    }

    private String status(String number) {
        return jdbc.sql("select status from petition_course where number = :number")
                .param("number", number)
                .query(String.class)
                .single();
    }
}
