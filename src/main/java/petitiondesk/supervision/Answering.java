package petitiondesk.supervision;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.petition.CaseBriefs;
import petitiondesk.petition.PetitionTexts;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/** The supervised leader, or a head of the unit, says what became of it. */
@Service
public class Answering {

    private static final int ANSWER = 5_000;

    private final Orders orders;
    private final OpenOrders open;
    private final OrderRecords records;
    private final CaseBriefs cases;
    private final TimeLimits limits;
    private final Clock clock;

    Answering(Orders orders, OpenOrders open, OrderRecords records, CaseBriefs cases, TimeLimits limits, Clock clock) {
        this.orders = orders;
        this.open = open;
        this.records = records;
        this.cases = cases;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Takes the answer, which the office then verifies.
     *
     * @param finishedOn when the matter was resolved, or null if it is not
     * @throws Refusal if an earlier order on the same case waits for the same people's answer
     */
    @Transactional
    public void answer(String number, String answer, LocalDate finishedOn, String userId) {
        Order order = orders.get(number);
        open.toAnswerBefore(order).ifPresent(earlier -> {
            throw Refusal.conflict(
                    "同一事项的督办单%s还没有答复，请先答复%s，再答复%s。".formatted(earlier.number(), earlier.number(), number));
        });
        Instant now = clock.instant();
        FieldChecks checks = new FieldChecks();
        checks.requiredText("answer", "答复内容", answer, ANSWER);
        if (finishedOn != null) {
            LocalDate received =
                    LocalDate.ofInstant(cases.of(order.petitionNumber()).receivedAt(), ApplicationClock.ZONE);
            checks.require(
                            !finishedOn.isAfter(LocalDate.ofInstant(now, ApplicationClock.ZONE)),
                            "finishedOn",
                            "化解日期不能晚于今天；还没有化解的不要填写")
                    .require(!finishedOn.isBefore(received), "finishedOn", "化解日期不能早于收到信访事项的日期");
        }
        checks.done();
        int round = records.addAnswer(number, answer.strip(), finishedOn, userId);
        limits.meet(LimitKind.SUPERVISION_ANSWER, number, now);
        orders.moveTo(number, OrderStatus.VERIFYING);
        records.note(
                number,
                userId,
                "答复",
                (round == 1 ? "已答复" : "第" + round + "次答复")
                        + (finishedOn == null ? "，尚未化解。" : "，已于" + PetitionTexts.day(finishedOn) + "化解。"));
    }
}
