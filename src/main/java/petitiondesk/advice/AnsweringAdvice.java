package petitiondesk.advice;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.advice.AdviceParts.Answer;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/** The unit says in writing what it does with an advice; the office accepts that or asks again. */
@Service
public class AnsweringAdvice {

    private static final int COMMENT = 2_000;

    private final Advices advices;
    private final TimeLimits limits;
    private final Clock clock;

    AnsweringAdvice(Advices advices, TimeLimits limits, Clock clock) {
        this.advices = advices;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Takes the unit's answer.
     *
     * @param answer what was done and until when the rest will be; for what is not adopted, why
     */
    @Transactional
    public void answer(String number, Adoption adoption, String answer, String userId) {
        advices.locked(number);
        new FieldChecks()
                .requiredText(
                        "answer", adoption == Adoption.NOT_ADOPTED ? "不采纳的理由" : "反馈内容", answer, IssuingAdvice.TEXT)
                .done();
        int round = advices.addAnswer(number, adoption, answer.strip(), userId);
        Instant now = clock.instant();
        limits.running(number).forEach(limit -> limits.meet(limit.kind(), number, now));
        advices.moveTo(number, AdviceStatus.ASSESSING);
        advices.note(number, userId, "反馈", (round == 1 ? "已反馈：" : "第" + round + "次反馈：") + adoption.title() + "。");
    }

    /**
     * Takes what the office says to the last answer.
     *
     * @param comment what is missing; needed for a return
     * @return after a return, the first instant after the day by which to answer again; else null
     */
    @Transactional
    public Instant assess(String number, Assessment assessment, String comment, String userId) {
        advices.locked(number);
        Answer answer = last(number);
        if (userId.equals(answer.answeredBy())) {
            throw Refusal.forbidden("反馈由您提交，应当由联席会议办公室其他人核实。");
        }
        new FieldChecks()
                .require(
                        assessment == Assessment.ACCEPTED || comment != null && !comment.isBlank(),
                        "comment",
                        "退回重新反馈的，请写明还缺什么")
                .text("comment", "核实意见", comment, COMMENT)
                .done();
        String said = comment == null || comment.isBlank() ? null : comment.strip();
        advices.addAssessment(number, answer.round(), assessment, said, userId);
        advices.note(number, userId, "核实", assessment.title() + (said == null ? "。" : "：" + said));
        if (assessment == Assessment.ACCEPTED) {
            return null;
        }
        advices.moveTo(number, AdviceStatus.ANSWERING);
        Instant now = clock.instant();
        return limits.start(
                        LimitKind.ADVICE_AGAIN, number, now, advices.get(number).unit())
                .dueAt();
    }

    /** Ends an advice whose answer was accepted. */
    @Transactional
    public void close(String number) {
        Answer answer = last(number);
        advices.end(number, AdviceStatus.CLOSED, null, answer.assessedBy());
        advices.note(number, null, "办结", answer.adoption().title() + "，反馈已经核实。");
    }

    private Answer last(String number) {
        List<Answer> answers = advices.answers(number);
        if (answers.isEmpty()) {
            throw new IllegalStateException(number + " has no answer");
        }
        return answers.get(answers.size() - 1);
    }
}
