package petitiondesk.supervision;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Organisation.Person;
import petitiondesk.petition.CaseBriefs;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.security.CurrentUser;
import petitiondesk.shared.Sha256;
import petitiondesk.supervision.OrderParts.Draft;
import petitiondesk.supervision.OrderParts.Signature;

/** Orders as pages and JSON show them, to those who may see the case or answer the order. */
@Service
public class OrderFiles {

    private final Orders orders;
    private final OrderRecords records;
    private final OrderText text;
    private final CaseBriefs cases;
    private final TimeLimits limits;
    private final Organisation organisation;
    private final Clock clock;

    OrderFiles(
            Orders orders,
            OrderRecords records,
            OrderText text,
            CaseBriefs cases,
            TimeLimits limits,
            Organisation organisation,
            Clock clock) {
        this.orders = orders;
        this.records = records;
        this.text = text;
        this.cases = cases;
        this.limits = limits;
        this.organisation = organisation;
        this.clock = clock;
    }

    /**
     * An order in a list.
     *
     * @param supervised user id of the supervised leader, or null where the heads of the unit are
     * @param answerBy until when it has to be answered; null before it is served
     * @param ageDays days since the meeting decided on it, until it was closed
     */
    public record Line(
            String number,
            String petitionNumber,
            String title,
            String meetingNumber,
            String measureText,
            String supervised,
            String supervisedName,
            String unit,
            OrderStatus status,
            String statusText,
            LocalDate decidedOn,
            LocalDate answerBy,
            boolean overdue,
            long ageDays) {

        /** Whether somebody still has something to do. */
        @JsonIgnore
        public boolean open() {
            return status != OrderStatus.CLOSED;
        }
    }

    /** The draft as it stands on the paper. */
    public record Words(
            int draft,
            String groundText,
            String why,
            String demand,
            LocalDate answerBy,
            String copiesTo,
            String draftedBy) {}

    /**
     * The signature.
     *
     * @param intact whether what is kept is still what was signed
     */
    public record Signed(
            String signedBy,
            String signedByName,
            Instant signedAt,
            Capacity capacity,
            String capacityText,
            String capacityReason,
            String sha256,
            boolean intact) {}

    /** A receipt. */
    public record Received(String recipient, String howText, LocalDate receivedOn, String note) {}

    /** An answer with what the office said to it; the latter null until then. */
    public record Answered(
            int round,
            String answer,
            LocalDate finishedOn,
            String answeredBy,
            Instant answeredAt,
            Verdict verdict,
            String verdictText,
            String comment,
            String verifiedBy,
            Instant verifiedAt) {}

    /** A line of the history. */
    public record Step(Instant at, String actor, String kind, String text) {}

    /**
     * The whole order.
     *
     * @param petitionStatusText where the case stands now
     * @param words null before the office has drafted it
     * @param textSha256 hash of the text that waits for a signature, to be sent with it; else null
     * @param signature null before it is signed
     * @param servedAt null before it is served
     * @param effect how it ended, or null
     * @param earlier numbers of earlier orders on the same case
     */
    public record File(
            @JsonUnwrapped Line line,
            String petitionStatusText,
            String assignedMeeting,
            LocalDate assignedOn,
            String limitTitle,
            LocalDate originalDueOn,
            Words words,
            String textSha256,
            Signed signature,
            Instant servedAt,
            List<Received> receipts,
            List<Answered> answers,
            String effect,
            Instant closedAt,
            List<String> earlier,
            List<Step> events) {}

    /** All orders that this person may see, the newest first; on one case alone if it is named. */
    @Transactional(readOnly = true)
    public List<Line> list(String petitionNumber, CurrentUser user) {
        List<Order> all = orders.all(petitionNumber);
        Set<String> visible =
                cases.visible(all.stream().map(Order::petitionNumber).collect(Collectors.toSet()), user);
        return lines(all.stream()
                .filter(order -> visible.contains(order.petitionNumber()) || answers(order, user))
                .toList());
    }

