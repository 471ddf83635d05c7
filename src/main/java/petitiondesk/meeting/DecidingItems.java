package petitiondesk.meeting;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.meeting.OverdueDecisions.OverdueDecision;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Responsible;
import petitiondesk.organisation.Role;
import petitiondesk.petition.DecidingHardCases;
import petitiondesk.petition.LeadDecision;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/** Takes down what the meeting decides, case by case, and lets supervision orders begin where it says so. */
@Service
public class DecidingItems {

    private static final int COMMENT = 2_000;
    private static final String NOT_OPEN = "会议不在进行中，不能再作决定；变更请提交下次会议。";

    private final Meetings meetings;
    private final Agenda agenda;
    private final OverdueDecisions overdueDecisions;
    private final DecidingHardCases hardCases;
    private final Organisation organisation;
    private final ObjectProvider<OrderedByMeeting> orders;
    private final Clock clock;

    DecidingItems(
            Meetings meetings,
            Agenda agenda,
            OverdueDecisions overdueDecisions,
            DecidingHardCases hardCases,
            Organisation organisation,
            ObjectProvider<OrderedByMeeting> orders,
            Clock clock) {
        this.meetings = meetings;
        this.agenda = agenda;
        this.overdueDecisions = overdueDecisions;
        this.hardCases = hardCases;
        this.organisation = organisation;
        this.orders = orders;
        this.clock = clock;
    }

    /** The moment at which a decision counts as made. */
    public Instant now() {
        return clock.instant();
    }

    /** Keeps the decision on a hard case of the agenda; the petition takes it up by itself. */
    @Transactional
    public void decide(LeadDecision decision) {
        String number = decision.meetingNumber();
        onAgenda(number, AgendaItem.Part.HARD, decision.petitionNumber());
        hardCases.decide(decision);
    }

    /**
     * Keeps what is to be done about a late case.
     *
     * @param comment needed for everything but a first order
     */
    @Transactional
    public void decide(String number, String petitionNumber, OverdueMeasure measure, String comment, String userId) {
        onAgenda(number, AgendaItem.Part.OVERDUE, petitionNumber);
        FieldChecks checks = new FieldChecks();
        if (measure == OverdueMeasure.ORDER) {
            checks.text("comment", "说明", comment, COMMENT)
                    .require(
                            !orders.getObject().hasOpenOrder(petitionNumber),
                            "measure",
                            "该事项已有督办单在办；需要再次督办的，请选“再次下发督办单”");
        } else {
            checks.requiredText("comment", "说明", comment, COMMENT);
        }
        checks.require(
                measure != OverdueMeasure.SECOND_ORDER || orders.getObject().ordersOf(petitionNumber) > 0,
                "measure",
                "该事项还没有下发过督办单，请选“下发督办单”");
        if (measure == OverdueMeasure.SECOND_ORDER) {
            orders.getObject().againstSecondOrder(petitionNumber).ifPresent(why -> checks.reject("measure", why));
        }
        checks.done();
        boolean first = overdueDecisions.add(new OverdueDecision(
                number, petitionNumber, measure, comment == null ? null : comment.strip(), userId, clock.instant()));
        if (!first) {
            throw Refusal.conflict("本次会议已对" + petitionNumber + "作出决定。");
        }
    }

    /** Begins the orders that the meeting has decided on; all decisions are made now. */
    @Transactional
    public void issueOrders(String number) {
        meetings.locked(number, MeetingStatus.OPEN, NOT_OPEN);
        Map<String, AgendaItem> items = agenda.of(number, AgendaItem.Part.OVERDUE).stream()
                .collect(Collectors.toMap(AgendaItem::petitionNumber, Function.identity()));
        overdueDecisions.of(number).stream()
                .filter(decision -> decision.measure().orders())
                .forEach(decision -> orders.getObject().order(request(decision, items.get(decision.petitionNumber()))));
        meetings.goOn(number, MeetingStatus.MINUTES);
    }

    private OrderRequest request(OverdueDecision decision, AgendaItem item) {
        // a unit that is gone by now has no heads; then the office keeps the order moving
        String headsGroup = organisation
                .responsible(item.responsible())
                .map(Responsible::headsGroup)
                .orElse(Role.OFFICE.group());
        return new OrderRequest(
                decision.meetingNumber(),
                decision.petitionNumber(),
                decision.measure(),
                item.leader(),
                headsGroup,
                item.ground() == null ? Ground.LATE : item.ground(),
                item.lateLimit() == null ? null : item.lateLimit().title(),
                item.dueOn(),
                decision.decidedBy(),
                decision.decidedAt(),
                reason(decision, item));
    }

    /** What was said of the case: by the office when it proposed it, and by the meeting. */
    private static String reason(OverdueDecision decision, AgendaItem item) {
        String said = Stream.of(item.groundReason(), decision.comment())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return said.isEmpty() ? null : said;
    }

    private void onAgenda(String number, AgendaItem.Part list, String petitionNumber) {
        meetings.locked(number, MeetingStatus.OPEN, NOT_OPEN);
        agenda.find(number, list, petitionNumber).orElseThrow(() -> Refusal.conflict(petitionNumber + "不在本次会议的议程上。"));
    }
}
