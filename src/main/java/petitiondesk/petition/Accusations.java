package petitiondesk.petition;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.party.Parties;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/** What discipline inspection does with an accusation: assess, investigate, tell whoever made it (Art 30). */
@Service
public class Accusations {

    private static final int TEXT = 20_000;
    private static final int ORGAN = 200;

    private final JdbcClient jdbc;
    private final Cases cases;
    private final ShutOuts shutOuts;
    private final Accused accused;
    private final Parties parties;
    private final TimeLimits limits;
    private final CaseHistory history;
    private final PetitionNotices notices;
    private final AccusationProcess process;
    private final Clock clock;

    Accusations(
            JdbcClient jdbc,
            Cases cases,
            ShutOuts shutOuts,
            Accused accused,
            Parties parties,
            TimeLimits limits,
            CaseHistory history,
            PetitionNotices notices,
            AccusationProcess process,
            Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.shutOuts = shutOuts;
        this.accused = accused;
        this.parties = parties;
        this.limits = limits;
        this.history = history;
        this.notices = notices;
        this.process = process;
        this.clock = clock;
    }

    /** Opens the lane of an accusation that is being handed over. */
    void open(PetitionCourse course) {
        String number = course.number();
        accused.recordNamed(number);
        jdbc.sql("insert into accusation (petition_number, at) values (:number, :at)")
                .param("number", number)
                .param("at", now())
                .update();
        history.announce(number, null, EventKind.TAKEN_IN, "纪检监察接收，等待研判。", "已由纪检监察机关接收。");
        Instant dueAt = limits.start(LimitKind.ASSESS_ACCUSATION, number, clock.instant())
                .dueAt();
        process.handedOver(number, dueAt);
    }

    /**
     * Decides whether it is taken up.
     *
     * @param organ for {@link AccusationAssessment#PASS_ON} the discipline organ that is competent, else null
     * @return the end of the next step's limit: of the investigation, or else of the feedback
     */
    @Transactional
    public Instant assess(String number, AccusationAssessment assessment, String organ, String reasons, String userId) {
        locked(number, userId);
        String named = assessment == AccusationAssessment.PASS_ON ? organ : null;
        FieldChecks checks = new FieldChecks()
                .require(assessment != null, "assessment", "请选择研判结论")
                .text("organ", "有权的纪检监察机关", named, ORGAN)
                .text("reasons", "理由", reasons, TEXT);
        checks.require(assessment != AccusationAssessment.PASS_ON || named != null, "organ", "请写明有权的纪检监察机关")
                .require(assessment == AccusationAssessment.TAKE_UP || reasons != null, "reasons", "不由本机关受理的，请写明理由")
                .done();
        write(
                jdbc.sql("""
                        insert into accusation_assessment (petition_number, assessment, organ, reasons, assessed_by, at)
                        values (:number, :assessment, :organ, :reasons, :by, :at) on conflict do nothing""")
                        .param("assessment", assessment.name())
                        .param("organ", named)
                        .param("reasons", reasons),
                number,
                userId);
        Instant now = clock.instant();
        limits.meet(LimitKind.ASSESS_ACCUSATION, number, now);
        history.announce(
                number,
                userId,
                EventKind.ASSESSED,
                "研判结论：%s%s。%s"
                        .formatted(
                                assessment.title(),
                                named == null ? "" : "（" + named + "）",
                                reasons == null ? "" : "理由：" + reasons),
                "已告知受理情况。");
        LimitKind next = assessment == AccusationAssessment.TAKE_UP
                ? LimitKind.INVESTIGATE_ACCUSATION
                : LimitKind.ANSWER_ACCUSATION;
        return limits.start(next, number, now).dueAt();
    }

    /** Tells whoever made the accusation that it is decided whether it is taken up, without a word on its contents. */
    @Transactional
    public void tellAssessment(String number) {
        notices.accusationAssessed(number);
    }