    /** The order, or the same refusal whether it does not exist or is not for this person. */
    @Transactional(readOnly = true)
    public File open(String number, CurrentUser user) {
        Order order = readable(number, user);
        Optional<Draft> draft = records.draft(number, order.draft());
        Optional<OrderParts.Closing> closing = records.closing(number);
        return new File(
                lines(List.of(order)).get(0),
                cases.of(order.petitionNumber()).status().title(),
                order.assignedMeeting(),
                order.assignedOn(),
                order.limitTitle(),
                order.originalDueOn(),
                draft.map(this::words).orElse(null),
                order.status() == OrderStatus.SIGNING
                        ? draft.map(written -> Sha256.of(text.unsigned(order, written)))
                                .orElse(null)
                        : null,
                records.signature(number)
                        .map(signature -> signed(order, draft.orElseThrow(), signature))
                        .orElse(null),
                records.servedAt(number).orElse(null),
                records.receipts(number).stream()
                        .map(receipt -> new Received(
                                receipt.recipient(), receipt.how().title(), receipt.receivedOn(), receipt.note()))
                        .toList(),
                records.answers(number).stream().map(this::answered).toList(),
                closing.map(OrderParts.Closing::effect).orElse(null),
                closing.map(OrderParts.Closing::closedAt).orElse(null),
                orders.all(order.petitionNumber()).stream()
                        .map(Order::number)
                        .filter(other -> other.compareTo(number) < 0)
                        .sorted()
                        .toList(),
                records.events(number).stream()
                        .map(event -> new Step(
                                event.at(),
                                event.actor() == null ? "系统" : nameOf(event.actor()),
                                event.kind(),
                                event.text()))
                        .toList());
    }

    /** Refuses whoever may not see the order, as if it did not exist. */
    @Transactional(readOnly = true)
    public void check(String number, CurrentUser user) {
        readable(number, user);
    }

    private Order readable(String number, CurrentUser user) {
        return orders.find(number)
                .filter(order ->
                        !cases.visible(Set.of(order.petitionNumber()), user).isEmpty() || answers(order, user))
                .orElseThrow(Orders::unknown);
    }

    private boolean answers(Order order, CurrentUser user) {
        return order.status().served()
                && (user.id().equals(order.supervisedUser())
                        || order.supervisedGroup() != null && user.groups().contains(order.supervisedGroup()));
    }

    private List<Line> lines(List<Order> some) {
        List<String> numbers = some.stream().map(Order::number).toList();
        Map<String, List<TimeLimit>> limitsOf = limits.of(numbers);
        Map<String, Instant> closedAt = records.closedAt(numbers);
        Map<String, String> titles =
                cases.titles(some.stream().map(Order::petitionNumber).collect(Collectors.toSet()));
        return some.stream()
                .map(order -> line(
                        order,
                        titles.get(order.petitionNumber()),
                        answerLimit(limitsOf.getOrDefault(order.number(), List.of())),
                        closedAt.get(order.number())))
                .toList();
    }

    private static Optional<TimeLimit> answerLimit(List<TimeLimit> limits) {
        return limits.stream()
                .filter(limit -> limit.kind() == LimitKind.SUPERVISION_ANSWER && limit.endedAt() == null)
                .reduce((older, newer) -> newer);
    }

    private Line line(Order order, String title, Optional<TimeLimit> limit, Instant closedAt) {
        Instant now = clock.instant();
        LocalDate decidedOn = day(order.decidedAt());
        LocalDate until = day(closedAt == null ? now : closedAt);
        return new Line(
                order.number(),
                order.petitionNumber(),
                title,
                order.meetingNumber(),
                order.measure().title(),
                order.supervisedUser(),
                order.addressee(),
                order.unitName(),
                order.status(),
                order.status().title(),
                decidedOn,
                limit.map(TimeLimit::dueOn).orElse(null),
                limit.filter(running -> running.isRunning() && running.isOverdue(now))
                        .isPresent(),
                ChronoUnit.DAYS.between(decidedOn, until));
    }

    private Words words(Draft draft) {
        return new Words(
                draft.draft(),
                draft.ground().title(),
                draft.why(),
                draft.demand(),
                draft.answerBy(),
                draft.copiesTo(),
                nameOf(draft.draftedBy()));
    }

    private Signed signed(Order order, Draft draft, Signature signature) {
        return new Signed(
                signature.signedBy(),
                nameOf(signature.signedBy()),
                signature.signedAt(),
                signature.capacity(),
                signature.capacity().title(),
                signature.capacityReason(),
                signature.sha256(),
                text.isIntact(order, draft, signature));
    }

    private Answered answered(OrderParts.Answer answer) {
        return new Answered(
                answer.round(),
                answer.answer(),
                answer.finishedOn(),
                nameOf(answer.answeredBy()),
                answer.answeredAt(),
                answer.verdict(),
                answer.verdict() == null ? null : answer.verdict().title(),
                answer.comment(),
                answer.verifiedBy() == null ? null : nameOf(answer.verifiedBy()),
                answer.verifiedAt());
    }

    private String nameOf(String userId) {
        return organisation.person(userId).map(Person::name).orElse(userId);
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ApplicationClock.ZONE);
    }
}
