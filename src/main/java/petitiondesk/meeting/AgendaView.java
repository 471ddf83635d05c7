package petitiondesk.meeting;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import petitiondesk.meeting.MeetingFile.Decision;
import petitiondesk.meeting.MeetingFile.HardItem;
import petitiondesk.meeting.MeetingFile.LateItem;
import petitiondesk.meeting.OverdueDecisions.OverdueDecision;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Responsible;
import petitiondesk.petition.LeadDecision;
import petitiondesk.petition.MeetingOutcomes;
import petitiondesk.petition.MeetingOutcomes.Outcome;

/** The cases of a meeting with what was decided on each, people and places by name. */
@Component
class AgendaView {

    private final Agenda agenda;
    private final OverdueDecisions overdueDecisions;
    private final MeetingOutcomes outcomes;
    private final Invitees invitees;
    private final Organisation organisation;

    AgendaView(
            Agenda agenda,
            OverdueDecisions overdueDecisions,
            MeetingOutcomes outcomes,
            Invitees invitees,
            Organisation organisation) {
        this.agenda = agenda;
        this.overdueDecisions = overdueDecisions;
        this.outcomes = outcomes;
        this.invitees = invitees;
        this.organisation = organisation;
    }

    List<HardItem> hardCases(String number, Map<String, String> taskOfItem) {
        Map<String, Outcome> decided = outcomes.of(number).stream()
                .collect(Collectors.toMap(outcome -> outcome.decision().petitionNumber(), Function.identity()));
        return agenda.of(number, AgendaItem.Part.HARD).stream()
                .map(item -> {
                    Outcome outcome = decided.get(item.petitionNumber());
                    return new HardItem(
                            item.position(),
                            item.petitionNumber(),
                            item.title(),
                            invitees.districtName(item.district()),
                            responsible(item),
                            item.source().title(),
                            item.difficulty(),
                            item.postponed(),
                            outcome == null ? null : decision(outcome.decision()),
                            outcome == null ? null : statusNow(outcome),
                            taskOfItem.get("UserTask_DecideCase/" + item.petitionNumber()));
                })
                .toList();
    }

    List<LateItem> lateCases(String number, Map<String, String> taskOfItem) {
        Map<String, OverdueDecision> decided = overdueDecisions.of(number).stream()
                .collect(Collectors.toMap(OverdueDecision::petitionNumber, Function.identity()));
        return agenda.of(number, AgendaItem.Part.OVERDUE).stream()
                .map(item -> {
                    OverdueDecision decision = decided.get(item.petitionNumber());
                    return new LateItem(
                            item.position(),
                            item.petitionNumber(),
                            item.title(),
                            invitees.districtName(item.district()),
                            responsible(item),
                            item.lateLimit().title(),
                            item.dueOn(),
                            item.leader() == null ? null : invitees.nameOf(item.leader()),
                            item.orders(),
                            decision == null ? null : decision.measure(),
                            decision == null ? null : decision.measure().title(),
                            decision == null ? null : decision.comment(),
                            decision == null ? null : decision.decidedAt(),
                            taskOfItem.get("UserTask_DecideOverdue/" + item.petitionNumber()));
                })
                .toList();
    }

    private Decision decision(LeadDecision decision) {
        return new Decision(
                decision.decision().name(),
                decision.decision().title(),
                decision.leader(),
                name(decision.leader()),
                decision.handlers(),
                decision.handlers().stream().map(invitees::nameOf).toList(),
                decision.measures(),
                decision.dueOn(),
                name(decision.packHandle()),
                name(decision.packClose()),
                name(decision.packSupport()),
                name(decision.packPersuade()),
                decision.comment(),
                decision.decidedAt());
    }

    private static String statusNow(Outcome outcome) {
        String status = outcome.confirmed() ? "包案领导已确认化解" : outcome.status().title();
        return outcome.late() ? status + "（逾期）" : status;
    }

    private String name(String userId) {
        return userId == null ? null : invitees.nameOf(userId);
    }

    private String responsible(AgendaItem item) {
        return organisation
                .responsible(item.responsible())
                .map(Responsible::name)
                .orElse(item.responsible());
    }
}
