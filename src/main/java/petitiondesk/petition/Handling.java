package petitiondesk.petition;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.organisation.Organisation;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/** The responsible unit investigates and drafts what it will answer, or brings the parties to an agreement. */
@Service
public class Handling {

    private static final int TEXT_LENGTH = 20_000;
    private static final int CLOSING_LENGTH = 2_000;

    private final Cases cases;
    private final Opinions opinions;
    private final Participants participants;
    private final Organisation organisation;
    private final TimeLimits limits;
    private final CaseHistory history;
    private final PetitionNotices notices;
    private final Clock clock;

    Handling(
            Cases cases,
            Opinions opinions,
            Participants participants,
            Organisation organisation,
            TimeLimits limits,
            CaseHistory history,
            PetitionNotices notices,
            Clock clock) {
        this.cases = cases;
        this.opinions = opinions;
        this.participants = participants;
        this.organisation = organisation;
        this.limits = limits;
        this.history = history;
        this.notices = notices;
        this.clock = clock;
    }

    /** The handler's draft; null where he left a field empty. */
    public record Draft(
            Conclusion conclusion,
            String findings,
            String opinion,
            String legalBasis,
            String agreement,
            String closingSolved,
            String closingExplained,
            String closingHelped,
            String closingLawful) {}

    /** What comes next: a head signs, or the parties have signed already. */
    public enum Result {
        OPINION,
        AGREEMENT
    }

    /**
     * How the handling ended.
     *
     * @param revisitDueAt until when the office asks the petitioner; null while an answer still waits for its signature
     */
    public record Handled(Result result, Instant revisitDueAt) {}

    /**
     * Takes the draft.
     *
     * @throws Refusal naming what is missing for this kind of petition, or if the handler may not handle it again
     */
    @Transactional
    public Handled resolve(String number, Draft draft, String userId) {
        PetitionCourse course = cases.locked(number);
        mayHandle(course, userId);
        FieldChecks checks = new FieldChecks();
        if (course.kind() == Kind.DISPUTE) {
            checks.requiredText("agreement", "调解协议内容", draft.agreement(), TEXT_LENGTH);
            checks.require(draft.conclusion() == null, "conclusion", "矛盾纠纷以调解协议办结，不填处理结论");
        } else {
            checkAnswer(course.kind(), draft, checks);
        }
        checks.done();
        opinions.add(number, draft, userId, clock.instant());
        participants.note(course, userId, Participants.Part.HANDLED);
        return course.kind() == Kind.DISPUTE ? agreed(course, userId) : drafted(course, draft, userId);
    }

    private static void checkAnswer(Kind kind, Draft draft, FieldChecks checks) {
        checks.require(
                draft.conclusion() != null && draft.conclusion().suits(kind),
                "conclusion",
                kind == Kind.CLAIM ? "请选择处理结论：支持、解释说明或不予支持" : "请选择采纳情况：采纳、部分采纳或未采纳");
        checks.requiredText("opinion", kind == Kind.CLAIM ? "处理意见" : "答复内容", draft.opinion(), TEXT_LENGTH);
        checks.require(draft.agreement() == null, "agreement", "调解协议只用于矛盾纠纷");
        if (kind == Kind.CLAIM) {
            checks.requiredText("findings", "查明的事实和理由", draft.findings(), TEXT_LENGTH)
                    .requiredText("legalBasis", "法律依据", draft.legalBasis(), TEXT_LENGTH)
                    .requiredText("closingSolved", "诉求合理的解决问题到位", draft.closingSolved(), CLOSING_LENGTH)
                    .requiredText("closingExplained", "诉求无理的思想教育到位", draft.closingExplained(), CLOSING_LENGTH)
                    .requiredText("closingHelped", "生活困难的帮扶救助到位", draft.closingHelped(), CLOSING_LENGTH)
                    .requiredText("closingLawful", "行为违法的依法处理", draft.closingLawful(), CLOSING_LENGTH);
        }
    }

    /** A reopened matter goes to somebody new, unless the unit has nobody else. */
    private void mayHandle(PetitionCourse course, String userId) {
        if (course.round() == 0) {
            return;
        }
        Set<String> before = participants.handlersIn(course.number(), course.round() - 1);
        if (!before.contains(userId)) {
            return;
        }
        Set<String> others = organisation.members(notices.responsible(course).group()).stream()
                .map(Organisation.Person::userId)
                .filter(member -> !before.contains(member))
                .collect(Collectors.toSet());
        if (!others.isEmpty()) {
            throw Refusal.forbidden("重新办理的事项应当更换承办人，请由本单位其他承办人办理。");
        }
        history.note(course.number(), userId, EventKind.REOPENED, "承办单位没有其他承办人，仍由原承办人办理。");
    }

    private Handled drafted(PetitionCourse course, Draft draft, String userId) {
        course.answered(draft.conclusion());
        cases.save(course);
        history.announce(
                course.number(),
                userId,
                EventKind.DRAFTED,
                "已拟出答复，结论：" + draft.conclusion().title() + "，待负责人签发。",
                "承办单位已拟出答复，正在审核签发。");
        return new Handled(Result.OPINION, null);
    }

    private Handled agreed(PetitionCourse course, String userId) {
        limits.meet(LimitKind.MEDIATE, course.number(), clock.instant());
        limits.meet(LimitKind.HANDLE_REOPENED, course.number(), clock.instant());
        TimeLimit revisit = limits.start(LimitKind.REVISIT, course.number(), clock.instant());
        course.awaitsRevisit();
        cases.save(course);
        history.announce(course.number(), userId, EventKind.AGREED, "双方签订调解协议，待回访。", "双方已达成调解协议，我们将回访履行情况。");
        notices.agreementReached(course);
        return new Handled(Result.AGREEMENT, revisit.dueAt());
    }
}
