package petitiondesk.meeting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import petitiondesk.petition.LeadDecision;
import petitiondesk.petition.MeetingOutcomes;
import petitiondesk.petition.MeetingOutcomes.Outcome;
import petitiondesk.petition.PetitionTexts;
import petitiondesk.petition.Status;

/** The part of the minutes on what meetings before have decided, and on months in which none was held. */
@Component
class LastDecisionsText {

    private final LastMeeting lastMeeting;
    private final MissedMeetings missed;
    private final MeetingOutcomes outcomes;

    LastDecisionsText(LastMeeting lastMeeting, MissedMeetings missed, MeetingOutcomes outcomes) {
        this.lastMeeting = lastMeeting;
        this.missed = missed;
        this.outcomes = outcomes;
    }

    /** One line for each month without a meeting of which this one is the first to hear. */
    List<String> missedMonths(String number) {
        return missed.newTo(number).stream()
                .map(month -> month(month) + "的月度例会因系统停止运行没有召开，不补开；当时逾期和待研究的事项列入本次会议。")
                .toList();
    }

    static String month(LocalDate month) {
        return "%d年%d月".formatted(month.getYear(), month.getMonthValue());
    }

    /** One line for each decision of the last meeting, and for each under which a case is led still. */
    List<String> checked(String number) {
        List<String> checked = new ArrayList<>();
        lastMeeting.before(number).ifPresent(last -> {
            outcomes.toCheckAfter(last).forEach(outcome -> checked.add(decision(outcome)));
            lastMeeting
                    .measures(last)
                    .forEach(measure -> checked.add("%s（%s）：议定%s。现状：%s。"
                            .formatted(
                                    measure.petitionNumber(),
                                    MinutesText.oneLine(measure.title()),
                                    measure.measure().title(),
                                    Status.valueOf(measure.status()).title())));
        });
        return checked;
    }

    private static String decision(Outcome outcome) {
        LeadDecision decision = outcome.decision();
        String dueOn = decision.dueOn() == null ? "" : "，办结时限" + PetitionTexts.day(decision.dueOn());
        String now = outcome.confirmed()
                ? "包案领导已确认化解" + (outcome.late() ? "（逾期）" : "")
                : outcome.status().title() + (outcome.late() ? "，已逾期" : "");
        String remark = outcome.remark() == null ? "" : "；" + outcome.remark();
        return "%s（%s）：%s议定%s%s。现状：%s%s。"
                .formatted(
                        decision.petitionNumber(),
                        MinutesText.oneLine(outcome.title()),
                        decision.meetingNumber(),
                        decision.decision().title(),
                        dueOn,
                        now,
                        remark);
    }
}
