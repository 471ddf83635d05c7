package petitiondesk.supervision;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Organisation.Person;
import petitiondesk.organisation.Role;
import petitiondesk.petition.CaseHistory;
import petitiondesk.petition.EventKind;
import petitiondesk.petition.PetitionTexts;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;
import petitiondesk.supervision.OrderParts.Draft;
import petitiondesk.supervision.OrderParts.How;
import petitiondesk.supervision.OrderParts.Receipt;

/** Serves signed orders, starts the clock of the answer, and keeps who had the order before him. */
@Service
public class ServingOrders {

    private final Orders orders;
    private final OrderRecords records;
    private final OrderAddressees addressees;
    private final OrderNotices notices;
    private final TimeLimits limits;
    private final CaseHistory history;
    private final Organisation organisation;
    private final Clock clock;

    ServingOrders(
            Orders orders,
            OrderRecords records,
            OrderAddressees addressees,
            OrderNotices notices,
            TimeLimits limits,
            CaseHistory history,
            Organisation organisation,
            Clock clock) {
        this.orders = orders;
        this.records = records;
        this.addressees = addressees;
        this.notices = notices;
        this.limits = limits;
        this.history = history;
        this.organisation = organisation;
        this.clock = clock;
    }

    /**
     * Serves the order.
     *
     * @return the first instant after the day by which it is to be answered
     * @throws IllegalStateException if nobody has signed it
     */
    @Transactional
    public Instant serve(String number) {
        Order order = orders.get(number);
        String signedBy = records.signature(number)
                .orElseThrow(() -> new IllegalStateException(number + " is served without a signature"))
                .signedBy();
        Draft draft = records.draft(number, order.draft()).orElseThrow();
        records.addService(number);
        orders.moveTo(number, OrderStatus.ANSWERING);
        TimeLimits.TimeLimit limit =
                limits.startUntil(LimitKind.SUPERVISION_ANSWER, number, clock.instant(), draft.answerBy());
        notices.served(order, draft.answerBy());
        records.note(number, null, "下达", "送达%s，答复期限%s。".formatted(order.addressee(), PetitionTexts.day(limit.dueOn())));
        history.announce(
                order.petitionNumber(),
                signedBy,
                EventKind.SUPERVISED,
                "督办单%s已下达%s，要求%s前答复。".formatted(number, order.addressee(), PetitionTexts.day(limit.dueOn())),
                "信访联席会议已对事项进行督办。");
        return limit.dueAt();
    }

    /** Notes that a supervised person opened the order himself; others who read it change nothing. */
    @Transactional
    public void opened(String number, String userId) {
        Order order = orders.get(number);
        if (order.status().served()
                && addressees.of(order).stream()
                        .anyMatch(person -> person.userId().equals(userId))) {
            Instant now = clock.instant();
            String name = nameOf(userId);
            boolean first = records.add(
                    number,
                    new Receipt(name, How.OPENED, LocalDate.ofInstant(now, ApplicationClock.ZONE), null, userId, now));
            if (first) {
                records.note(number, userId, "签收", name + "在工作台打开督办单。");
            }
        }
    }

    /**
     * Records for the office that the order came to somebody another way.
     *
     * @param recipient who took it, as he is called
     * @param how PAPER, PHONE or IN_PERSON
     */
    @Transactional
    public void received(String number, String recipient, String how, LocalDate on, String note, String userId) {
        if (!organisation.groupsOf(userId).contains(Role.OFFICE.group())) {
            throw Refusal.forbidden("送达情况由联席会议办公室登记。");
        }
        if (!orders.get(number).status().served()) {
            throw Refusal.conflict("督办单还没有下达。");
        }
        Instant servedAt = records.servedAt(number).orElseThrow();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ApplicationClock.ZONE);
        FieldChecks checks = new FieldChecks();
        checks.requiredText("recipient", "签收人", recipient, 50)
                .text("note", "备注", note, 300)
                .require(on != null, "on", "请填写送达日期");
        How way = checks.oneOf(How.class, "how", "送达方式", how).orElse(null);
        checks.require(way != How.OPENED, "how", "送达方式不在可选范围内");
        if (on != null) {
            checks.require(
                    !on.isAfter(today) && !on.isBefore(LocalDate.ofInstant(servedAt, ApplicationClock.ZONE)),
                    "on",
                    "送达日期应在下达之后、今天之前（含当日）");
        }
        checks.done();
        boolean first = records.add(number, new Receipt(recipient.strip(), way, on, note, userId, clock.instant()));
        if (!first) {
            throw Refusal.conflict("已经登记过" + recipient.strip() + "的这种送达。");
        }
        records.note(number, userId, "签收", recipient.strip() + "，" + way.title() + "，" + PetitionTexts.day(on) + "。");
    }

    private String nameOf(String userId) {
        return organisation.person(userId).map(Person::name).orElse(userId);
    }
}