    /**
     * Records what the investigation has come to.
     *
     * @return the end of the limit for the feedback
     */
    @Transactional
    public Instant investigated(String number, AccusationOutcome outcome, String findings, String userId) {
        locked(number, userId);
        new FieldChecks()
                .require(outcome != null, "outcome", "请选择核查结论")
                .requiredText("findings", "查明的情况和处理", findings, TEXT)
                .done();
        write(jdbc.sql("""
                        insert into accusation_result (petition_number, outcome, findings, investigated_by, at)
                        values (:number, :outcome, :findings, :by, :at) on conflict do nothing""").param("outcome", outcome.name()).param("findings", findings.strip()), number, userId);
        Instant now = clock.instant();
        limits.meet(LimitKind.INVESTIGATE_ACCUSATION, number, now);
        history.note(number, userId, EventKind.INVESTIGATED, "核查结论：%s。".formatted(outcome.title()));
        return limits.start(LimitKind.ANSWER_ACCUSATION, number, now).dueAt();
    }

    /**
     * Records how the petitioner was told.
     *
     * @param told what he was told, or why he could not be
     */
    @Transactional
    public void fedBack(String number, FeedbackMethod method, LocalDate toldOn, String told, String userId) {
        locked(number, userId);
        boolean possible = method != FeedbackMethod.NOT_POSSIBLE;
        LocalDate today = LocalDate.ofInstant(clock.instant(), ApplicationClock.ZONE);
        LocalDate on = possible ? toldOn : null;
        new FieldChecks()
                .require(method != null, "feedbackMethod", "请选择反馈方式")
                .require(
                        !possible || parties.petitioner(number).isPresent(),
                        "feedbackMethod",
                        "匿名反映的事项没有可以反馈的人，请选择“无法反馈”")
                .require(!possible || on != null, "toldOn", "请填写反馈日期")
                .require(
                        on == null || !on.isAfter(today) && !on.isBefore(openedOn(number)), "toldOn", "反馈日期应在移送之日至今天之间")
                .requiredText("told", "告知的内容或者无法反馈的原因", told, TEXT)
                .done();
        write(
                jdbc.sql("""
                        insert into accusation_feedback (petition_number, method, told_on, told, given_by, at)
                        values (:number, :method, :toldOn, :told, :by, :at) on conflict do nothing""").param("method", method.name()).param("toldOn", on).param("told", told.strip()),
                number,
                userId);
        limits.meet(LimitKind.ANSWER_ACCUSATION, number, clock.instant());
        if (possible) {
            history.announce(
                    number,
                    userId,
                    EventKind.FED_BACK,
                    "%s%s反馈。".formatted(PetitionTexts.day(on), method.title()),
                    "已反馈。");
        } else {
            history.note(number, userId, EventKind.FED_BACK, "无法反馈，原因已记录。");
        }
    }

    /** Ends the lane. */
    @Transactional
    public void close(String number) {
        PetitionCourse course = cases.locked(number);
        course.closed(clock.instant());
        cases.save(course);
        history.note(number, null, EventKind.CLOSED, "检举控告办结。");
        notices.accusationClosed(number);
    }

    private LocalDate openedOn(String number) {
        return jdbc.sql("select at from accusation where petition_number = :number")
                .param("number", number)
                .query(Timestamp.class)
                .optional()
                .map(at -> LocalDate.ofInstant(at.toInstant(), ApplicationClock.ZONE))
                .orElseThrow(Cases::unknown);
    }

    /** A second wall behind the engine's rights on the task. */
    private void locked(String number, String userId) {
        cases.locked(number);
        if (shutOuts.isShutOut(number, userId)) {
            throw Cases.unknown();
        }
    }

    private void write(JdbcClient.StatementSpec statement, String number, String userId) {
        int written = statement
                .param("number", number)
                .param("by", userId)
                .param("at", now())
                .update();
        if (written == 0) {
            throw Refusal.conflict("这一步已经办过，请刷新后再看。");
        }
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    /** Whether discipline inspection's lane was opened for it. */
    boolean isOpened(String number) {
        return jdbc.sql("select exists (select from accusation where petition_number = :number)")
                .param("number", number)
                .query(Boolean.class)
                .single();
    }

    /** Where the accusation is in its own diagram; empty before it was handed over. */
    Optional<PetitionProcess.Position> position(String number) {
        return isOpened(number) ? Optional.of(process.position(number)) : Optional.empty();
    }
}
