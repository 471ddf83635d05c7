package petitiondesk.meeting;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Organisation.Person;
import petitiondesk.organisation.Role;
import petitiondesk.petition.HardCases;
import petitiondesk.petition.MeetingOutcomes;
import petitiondesk.petition.PetitionTexts;
import petitiondesk.petition.TaskSummary;

/** Option lists and texts of the meeting's forms. */
@Service
public class MeetingLists {

    private final MeetingPlans plans;
    private final Agenda agenda;
    private final LastMeeting lastMeeting;
    private final LastDecisionsText last;
    private final MeetingOutcomes outcomes;
    private final Invitees invitees;
    private final Organisation organisation;

    MeetingLists(
            MeetingPlans plans,
            Agenda agenda,
            LastMeeting lastMeeting,
            LastDecisionsText last,
            MeetingOutcomes outcomes,
            Invitees invitees,
            Organisation organisation) {
        this.plans = plans;
        this.agenda = agenda;
        this.lastMeeting = lastMeeting;
        this.last = last;
        this.outcomes = outcomes;
        this.invitees = invitees;
        this.organisation = organisation;
    }

    /** A choice of an option list. */
    public record Option(String label, String value) {}

    /** Everybody who may be invited. */
    public List<Option> invitees() {
        return options(invitees.choices(List.of()));
    }

    /** The same with those who are invited to this meeting, who may have left their group since. */
    @Transactional(readOnly = true)
    public List<Option> invitees(String number) {
        return options(invitees.choices(
                plans.newest(number).map(MeetingPlan::participants).orElse(List.of())));
    }

    /** User ids of those who usually come. */
    public List<String> usualParticipants() {
        return invitees.usual();
    }

    /** Who is invited to the meeting. */
    @Transactional(readOnly = true)
    public List<Option> participants(String number) {
        return plans.newest(number).orElseThrow().participants().stream()
                .map(userId -> new Option(invitees.nameOf(userId), userId))
                .toList();
    }

    public List<Option> leaders() {
        return people(organisation.members(Role.LEAD_LEADER.group()));
    }

    /** Whoever belongs to a unit, district or village, or leads cases. */
    public List<Option> staff() {
        Map<String, String> choices = new LinkedHashMap<>();
        leaders().forEach(leader -> choices.put(leader.value(), leader.label()));
        handlers().forEach(handler -> choices.put(handler.value(), handler.label()));
        return options(choices);
    }

    /** Whoever handles petitions, with his unit: the same names occur. */
    public List<Option> handlers() {
        Map<String, String> choices = new LinkedHashMap<>();
        organisation.responsibles().forEach(responsible -> {
            organisation.members(responsible.group()).forEach(person -> add(choices, person, responsible.name()));
            organisation.members(responsible.headsGroup()).forEach(person -> add(choices, person, null));
        });
        return options(choices);
    }

    /** What the meeting before decided and what has become of it. */
    @Transactional(readOnly = true)
    public String lastDecisions(String number) {
        String missed =
                last.missedMonths(number).stream().map(line -> line + "\n\n").collect(Collectors.joining());
        return missed
                + lastMeeting
                        .before(number)
                        .map(before -> LastDecisionsList.of(before, outcomes.toCheckAfter(before)))
                        .orElseGet(() -> LastDecisionsList.of(null, List.of()));
    }

    /** Why a case of the agenda is hard, who named it and how often it was put off. */
    @Transactional(readOnly = true)
    public String difficulty(String number, String petitionNumber) {
        AgendaItem item =
                agenda.find(number, AgendaItem.Part.HARD, petitionNumber).orElseThrow();
        String postponed = item.postponed() == 0 ? "" : "已由会议推迟%d次。".formatted(item.postponed());
        if (item.source() == HardCases.Source.CHANGE) {
            return "**提请变更四定四包：** %s%s\n\n下面已填好现在的四定四包：变更的选“包案”并改好；不变更、按原来办理的选“退回”。"
                    .formatted(TaskSummary.escaped(item.difficulty()), postponed);
        }
        return "**疑难情况（%s）：** %s%s".formatted(item.source().title(), TaskSummary.escaped(item.difficulty()), postponed);
    }

    /** Which limit of a case on the agenda has passed, and the orders on it. */
    @Transactional(readOnly = true)
    public String lateness(String number, String petitionNumber) {
        AgendaItem item =
                agenda.find(number, AgendaItem.Part.OVERDUE, petitionNumber).orElseThrow();
        String late = item.lateLimit() == null
                ? ""
                : "**逾期：** %s，%s到期。".formatted(item.lateLimit().title(), PetitionTexts.day(item.dueOn()));
        String proposed = item.ground() == null
                ? ""
                : "**办公室提请（第四十条）：** %s。%s".formatted(item.ground().title(), TaskSummary.escaped(item.groundReason()));
        return "%s%s%s%s"
                .formatted(
                        late,
                        late.isEmpty() || proposed.isEmpty() ? proposed : "\n\n" + proposed,
                        item.leader() == null
                                ? "没有包案领导，督办单发承办单位负责人。"
                                : "包案领导：" + TaskSummary.escaped(invitees.nameOf(item.leader())) + "。",
                        item.orders() == 0 ? "" : "此前已下发督办单%d件。".formatted(item.orders()));
    }

    private static void add(Map<String, String> choices, Person person, String unit) {
        choices.putIfAbsent(person.userId(), unit == null ? person.name() : person.name() + "（" + unit + "）");
    }

    private static List<Option> people(Collection<Person> people) {
        return people.stream()
                .map(person -> new Option(person.name(), person.userId()))
                .toList();
    }

    private static List<Option> options(Map<String, String> choices) {
        return choices.entrySet().stream()
                .map(choice -> new Option(choice.getValue(), choice.getKey()))
                .toList();
    }
}
