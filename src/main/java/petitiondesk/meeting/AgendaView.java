package petitiondesk.meeting;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import petitiondesk.meeting.MeetingFile.Decision;
import petitiondesk.meeting.MeetingFile.HardItem;
import petitiondesk.meeting.MeetingFile.LateItem;
import petitiondesk.meeting.MeetingFiles.Stuck;
import petitiondesk.meeting.OverdueDecisions.OverdueDecision;
import petitiondesk.petition.LeadDecision;
import petitiondesk.petition.MeetingOutcomes;
import petitiondesk.petition.MeetingOutcomes.Outcome;
import petitiondesk.petition.PetitionTexts;
import petitiondesk.petition.TakingUpDecisions;

/** The cases of a meeting with what was decided on each, people and places by name. */
@Component
class AgendaView {

    private final Agenda agenda;
    private final OverdueDecisions overdueDecisions;
    private final MeetingOutcomes outcomes;
    private final TakingUpDecisions takingUp;
    private final Invitees invitees;

    AgendaView(
            Agenda agenda,
            OverdueDecisions overdueDecisions,
            MeetingOutcomes outcomes,
            TakingUpDecisions takingUp,
            Invitees invitees) {
        this.agenda = agenda;
        this.overdueDecisions = overdueDecisions;
        this.outcomes = outcomes;
        this.takingUp = takingUp;
        this.invitees = invitees;
    }

    List<HardItem> hardCases(String number, Map<String, String> taskOfItem) {
        Map<String, Outcome> decided = outcomes.of(number).stream()
                .collect(Collectors.toMap(outcome -> outcome.decision().petitionNumber(), Function.identity()));
        Map<String, TakingUpDecisions.Trouble> troubles = takingUp.troubles().stream()
                .filter(trouble -> trouble.meetingNumber().equals(number))
                .collect(Collectors.toMap(TakingUpDecisions.Trouble::number, Function.identity()));
        Names names = invitees.names();
        return agenda.of(number, AgendaItem.Part.HARD).stream()
                .map(item -> {
                    Outcome outcome = decided.get(item.petitionNumber());
                    return new HardItem(
                            item.position(),
                            item.petitionNumber(),
                            item.title(),
                            names.district(item.district()),
                            names.responsible(item.responsible()),
                            item.source().title(),
                            item.difficulty(),
                            item.postponed(),
                            outcome == null ? null : decision(outcome.decision(), names),
                            outcome == null ? null : statusNow(outcome),
                            troubles.containsKey(item.petitionNumber())
                                    ? trouble(troubles.get(item.petitionNumber()))
                                    : null,
                            taskOfItem.get("UserTask_DecideCase/" + item.petitionNumber()));
                })
                .toList();
    }

    List<LateItem> lateCases(String number, Map<String, String> taskOfItem) {
        Map<String, OverdueDecision> decided = overdueDecisions.of(number).stream()
                .collect(Collectors.toMap(OverdueDecision::petitionNumber, Function.identity()));
        Names names = invitees.names();
        return agenda.of(number, AgendaItem.Part.OVERDUE).stream()
                .map(item -> {
                    OverdueDecision decision = decided.get(item.petitionNumber());
                    return new LateItem(
                            item.position(),
                            item.petitionNumber(),
                            item.title(),
                            names.district(item.district()),
                            names.responsible(item.responsible()),
                            item.lateLimit() == null ? null : item.lateLimit().title(),
                            item.dueOn(),
                            names.person(item.leader()),
                            item.ground() == null ? null : item.ground().title(),
                            item.groundReason(),
                            item.orders(),
                            decision == null ? null : decision.measure(),
                            decision == null ? null : decision.measure().title(),
                            decision == null ? null : decision.comment(),
                            decision == null ? null : decision.decidedAt(),
                            taskOfItem.get("UserTask_DecideOverdue/" + item.petitionNumber()));
                })
                .toList();
    }

    private static Decision decision(LeadDecision decision, Names names) {
        return new Decision(
                decision.decision().name(),
                decision.decision().title(),
                decision.leader(),
                names.person(decision.leader()),
                decision.handlers(),
                decision.handlers().stream().map(names::person).toList(),
                decision.measures(),
                decision.dueOn(),
                names.person(decision.packHandle()),
                names.person(decision.packClose()),
                names.person(decision.packSupport()),
                names.person(decision.packPersuade()),
                decision.comment(),
                decision.decidedAt());
    }

    List<Stuck> troubles() {
        return takingUp.troubles().stream()
                .map(trouble -> new Stuck(trouble.number(), trouble.meetingNumber(), trouble(trouble)))
                .toList();
    }

    private static String trouble(TakingUpDecisions.Trouble trouble) {
        return "决定还没有落实到办理流程：自%s起试了%d次（%s），%s自动再试；事项停在原处，期限照常计算。"
                .formatted(
                        PetitionTexts.minute(trouble.since()),
                        trouble.attempts(),
                        trouble.reason() == null ? "程序故障，管理员可查系统日志" : trouble.reason(),
                        PetitionTexts.minute(trouble.nextAt()));
    }

    private static String statusNow(Outcome outcome) {
        String status = outcome.confirmed() ? "包案领导已确认化解" : outcome.status().title();
        return outcome.late() ? status + "（逾期）" : status;
    }
}
