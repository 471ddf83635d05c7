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
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/** The petitioner's right to have an opinion reviewed, twice (Art 35, 36), as far as this office keeps it. */
@Service
public class Reviews {

    private final Cases cases;
    private final Revisiting revisiting;
    private final TimeLimits limits;
    private final CaseHistory history;
    private final PetitionNotices notices;
    private final PetitionProcess process;
    private final JdbcClient jdbc;
    private final Clock clock;

    Reviews(
            Cases cases,
            Revisiting revisiting,
            TimeLimits limits,
            CaseHistory history,
            PetitionNotices notices,
            PetitionProcess process,
            JdbcClient jdbc,
            Clock clock) {
        this.cases = cases;
        this.revisiting = revisiting;
        this.limits = limits;
        this.history = history;
        this.notices = notices;
        this.process = process;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What a decision means for the course. */
    public enum Outcome {
        /** Upheld in the first stage: another window opens, for the final review. */
        WINDOW_AGAIN,
        /** Upheld in the final review: the matter is final (Art 36). */
        FINAL,
        /** Revoked or modified: handled again. */
        REOPEN
    }

    /** The window that a petitioner can use. */
    public record Window(ReviewStage stage, TimeLimit limit) {}

    private record Request(long id, ReviewStage stage, LocalDate askedOn) {}

    /** The window that is open now, if one is. */
    public Optional<Window> openWindow(String number) {
        return window(number, ReviewStage.FINAL_REVIEW, LimitKind.REQUEST_FINAL_REVIEW)
                .or(() -> window(number, ReviewStage.REVIEW, LimitKind.REQUEST_REVIEW));
    }

    /**
     * Records that the petitioner asks for a review; the matter then stays open until it is decided.
     *
     * @param userId who records it at the counter, or null for the petitioner himself
     * @throws Refusal if no window is open or the day lies outside it
     */
    @Transactional
    public void request(String number, LocalDate askedOn, String reasons, String userId) {
        PetitionCourse course = cases.locked(number);
        Window window = openWindow(number).orElseThrow(() -> Refusal.conflict("该事项现在不在申请复查、复核的期限内。"));
        FieldChecks checks = new FieldChecks();
        checks.requiredText("reasons", "申请理由", reasons, 5_000);
        checks.require(askedOn != null, "askedOn", "请填写申请日期");
        if (askedOn != null) {
            checks.require(!askedOn.isAfter(LocalDate.now(clock)), "askedOn", "申请日期不能晚于今天");
            checks.require(
                    !askedOn.isBefore(window.limit().startedOn())
                            && !askedOn.isAfter(window.limit().dueOn()),
                    "askedOn",
                    "申请日期不在期限内（%s至%s）"
                            .formatted(
                                    PetitionTexts.day(window.limit().startedOn()),
                                    PetitionTexts.day(window.limit().dueOn())));
        }
        checks.done();
        Instant now = clock.instant();
        jdbc.sql("""
                insert into review_request (petition_number, stage, asked_on, reasons, recorded_by, recorded_at)
                values (:number, :stage, :askedOn, :reasons, :by, :at)""")
                .param("number", number)
                .param("stage", window.stage().name())
                .param("askedOn", askedOn)
                .param("reasons", reasons.strip())
                .param("by", userId)
                .param("at", Timestamp.from(now))
                .update();
        limits.meet(window.limit().kind(), number, now);
        LimitKind decide =
                window.stage() == ReviewStage.REVIEW ? LimitKind.DECIDE_REVIEW : LimitKind.DECIDE_FINAL_REVIEW;
        TimeLimit decision = limits.start(
                decide, number, askedOn.atStartOfDay(ApplicationClock.ZONE).toInstant());
        course.underReview();
        cases.save(course);
        history.announce(
                number,
                userId,
                EventKind.REVIEW_REQUESTED,
                "信访人%s申请%s，应于%s前作出意见。"
                        .formatted(PetitionTexts.day(askedOn), window.stage().title(), PetitionTexts.lastDay(decision)),
                "已登记您的%s申请。".formatted(window.stage().title()));
        notices.reviewRecorded(course, window.stage(), askedOn);
        process.reviewRequested(number, decision.dueAt());
    }

    /** The stage of the review that runs. */
    public ReviewStage stage(String number) {
        return newest(number).stage();
    }

    /** End of the window that is open. */
    public Instant windowUntil(String number) {
        return openWindow(number).orElseThrow().limit().dueAt();
    }

    /** Records what the reviewing organ decided and served. */
    @Transactional
    public Outcome decide(
            String number,
            ReviewDecision decision,
            LocalDate decidedOn,
            LocalDate servedOn,
            String comment,
            String userId) {
        PetitionCourse course = cases.locked(number);
        Request request = newest(number);
        LocalDate today = LocalDate.now(clock);
        FieldChecks checks = new FieldChecks();
        checks.require(
                !decidedOn.isBefore(request.askedOn()) && !decidedOn.isAfter(today), "decidedOn", "作出日期应在申请之后、今天之前");
        checks.require(!servedOn.isBefore(decidedOn) && !servedOn.isAfter(today), "servedOn", "送达日期应在作出日期之后、今天之前");
        checks.require(decision == ReviewDecision.UPHOLD || comment != null, "comment", "撤销或变更的，请写明要求");
        checks.done();
        jdbc.sql("""
                insert into review_outcome (request_id, decision, decided_on, served_on, comment, recorded_by, recorded_at)
                values (:request, :decision, :decidedOn, :servedOn, :comment, :by, :at)""")
                .param("request", request.id())
                .param("decision", decision.name())
                .param("decidedOn", decidedOn)
                .param("servedOn", servedOn)
                .param("comment", comment)
                .param("by", userId)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        boolean first = request.stage() == ReviewStage.REVIEW;
        limits.meet(first ? LimitKind.DECIDE_REVIEW : LimitKind.DECIDE_FINAL_REVIEW, number, clock.instant());
        history.announce(
                number,
                userId,
                EventKind.REVIEW_DECIDED,
                "%s意见：%s原处理意见。%s".formatted(request.stage().title(), decision.title(), comment == null ? "" : comment),
                "%s机关已作出意见：%s原处理意见。".formatted(request.stage().title(), decision.title()));
        Outcome outcome =
                decision != ReviewDecision.UPHOLD ? Outcome.REOPEN : first ? Outcome.WINDOW_AGAIN : Outcome.FINAL;
        if (outcome == Outcome.WINDOW_AGAIN) {
            limits.start(
                    LimitKind.REQUEST_FINAL_REVIEW,
                    number,
                    servedOn.atStartOfDay(ApplicationClock.ZONE).toInstant());
        }
        if (revisiting.settled(course)) {
            course.awaitsEndOfWindow();
        } else {
            course.awaitsRevisit();
        }
        cases.save(course);
        return outcome;
    }

    /** Notes that the petitioner's days are over. */
    @Transactional
    public void windowOver(String number) {
        PetitionCourse course = cases.locked(number);
        openWindow(number).ifPresent(window -> {
            limits.meet(window.limit().kind(), number, clock.instant());
            history.announce(
                    course.number(),
                    null,
                    EventKind.WINDOW_OVER,
                    "申请%s的期限届满，信访人没有申请。".formatted(window.stage().title()),
                    "申请%s的期限已届满。".formatted(window.stage().title()));
        });
    }

    private Optional<Window> window(String number, ReviewStage stage, LimitKind kind) {
        return limits.running(number).stream()
                .filter(limit -> limit.kind() == kind)
                .findFirst()
                .map(limit -> new Window(stage, limit));
    }

    private Request newest(String number) {
        return jdbc.sql("""
                select id, stage, asked_on from review_request where petition_number = :number
                order by id desc limit 1""").param("number", number).query(Request.class).single();
    }
}
