package petitiondesk.meeting;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import petitiondesk.petition.MeetingOutcomes.Outcome;
import petitiondesk.petition.TaskSummary;

/** What meetings before have decided, as whoever prepares the next one reads it: the last one's decisions, then the older ones. */
final class LastDecisionsList {

    /** A form with more is no longer read; the minutes name all. */
    static final int MOST = 30;

    private LastDecisionsList() {}

    /**
     * Markdown, of older decisions the late ones first.
     *
     * @param last the number of the last meeting
     * @param outcomes in the order in which they were decided
     */
    static String of(String last, List<Outcome> outcomes) {
        if (outcomes.isEmpty()) {
            return "没有需要核对的议定事项。";
        }
        String more = outcomes.size() > MOST ? "\n\n另有%d件，见会议纪要草稿。".formatted(outcomes.size() - MOST) : "";
        return outcomes.stream()
                .sorted(Comparator.comparing(outcome -> place(last, outcome)))
                .limit(MOST)
                .map(LastDecisionsList::line)
                .collect(Collectors.joining("\n", "", more));
    }

    private static int place(String last, Outcome outcome) {
        if (outcome.decision().meetingNumber().equals(last)) {
            return 0;
        }
        return outcome.late() ? 1 : 2;
    }

    private static String line(Outcome outcome) {
        return "- %s（%s）：%s。现状：%s%s"
                .formatted(
                        outcome.decision().petitionNumber(),
                        TaskSummary.escaped(outcome.title()),
                        outcome.decision().decision().title(),
                        outcome.status().title(),
                        outcome.late() ? "，已逾期" : "");
    }
}
