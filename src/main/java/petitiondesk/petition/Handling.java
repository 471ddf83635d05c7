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
import petitiondesk.organisation.Responsible;
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
    private final ResponsibleUnits units;
    private final HardCases hardCases;
    private final LeadResults results;
    private final Recusals recusals;
    private final Extensions extensions;
    private final Merging merging;
    private final SimpleProcedure simple;
    private final Levels levels;
    private final Clock clock;

    Handling(
            Cases cases,
            Opinions opinions,
            Participants participants,
            Organisation organisation,
            TimeLimits limits,
            CaseHistory history,
            PetitionNotices notices,
            ResponsibleUnits units,
            HardCases hardCases,
            LeadResults results,
            Recusals recusals,
            Extensions extensions,
            Merging merging,
            SimpleProcedure simple,
            Levels levels,
            Clock clock) {
        this.cases = cases;
        this.opinions = opinions;
        this.participants = participants;
        this.organisation = organisation;
        this.limits = limits;
        this.history = history;
        this.notices = notices;
        this.units = units;
        this.hardCases = hardCases;
        this.results = results;
        this.recusals = recusals;
        this.extensions = extensions;
        this.merging = merging;
        this.simple = simple;
        this.levels = levels;
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

    /** What comes next: a head signs, the parties have signed already, the leader confirms, the meeting decides, or it is handled on. */
    public enum Result {
        OPINION,
        AGREEMENT,
        LED,
        HARD,
        EXTENSION,
        HANDED_UP
    }

    /**
     * How the handling ended.
     *
     * @param revisitDueAt until when the office asks the petitioner; null unless an agreement is in force
     * @param to who handles it from now on; null unless it was handed up
     */
    public record Handled(Result result, Instant revisitDueAt, Responsible to) {

        Handled(Result result, Instant revisitDueAt) {
            this(result, revisitDueAt, null);
        }
    }

    /**
     * Takes the draft.
     *
     * @throws Refusal naming what is missing for this kind of petition, or if the handler may not handle it again
     */
    @Transactional
    public Handled resolve(String number, Draft draft, String userId) {
        merging.takeTurnsOnDispute(cases.course(number));
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
        if (results.awaitsLeader(course)) {
            history.note(number, userId, EventKind.DRAFTED, "办案人员报告已化解，待包案领导确认。");
            return new Handled(Result.LED, null);
        }
        return conclude(course, opinions.newest(number).orElseThrow(), userId);
    }

    /**
     * Gives the case to the joint meeting.
     *
     * @param difficulty why it cannot be resolved here
     * @throws Refusal if the reason is missing, or the meeting has given the case to a leader already
     */
    @Transactional
    public Handled giveToMeeting(String number, String difficulty, String userId) {
        PetitionCourse course = cases.locked(number);
        mayHandle(course, userId);
        if (course.isLed()) {
            throw Refusal.conflict("该事项已由联席会议包案，不能再次提交；不能按期化解的，到期后由下次会议督办。");
        }
        new FieldChecks()
                .requiredText("difficulty", "疑难情况", difficulty, HardCaseTexts.DIFFICULTY)
                .done();
        participants.note(course, userId, Participants.Part.HANDLED);
        simple.endFor(course, "提交联席会议", userId);
        hardCases.name(course, HardCases.Source.HANDLER, difficulty, userId);
        return new Handled(Result.HARD, null);
    }

    /**
     * Hands a dispute that cannot be settled here to the next level: village, 管区, unit of the township. The limit runs on.
     *
     * @param difficulty why it cannot be settled here
     * @throws Refusal if it is no dispute, there is no next level, or the reason is missing
     */
    @Transactional
    public Handled handUp(String number, String difficulty, String userId) {
        PetitionCourse course = cases.locked(number);
        mayHandle(course, userId);
        if (course.kind() != Kind.DISPUTE) {
            throw Refusal.invalid("outcome", "只有矛盾纠纷可以逐级上交；申诉求决和建议意见由办公室改变承办单位");
        }
        if (course.isLed()) {
            throw Refusal.invalid("outcome", "该事项已由联席会议包案，由办案人员办理");
        }
        Responsible here = units.of(course);
        Responsible next = levels.above(course).orElseThrow(() -> Refusal.invalid("outcome", "已经是乡镇一级；难以化解的，请提交联席会议"));
        new FieldChecks()
                .requiredText("difficulty", "疑难情况", difficulty, HardCaseTexts.DIFFICULTY)
                .require(
                        !organisation.members(next.group()).isEmpty(),
                        "outcome",
                        "“" + next.name() + "”没有承办人，请先在组织机构中指定")
                .done();
        participants.note(course, userId, Participants.Part.HANDLED);
        course.handledBy(next.code());
        cases.save(course);
        history.announce(
                number,
                userId,
                EventKind.HANDED_UP,
                "%s未能化解，上交%s：%s".formatted(here.name(), next.name(), difficulty.strip()),
                "由%s继续调处，期限不变。".formatted(next.name()));
        return new Handled(Result.HANDED_UP, null, next);
    }

    /** Asks for more days and handles on meanwhile, see {@link Extensions#ask}. */
    @Transactional
    public Handled askForDays(String number, Integer days, String reason, String userId) {
        mayHandle(cases.locked(number), userId);
        extensions.ask(number, days, reason, userId);
        return new Handled(Result.EXTENSION, null);
    }

    /** Ends the handling with what was drafted; for a led case once its leader has confirmed. */
    Handled conclude(PetitionCourse course, Opinions.Opinion draft, String userId) {
        return course.kind() == Kind.DISPUTE ? agreed(course, userId) : drafted(course, draft.conclusion(), userId);
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
        recusals.check(course.number(), userId);
        if (course.round() == 0) {
            return;
        }
        Set<String> before = participants.handlersIn(course.number(), course.round() - 1);
        if (!before.contains(userId)) {
            return;
        }
        Set<String> others = organisation.members(units.of(course).group()).stream()
                .map(Organisation.Person::userId)
                .filter(member -> !before.contains(member))
                .collect(Collectors.toSet());
        if (!others.isEmpty()) {
            throw Refusal.forbidden("重新办理的事项应当更换承办人，请由本单位其他承办人办理。");
        }
        history.note(course.number(), userId, EventKind.REOPENED, "承办单位没有其他承办人，仍由原承办人办理。");
    }

    private Handled drafted(PetitionCourse course, Conclusion conclusion, String userId) {
        course.answered(conclusion);
        cases.save(course);
        history.announce(
                course.number(),
                userId,
                EventKind.DRAFTED,
                "已拟出答复，结论：" + conclusion.title() + "，待负责人签发。",
                "承办单位已拟出答复，正在审核签发。");
        return new Handled(Result.OPINION, null);
    }

    private Handled agreed(PetitionCourse course, String userId) {
        HandlingLimits.UNTIL_ANSWER.forEach(kind -> limits.meet(kind, course.number(), clock.instant()));
        TimeLimit revisit = limits.start(LimitKind.REVISIT, course.number(), clock.instant(), course.responsible());
        course.awaitsRevisit();
        cases.save(course);
        history.announce(course.number(), userId, EventKind.AGREED, "双方签订调解协议，待回访。", "双方已达成调解协议，我们将回访履行情况。");
        notices.agreementReached(course);
        merging.answered(course, "双方达成调解协议");
        return new Handled(Result.AGREEMENT, revisit.dueAt());
    }
}
