package petitiondesk.supervision;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.meeting.OrderRequest;
import petitiondesk.meeting.OrderedByMeeting;
import petitiondesk.organisation.Organisation;
import petitiondesk.petition.CaseBriefs;
import petitiondesk.platform.ApplicationClock;

/** Begins the orders that a joint meeting has decided on; there is no other way to begin one. */
@Service
class BeginningOrders implements OrderedByMeeting {

    private final Orders orders;
    private final OpenOrders open;
    private final OrderRecords records;
    private final CaseBriefs cases;
    private final Organisation organisation;
    private final OrderProcess process;

    BeginningOrders(
            Orders orders,
            OpenOrders open,
            OrderRecords records,
            CaseBriefs cases,
            Organisation organisation,
            OrderProcess process) {
        this.orders = orders;
        this.open = open;
        this.records = records;
        this.cases = cases;
        this.organisation = organisation;
        this.process = process;
    }

    @Override
    @Transactional
    public void order(OrderRequest request) {
        if (!request.measure().orders()) {
            throw new IllegalArgumentException(request.measure() + " is no supervision order");
        }
        if (orders.isOrdered(request.meetingNumber(), request.petitionNumber())) {
            return;
        }
        CaseBriefs.CaseBrief brief = cases.of(request.petitionNumber());
        int year =
                LocalDate.ofInstant(request.decidedAt(), ApplicationClock.ZONE).getYear();
        Order order = new Order(
                orders.take(year),
                request.petitionNumber(),
                request.meetingNumber(),
                request.measure(),
                request.supervisedUser(),
                request.supervisedUser() == null ? null : nameOf(request.supervisedUser()),
                request.supervisedGroup(),
                brief.unit(),
                brief.lead() == null ? null : brief.lead().meetingNumber(),
                brief.lead() == null ? null : LocalDate.ofInstant(brief.lead().decidedAt(), ApplicationClock.ZONE),
                request.ground(),
                request.limitTitle(),
                request.originalDueOn(),
                request.reason(),
                request.decidedBy(),
                request.decidedAt(),
                OrderStatus.DRAFTING,
                0);
        orders.add(order, year);
        records.note(
                order.number(),
                request.decidedBy(),
                "会议决定",
                "%s决定%s。%s"
                        .formatted(
                                request.meetingNumber(),
                                request.measure().title(),
                                request.reason() == null ? "" : request.reason()));
        process.decided(order.number());
    }

    @Override
    @Transactional(readOnly = true)
    public boolean hasOpenOrder(String petitionNumber) {
        return !open.onCase(petitionNumber).isEmpty();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> againstSecondOrder(String petitionNumber) {
        return open.onCase(petitionNumber).stream()
                .filter(order -> !open.isLate(order))
                .findFirst()
                .map(order -> order.number() + "现在“" + order.status().title() + "”，没有办结，也没有逾期未答复，不能再次督办；请先办完，或者选其他措施");
    }

    @Override
    @Transactional(readOnly = true)
    public int ordersOf(String petitionNumber) {
        return orders.all(petitionNumber).size();
    }

    private String nameOf(String userId) {
        return organisation.person(userId).map(Organisation.Person::name).orElse(userId);
    }
}
