package petitiondesk.year;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import petitiondesk.outside.Finding;
import petitiondesk.year.YearRegister.Order;

/** No order without a meeting, none between meetings, none unsigned, none served unsigned. */
final class OrderCheck {

    private final Expectation expected;
    private final YearRegister register;
    private final Instant now;
    private final List<Finding> findings = new ArrayList<>();

    private OrderCheck(Expectation expected, YearRegister register, Instant now) {
        this.expected = expected;
        this.register = register;
        this.now = now;
    }

    static List<Finding> check(Expectation expected, YearRegister register, Instant now) {
        OrderCheck check = new OrderCheck(expected, register, now);
        check.orders();
        return check.findings;
    }

    private void orders() {
        Set<String> ordered = new TreeSet<>();
        register.lateDecisions().stream()
                .filter(decision -> decision.measure().endsWith("ORDER"))
                .forEach(decision ->
                        ordered.add(decision.meeting() + " " + decision.petition() + " " + decision.measure()));
        Set<String> begun = new TreeSet<>();
        for (Order order : register.orders()) {
            if (!begun.add(order.meeting() + " " + order.petition() + " " + order.measure())) {
                found("orders by meetings", order.number(), "its meeting has ordered twice on " + order.petition());
            }
            begun(order);
            signed(order);
        }
        same("orders by meetings", "run", ordered, begun);
    }

    private void begun(Order order) {
        Expectation.Meeting meeting = expected.meetings.get(order.meeting());
        if (meeting == null || meeting.openedAt == null) {
            found("orders by meetings", order.number(), "no meeting " + order.meeting() + " was opened");
            return;
        }
        Instant end = meeting.draftedAt == null ? now : meeting.draftedAt;
        if (order.decidedAt().isBefore(meeting.openedAt.minusSeconds(60))
                || order.decidedAt().isAfter(end)) {
            found(
                    "no order between meetings",
                    order.number(),
                    "decided at %s, its meeting sat from %s to %s".formatted(order.decidedAt(), meeting.openedAt, end));
        }
        inOrder(order, "drafted", order.decidedAt(), order.draftedAt());
        inOrder(order, "signed", order.draftedAt(), order.signedAt());
        inOrder(order, "served", order.signedAt(), order.servedAt());
        inOrder(order, "answered", order.servedAt(), order.answeredAt());
    }

    private void inOrder(Order order, String step, Instant before, Instant at) {
        if (at != null && (before == null || at.isBefore(before))) {
            found("orders in their order", order.number(), step + " at " + at + ", the step before at " + before);
        }
    }

    private void signed(Order order) {
        if (order.signedBy() == null) {
            found("orders signed", order.number(), "is " + order.status() + " and unsigned");
            return;
        }
        Deed signature = expected.orderSignatures.get(order.number());
        same("orders signed", order.number(), signature == null ? null : signature.user(), order.signedBy());
        same("orders signed", order.number(), YearCheck.sha256(order.signedText()), order.sha256());
        register.meetings().stream()
                .filter(meeting ->
                        meeting.openedAt() != null && meeting.openedAt().isAfter(order.decidedAt()))
                .map(YearRegister.Meeting::openedAt)
                .min(Instant::compareTo)
                .filter(next -> !order.signedAt().isBefore(next))
                .ifPresent(next -> found(
                        "orders signed", order.number(), "signed at " + order.signedAt() + ", after the next meeting"));
        signer(order);
        if (order.status().equals("CLOSED") && !"ACCEPTED".equals(order.lastVerdict())) {
            found("orders end by verification", order.number(), "closed with the verdict " + order.lastVerdict());
        }
    }

    /** The convener, unless he has undertaken something in the case; else his deputy, with a period or this conflict. */
    private void signer(Order order) {
        boolean concerned = expected.meetings.values().stream()
                .map(meeting -> meeting.hardDecisions.get(order.petition()))
                .filter(Objects::nonNull)
                .filter(decision -> decision.at().isBefore(order.signedAt()))
                .anyMatch(decision -> decision.values().values().stream()
                        .anyMatch(value -> value.equals("convener")
                                || value instanceof List<?> people && people.contains("convener")));
        LocalDate day = LocalDate.ofInstant(order.signedAt(), Desk.ZONE);
        boolean period = register.periods().stream()
                .anyMatch(stated -> Objects.equals(stated.id(), order.period())
                        && stated.userId().equals(order.signedBy())
                        && !day.isBefore(stated.fromDay())
                        && !day.isAfter(stated.toDay()));
        boolean rightly = order.capacity().equals("CONVENER")
                ? order.signedBy().equals("convener") && !concerned
                : order.signedBy().equals("deputy") && (concerned || period);
        if (!rightly) {
            found(
                    "signed by whom the rules say",
                    order.number(),
                    "%s as %s, convener concerned: %s, period: %s"
                            .formatted(order.signedBy(), order.capacity(), concerned, period));
        }
    }

    private void same(String rule, String subject, Object ruled, Object held) {
        if (!Objects.equals(ruled, held)) {
            found(rule, subject, "by the rules " + ruled + ", in the register " + held);
        }
    }

    private void found(String rule, String subject, String text) {
        findings.add(new Finding(rule, subject, text));
    }
}
