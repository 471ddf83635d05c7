package petitiondesk.meeting;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Role;
import petitiondesk.petition.HardCases;
import petitiondesk.petition.HardCases.LateCase;
import petitiondesk.shared.FieldChecks;

/** Opens a meeting: notes who has come, and draws the list of the cases that are late at this moment. */
@Service
public class OpeningMeetings {

    private final Meetings meetings;
    private final MeetingPlans plans;
    private final Attendance attendance;
    private final Agenda agenda;
    private final HardCases hardCases;
    private final Proposals proposals;
    private final Organisation organisation;
    private final ObjectProvider<OrderedByMeeting> orders;
    private final Clock clock;

    OpeningMeetings(
            Meetings meetings,
            MeetingPlans plans,
            Attendance attendance,
            Agenda agenda,
            HardCases hardCases,
            Proposals proposals,
            Organisation organisation,
            ObjectProvider<OrderedByMeeting> orders,
            Clock clock) {
        this.meetings = meetings;
        this.plans = plans;
        this.attendance = attendance;
        this.agenda = agenda;
        this.hardCases = hardCases;
        this.proposals = proposals;
        this.organisation = organisation;
        this.orders = orders;
        this.clock = clock;
    }

    /**
     * Opens the meeting.
     *
     * @param present user ids; with none, all who are not absent have come
     * @param absent user ids; with none, all who are not present are absent
     * @throws petitiondesk.shared.Refusal if a participant is in both lists or in neither, or nobody can take the chair
     */
    @Transactional
    public void open(String number, List<String> present, List<String> absent, String userId) {
        meetings.locked(number, MeetingStatus.FROZEN, "会议已经召开。");
        List<String> participants = plans.newest(number).orElseThrow().participants();
        Set<String> came = present.isEmpty() ? without(participants, absent) : new HashSet<>(present);
        Set<String> stayedAway = absent.isEmpty() ? without(participants, came) : new HashSet<>(absent);
        check(participants, came, stayedAway);
        Instant now = clock.instant();
        participants.forEach(
                participant -> attendance.add(number, participant, came.contains(participant), userId, now));
        drawLateCases(number, now);
        meetings.goOn(number, MeetingStatus.OPEN);
    }

    private void check(List<String> participants, Set<String> came, Set<String> stayedAway) {
        FieldChecks checks = new FieldChecks();
        came.stream()
                .filter(person -> !participants.contains(person))
                .forEach(person -> checks.reject("present", person + "不在参会名单中"));
        stayedAway.stream()
                .filter(person -> !participants.contains(person))
                .forEach(person -> checks.reject("absent", person + "不在参会名单中"));
        for (String person : participants) {
            checks.require(
                    !came.contains(person) || !stayedAway.contains(person), "absent", nameOf(person) + "既到会又缺席，请核对");
            checks.require(
                    came.contains(person) || stayedAway.contains(person), "present", nameOf(person) + "没有登记到会或缺席");
        }
        boolean chaired = came.stream()
                .anyMatch(person -> organisation.groupsOf(person).contains(Role.CONVENER.group())
                        || organisation.groupsOf(person).contains(Role.DEPUTY_CONVENER.group()));
        checks.require(chaired, "present", "总召集人和副召集人都没有到会，会议不能召开；请在会议页面改期");
        checks.done();
    }

    /** Those whose limit has passed, and then those that the office has proposed on another ground. */
    private void drawLateCases(String number, Instant now) {
        Set<String> elsewhere = agenda.beforeOtherMeetings(number, AgendaItem.Part.OVERDUE);
        Map<String, Proposals.Pending> proposed = new LinkedHashMap<>();
        proposals.pending().stream()
                .filter(one -> !elsewhere.contains(one.petitionNumber()))
                .forEach(one -> proposed.put(one.petitionNumber(), one));
        List<AgendaItem> items = new ArrayList<>();
        hardCases.late(now).stream()
                .filter(late -> !elsewhere.contains(late.number()))
                .forEach(late -> items.add(item(number, items.size() + 1, late, proposed.remove(late.number()), now)));
        proposed.values().forEach(one -> items.add(item(number, items.size() + 1, asLate(one), one, now)));
        items.forEach(agenda::add);
    }

    /** As a late case is, without the limit. */
    private static LateCase asLate(Proposals.Pending one) {
        return new LateCase(
                one.petitionNumber(), one.title(), null, one.district(), one.responsible(), null, null, one.leader());
    }

    private AgendaItem item(String number, int position, LateCase late, Proposals.Pending proposal, Instant now) {
        return new AgendaItem(
                number,
                late.number(),
                AgendaItem.Part.OVERDUE,
                position,
                late.title(),
                late.district(),
                late.responsible(),
                null,
                null,
                0,
                late.limit(),
                late.dueOn(),
                late.leader(),
                proposal == null ? null : proposal.id(),
                null,
                null,
                orders.getObject().ordersOf(late.number()),
                now);
    }

    private String nameOf(String userId) {
        return organisation.person(userId).map(Organisation.Person::name).orElse(userId);
    }

    private static Set<String> without(List<String> all, Iterable<String> some) {
        Set<String> rest = new HashSet<>(all);
        some.forEach(rest::remove);
        return rest;
    }
}
