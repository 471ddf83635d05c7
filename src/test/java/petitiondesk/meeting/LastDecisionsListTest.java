package petitiondesk.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import petitiondesk.petition.LeadDecision;
import petitiondesk.petition.LeadDecision.Way;
import petitiondesk.petition.MeetingOutcomes.Outcome;
import petitiondesk.petition.Status;

class LastDecisionsListTest {

    private static final String LAST = "LX2026-08";

    @Test
    void theLastMeetingsComeFirstThenOlderOnesThatAreLate() {
        assertThat(LastDecisionsList.of(
                                LAST,
                                List.of(
                                        outcome("XF2026-000001", "LX2026-06", false),
                                        outcome("XF2026-000002", "LX2026-07", true),
                                        outcome("XF2026-000003", LAST, false),
                                        outcome("XF2026-000004", LAST, true)))
                        .lines())
                .containsExactly(
                        "- XF2026-000003（道路破损）：包案（四定四包）。现状：包案办理中",
                        "- XF2026-000004（道路破损）：包案（四定四包）。现状：包案办理中，已逾期",
                        "- XF2026-000002（道路破损）：包案（四定四包）。现状：包案办理中，已逾期",
                        "- XF2026-000001（道路破损）：包案（四定四包）。现状：包案办理中");
    }

    @Test
    void moreThanThirtyAreCounted() {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            outcomes.add(outcome("XF2026-%06d".formatted(i), "LX2026-07", false));
        }
        outcomes.add(outcome("XF2026-000099", LAST, false));
        String text = LastDecisionsList.of(LAST, outcomes);
        assertThat(text).startsWith("- XF2026-000099（").endsWith("\n\n另有41件，见会议纪要草稿。");
        assertThat(text.lines().filter(line -> line.startsWith("- "))).hasSize(LastDecisionsList.MOST);
    }

    @Test
    void whereNothingWasDecidedItSaysSo() {
        assertThat(LastDecisionsList.of(LAST, List.of())).isEqualTo("没有需要核对的议定事项。");
    }

    private static Outcome outcome(String number, String meeting, boolean late) {
        LeadDecision decision = new LeadDecision(
                1,
                number,
                meeting,
                Way.LEAD,
                "leader-1",
                List.of("unit-land"),
                "勘界",
                LocalDate.parse("2026-08-20"),
                "leader-1",
                "leader-1",
                "leader-1",
                "leader-1",
                null,
                "office",
                Instant.parse("2026-08-05T01:00:00Z"));
        return new Outcome(decision, "道路破损", Status.LED, true, late, false, null);
    }
}
