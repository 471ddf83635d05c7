package petitiondesk.petition;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/** The head of the responsible unit takes back a step that was taken in error, before anybody has gone on from it. */
@Service
public class SendingBack {

    private static final int REASON = 2_000;

    private final JdbcClient jdbc;
    private final Cases cases;
    private final Opinions opinions;
    private final HardCases hardCases;
    private final MeetingAgenda agenda;
    private final Merging merging;
    private final Recusals recusals;
    private final TimeLimits limits;
    private final CaseHistory history;
    private final PetitionNotices notices;
    private final PetitionProcess process;
    private final Clock clock;

    SendingBack(
            JdbcClient jdbc,
            Cases cases,
            Opinions opinions,
            HardCases hardCases,
            MeetingAgenda agenda,
            Merging merging,
            Recusals recusals,
            TimeLimits limits,
            CaseHistory history,
            PetitionNotices notices,
            PetitionProcess process,
            Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.opinions = opinions;
        this.hardCases = hardCases;
        this.agenda = agenda;
        this.merging = merging;
        this.recusals = recusals;
        this.limits = limits;
        this.history = history;
        this.notices = notices;
        this.process = process;
        this.clock = clock;
    }

    /** What is taken back; the names are kept in the database. */
    public enum Step {
        SIGNATURE("签发", "原签发作废，退回承办人修改；期限照常计算。", "答复在送达之前由承办单位收回修改，办理期限不变。"),
        AGREEMENT("调解协议", "登记的协议作废，继续调处；期限照常计算。", "此前告知的协议作废，继续调处，办理期限不变。"),
        NAMING("提交联席会议", "不再提交联席会议，继续办理；期限照常计算。", "事项不再提交联席会议，由承办单位继续办理，办理期限不变。");

        private final String title;
        private final String effect;
        private final String told;

        Step(String title, String effect, String told) {
            this.title = title;
            this.effect = effect;
            this.told = told;
        }

        public String title() {
            return title;
        }

        /** What it means, for whoever takes it back. */
        public String effect() {
            return effect;
        }
    }

    /** The step that can be taken back now, or why none can. */
    record Possible(Step step, String hindrance) {

        static Possible yes(Step step) {
            return new Possible(step, null);
        }

        static Possible no(String why) {
            return new Possible(null, why);
        }
    }

    Possible possible(PetitionCourse course) {
        if (course.restricted()) {
            return Possible.no("检举控告由纪检监察处理，不在这里收回。");
        }
        return switch (course.status()) {
            case OPINION ->
                signature(course.number()).isPresent()
                        ? Possible.yes(Step.SIGNATURE)
                        : Possible.no("答复还没有签发；不同意的，请在签发任务中退回修改。");
            case REVISIT -> agreement(course);
            case HARD -> naming(course);
            case TRANSFERRED, HANDLING, LED -> Possible.no("事项正在承办单位，没有可以收回的步骤；不该由本单位承办的，请联席会议办公室改变承办单位。");
            default ->
                Possible.no("该事项现在是“%s”，已经不能收回。".formatted(course.status().title()));
        };
    }

    private Optional<Opinions.Signature> signature(String number) {
        return opinions.newest(number)
                .flatMap(draft -> opinions.signature(draft.id()))
                .filter(signature -> signature.approval() == Approval.APPROVE);
    }

    private Possible agreement(PetitionCourse course) {
        if (course.kind() != Kind.DISPUTE) {
            return Possible.no("答复已经送达，不能收回；信访人不认同的，可以申请复查。");
        }
        if (course.isLed()) {
            return Possible.no("包案事项的结果由包案领导确认，承办单位不能收回；没有落实的，回访时会重新办理。");
        }
        boolean revisited = jdbc.sql(
                        "select exists (select from revisit where petition_number = :number and round = :round)")
                .param("number", course.number())
                .param("round", course.round())
                .query(Boolean.class)
                .single();
        return revisited ? Possible.no("联席会议办公室已经开始回访，不能收回；没有落实的，回访时会重新办理。") : Possible.yes(Step.AGREEMENT);
    }

    private Possible naming(PetitionCourse course) {
        Optional<HardCases.Source> source = hardCases.source(course.number());
        if (source.filter(by -> by == HardCases.Source.HANDLER).isEmpty()) {
            return Possible.no("疑难问题不是承办单位提交的（%s），承办单位不能收回。"
                    .formatted(source.map(HardCases.Source::title).orElse("来源不明")));
        }
        if (hardCases.isDecided(course.number())) {
            return Possible.no("联席会议已经作出决定，不能收回。");
        }
        return agenda.frozenFor(course.number())
                .map(meeting -> Possible.no("已经列入%s的议程，不能收回，由会议决定。".formatted(meeting)))
                .orElseGet(() -> Possible.yes(Step.NAMING));
    }

    /**
     * Takes the last step back, so that whoever handles has the case again, within the days that it had.
     *
     * @throws Refusal naming the field, or saying why it is too late
     */
    @Transactional
    public void sendBack(String number, String reason, String userId) {
        merging.takeTurns();
        hardCases.takeTurns();
        PetitionCourse course = cases.locked(number);
        recusals.check(number, userId);
        Possible possible = possible(course);
        if (possible.step() == null) {
            throw Refusal.conflict(possible.hindrance());
        }
        new FieldChecks().requiredText("reason", "收回的理由", reason, REASON).done();
        Step step = possible.step();
        jdbc.sql("""
                insert into step_taken_back (petition_number, step, reason, taken_back_by, at)
                values (:number, :step, :reason, :by, :at)""")
                .param("number", number)
                .param("step", step.name())
                .param("reason", reason.strip())
                .param("by", userId)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        history.announce(
                number,
                userId,
                EventKind.TAKEN_BACK,
                "收回%s：%s理由：%s".formatted(step.title, step.effect, reason.strip()),
                step.told);
        switch (step) {
            case SIGNATURE -> unsign(course, reason.strip(), userId);
            case AGREEMENT -> dissolve(course, reason.strip(), userId);
            case NAMING -> course.takenBackFromMeeting();
        }
        cases.save(course);
        if (step == Step.AGREEMENT) {
            notices.agreementTakenBack(course);
            merging.answerTakenBack(course);
        }
        process.sentBack(number);
    }

    private void unsign(PetitionCourse course, String reason, String userId) {
        Instant signedAt = signature(course.number()).orElseThrow().decidedAt();
        takeBackDraft(course, signedAt, reason, userId);
    }

    private void dissolve(PetitionCourse course, String reason, String userId) {
        Instant agreedAt = opinions.newest(course.number()).orElseThrow().draftedAt();
        limits.end(LimitKind.REVISIT, course.number(), clock.instant());
        takeBackDraft(course, agreedAt, reason, userId);
    }

    /** The draft counts as returned by the head, and the limits that it had met run on from their start. */
    private void takeBackDraft(PetitionCourse course, Instant since, String reason, String userId) {
        String number = course.number();
        Instant now = clock.instant();
        opinions.sign(opinions.newest(number).orElseThrow().id(), Approval.RETURN, reason, userId, now);
        limits.of(number).stream()
                .filter(limit -> HandlingLimits.UNTIL_ANSWER.contains(limit.kind()))
                .filter(limit -> limit.metAt() != null && !limit.metAt().isBefore(since))
                .map(TimeLimit::kind)
                .distinct()
                .forEach(kind -> limits.runOn(kind, number, now));
        course.takenBackToHandler();
    }
}
