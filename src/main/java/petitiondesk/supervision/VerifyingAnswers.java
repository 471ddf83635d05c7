package petitiondesk.supervision;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.petition.CaseBriefs;
import petitiondesk.petition.CaseHistory;
import petitiondesk.petition.EventKind;
import petitiondesk.petition.Leading;
import petitiondesk.petition.PetitionTexts;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;
import petitiondesk.supervision.OrderParts.Answer;

/** 核实: the office accepts an answer or asks for another; an order ends here and nowhere else. */
@Service
public class VerifyingAnswers {

    private final Orders orders;
    private final OrderRecords records;
    private final CaseBriefs cases;
    private final Leading leading;
    private final TimeLimits limits;
    private final CaseHistory history;
    private final SupervisionSettings settings;
    private final Clock clock;

    VerifyingAnswers(
            Orders orders,
            OrderRecords records,
            CaseBriefs cases,
            Leading leading,
            TimeLimits limits,
            CaseHistory history,
            SupervisionSettings settings,
            Clock clock) {
        this.orders = orders;
        this.records = records;
        this.cases = cases;
        this.leading = leading;
        this.limits = limits;
        this.history = history;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Takes the verdict on the last answer.
     *
     * @param comment what is missing; needed for a return
     * @return after a return, the first instant after the day by which to answer again; else null
     */
    @Transactional
    public Instant verify(String number, Verdict verdict, String comment, String userId) {
        Answer answer = last(number);
        if (userId.equals(answer.answeredBy())) {
            throw Refusal.forbidden("答复由您提交，应当由联席会议办公室其他人核实。");
        }
        FieldChecks checks = new FieldChecks();
        checks.require(verdict == Verdict.ACCEPTED || comment != null, "comment", "退回重报的，请写明哪里不符、还要做什么")
                .text("comment", "核实意见", comment, Drafting.TEXT);
        checks.done();
        records.addVerdict(number, answer.round(), verdict, comment, userId);
        records.note(number, userId, "核实", verdict.title() + (comment == null ? "。" : "：" + comment));
        if (verdict == Verdict.ACCEPTED) {
            return null;
        }
        orders.moveTo(number, OrderStatus.ANSWERING);
        Instant now = clock.instant();
        LocalDate again = LocalDate.ofInstant(now, ApplicationClock.ZONE).plusDays(settings.answerDays());
        return limits.startUntil(LimitKind.SUPERVISION_ANSWER, number, now, again)
                .dueAt();
    }

    /** Closes the order, and takes what was reported as resolved to the leader of the case, where that still matters. */
    @Transactional
    public void close(String number) {
        Order order = orders.get(number);
        Answer answer = last(number);
        String effect = answer.finishedOn() == null
                ? "答复认可，事项尚未化解（%s），继续办理；逾期的由下次联席会议研究。"
                        .formatted(cases.of(order.petitionNumber()).status().title())
                : "答复认可，%s化解。%s。"
                        .formatted(
                                PetitionTexts.day(answer.finishedOn()),
                                leading.reportResolved(order.petitionNumber()).title());
        records.addClosing(number, effect);
        orders.moveTo(number, OrderStatus.CLOSED);
        records.note(number, null, "办结", effect);
        history.note(
                order.petitionNumber(), answer.verifiedBy(), EventKind.SUPERVISED, "督办单" + number + "办结：" + effect);
    }

    private Answer last(String number) {
        List<Answer> answers = records.answers(number);
        if (answers.isEmpty()) {
            throw new IllegalStateException(number + " has no answer");
        }
        return answers.get(answers.size() - 1);
    }
}
