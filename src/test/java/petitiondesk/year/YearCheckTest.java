package petitiondesk.year;

import static org.assertj.core.api.Assertions.assertThat;
import static petitiondesk.year.SmallYear.CLAIM;
import static petitiondesk.year.SmallYear.DISPUTE;
import static petitiondesk.year.SmallYear.FEBRUARY;
import static petitiondesk.year.SmallYear.JANUARY;
import static petitiondesk.year.SmallYear.at;

import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import petitiondesk.outside.Finding;
import petitiondesk.year.YearRegister.Case;
import petitiondesk.year.YearRegister.Item;
import petitiondesk.year.YearRegister.LateDecision;
import petitiondesk.year.YearRegister.Order;
import petitiondesk.year.YearRegister.Period;
import petitiondesk.year.YearRegister.Report;
import petitiondesk.year.YearRegister.Revisit;

/** A check that cannot fail is worth nothing: each fault is planted in a register that was in order. */
class YearCheckTest {

    @Test
    void aYearInOrderHasNoFindings() {
        assertThat(new SmallYear().check()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource
    void plantedFaultsAreFound(String rule, String fault, Consumer<SmallYear> plant) {
        SmallYear year = new SmallYear();
        plant.accept(year);
        assertThat(year.check()).extracting(Finding::rule).contains(rule);
    }

    static Stream<Arguments> plantedFaultsAreFound() {
        return Stream.of(
                fault("cases where the rules say", "the claim is led no more", year -> status(year, CLAIM, "HANDLING")),
                fault(
                        "cases where the rules say",
                        "the dispute is still open",
                        year -> status(year, DISPUTE, "SERVED")),
                fault("cases where the rules say", "a case is lost", year -> year.cases.remove(1)),
                fault(
                        "cases where the rules say",
                        "a case nobody took in",
                        year -> year.cases.add(
                                new Case("XF2027-000009", "HARD", "east", at("2027-01-04T09:00"), null, false))),
                fault("meetings as held", "a meeting is lost", year -> year.meetings.remove(0)),
                fault("hard cases on the agenda", "the hard case is left out", year -> year.items.remove(0)),
                fault("late cases on the agenda", "the late case is left out", year -> year.items.remove(1)),
                fault(
                        "late cases on the agenda",
                        "a case that is not late",
                        year -> year.items.add(new Item(FEBRUARY, DISPUTE, "OVERDUE"))),
                fault("a decision on each hard case", "none", year -> year.hardDecisions.remove(0)),
                fault("a decision on each late case", "none", year -> year.lateDecisions.remove(0)),
                fault(
                        "a decision on each late case",
                        "nobody decided",
                        year -> year.journal.removeIf(deed -> deed.is("UserTask_DecideOverdue"))),
                fault(
                        "a decision on each late case",
                        "two",
                        year -> year.lateDecisions.add(
                                new LateDecision(FEBRUARY, CLAIM, "TALK", at("2027-02-26T10:12")))),
                fault(
                        "led as decided",
                        "by somebody else",
                        year -> year.hardDecisions.set(
                                0,
                                new YearRegister.HardDecision(
                                        JANUARY,
                                        CLAIM,
                                        "LEAD",
                                        "leader-2",
                                        java.time.LocalDate.of(2027, 2, 16),
                                        at("2027-01-26T10:10")))),
                fault("orders by meetings", "the order is missing", year -> year.orders.clear()),
                fault("orders by meetings", "twice", year -> year.orders.add(year.orders.get(0))),
                fault(
                        "orders by meetings",
                        "by no meeting",
                        year -> year.orders.set(0, ordered(year, "LX2027-03", "2027-02-26T10:10"))),
                fault(
                        "no order between meetings",
                        "begun three days later",
                        year -> year.orders.set(0, ordered(year, FEBRUARY, "2027-03-01T10:10"))),
                fault("orders signed", "unsigned", year -> year.orders.set(0, year.order(null, null, null))),
                fault(
                        "orders signed",
                        "nobody was asked to sign",
                        year -> year.journal.removeIf(deed -> deed.is(Deed.SIGN_ORDER))),
                fault(
                        "orders signed",
                        "changed after the signature",
                        year -> year.orders.set(0, changed(year.orders.get(0), "督办单。", "ANSWERING"))),
                fault(
                        "orders in their order",
                        "served before it was signed",
                        year -> year.orders.set(0, year.order("convener", "CONVENER", "2027-02-26T10:55"))),
                fault("signed by whom the rules say", "by a deputy whose period is over", year -> {
                    year.periods.add(new Period(
                            1, "deputy", java.time.LocalDate.of(2027, 1, 1), java.time.LocalDate.of(2027, 1, 5)));
                    year.orders.set(0, year.order("deputy", "DEPUTY", "2027-02-26T10:50"));
                }),
                fault(
                        "signed by whom the rules say",
                        "by a convener with a part in the case",
                        year -> year.journal.replaceAll(deed -> deed.is("UserTask_DecideCase")
                                ? new Deed(
                                        deed.at(),
                                        deed.user(),
                                        deed.subject(),
                                        deed.step(),
                                        deed.item(),
                                        Map.of(
                                                "decision",
                                                "LEAD",
                                                "leader",
                                                "leader-1",
                                                "dueOn",
                                                "2027-02-16",
                                                "packSupport",
                                                "convener"),
                                        204,
                                        "")
                                : deed)),
                fault(
                        "orders end by verification",
                        "closed without a verdict",
                        year -> year.orders.set(0, changed(year.orders.get(0), "督办单", "CLOSED"))),
                fault(
                        "revisited by others",
                        "by the handler",
                        year -> year.deed(
                                "2027-02-25T09:00",
                                "district-east",
                                DISPUTE,
                                "UserTask_Revisit",
                                null,
                                Map.of("revisitResult", "UNREACHABLE"))),
                fault(
                        "second look after a month",
                        "two days after the first",
                        year -> year.revisits.add(
                                new Revisit(DISPUTE, 0, 2, "CONFIRMED", "office", at("2027-02-24T09:00")))),
                fault("minutes signed", "changed after the signature", SmallYear::changeSignedMinutes),
                minutes("attendance", "到会20人", "到会19人"),
                minutes("attendance", "缺席1人", "缺席0人"),
                minutes("last decisions checked", "包案办理中，已逾期", "包案办理中"),
                minutes("last decisions checked", "1. XF2027-000001（宅基地界线）：LX", "（宅基地界线）：LX"),
                minutes("reports in the minutes", "东片管区：排查5件", "东片管区：排查6件"),
                minutes("reports in the minutes", "在办4件，疑难0件", "在办4件，疑难1件"),
                minutes("reports in the minutes", "西片管区：零报告", "西片管区：排查1件"),
                minutes("reports added up", "3个管区报告，排查5件", "3个管区报告，排查7件"),
                minutes("register beside the report", "办结1件、在办1件", "办结1件、在办2件"),
                minutes("missing reports", "截止时未报告的管区：北片管区", "截止时未报告的管区：南片管区"),
                minutes("hard cases in the minutes", "没有疑难问题。", "1. XF2027-000002（a，b，c）。疑难情况：无。决定：包案。"),
                minutes("late cases in the minutes", "决定：下发督办单", "决定：约谈"),
                minutes("orders in the minutes", "议定下发督办单1件", "议定下发督办单2件"),
                fault(
                        "reports as filed",
                        "a report nobody filed",
                        year -> year.reports.add(new Report(
                                FEBRUARY,
                                "north",
                                0,
                                0,
                                0,
                                at("2027-01-26T09:30"),
                                0,
                                0,
                                0,
                                0,
                                at("2027-02-22T10:03")))),
                fault(
                        "register beside the report",
                        "the register has another case",
                        year -> year.cases.add(
                                new Case("XF2027-000008", "HANDLING", "east", at("2027-02-01T09:00"), null, false))));
    }

    private static Arguments fault(String rule, String fault, Consumer<SmallYear> plant) {
        return Arguments.of(rule, fault, plant);
    }

    private static Arguments minutes(String rule, String said, String instead) {
        return fault(rule, said + " → " + instead, year -> year.minutes(said, instead));
    }

    private static void status(SmallYear year, String number, String status) {
        year.cases.replaceAll(held -> held.number().equals(number)
                ? new Case(number, status, held.district(), held.receivedAt(), held.closedAt(), false)
                : held);
    }

    private static Order ordered(SmallYear year, String meeting, String decidedAt) {
        Order order = year.orders.get(0);
        return new Order(
                order.number(),
                order.petition(),
                meeting,
                order.measure(),
                at(decidedAt),
                order.status(),
                order.draftedAt(),
                order.signedBy(),
                order.signedAt(),
                order.capacity(),
                order.period(),
                order.signedText(),
                order.sha256(),
                order.servedAt(),
                null,
                null);
    }

    private static Order changed(Order order, String text, String status) {
        return new Order(
                order.number(),
                order.petition(),
                order.meeting(),
                order.measure(),
                order.decidedAt(),
                status,
                order.draftedAt(),
                order.signedBy(),
                order.signedAt(),
                order.capacity(),
                order.period(),
                text,
                order.sha256(),
                order.servedAt(),
                null,
                null);
    }
}
