package petitiondesk.petition;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/** 听证: a hard case is heard in public; in a final review the days of the hearing are not counted (Art 36). */
@Service
public class Hearings {

    private static final int PLACE = 200;
    private static final int TEXT = 20_000;
    private static final Set<Status> UNDER_WAY =
            EnumSet.of(Status.HANDLING, Status.HARD, Status.LED, Status.OPINION, Status.REVIEW);

    private final JdbcClient jdbc;
    private final Cases cases;
    private final CaseHistory history;
    private final ProcedureNotices notices;
    private final TimeLimits limits;
    private final PetitionProcess process;
    private final Clock clock;

    Hearings(
            JdbcClient jdbc,
            Cases cases,
            CaseHistory history,
            ProcedureNotices notices,
            TimeLimits limits,
            PetitionProcess process,
            Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.history = history;
        this.notices = notices;
        this.limits = limits;
        this.process = process;
        this.clock = clock;
    }

    /** What became of a hearing; the names are kept in the database. */
    public enum Outcome {
        HELD("已举行"),
        CANCELLED("已取消");

        private final String title;

        Outcome(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /**
     * A hearing.
     *
     * @param outcome null while it is to come
     * @param conclusion what it came to, or why it was cancelled
     */
    public record Hearing(
            long id,
            Instant heldAt,
            String place,
            String reason,
            Outcome outcome,
            LocalDate heldOn,
            LocalDate endedOn,
            String attended,
            String conclusion) {}

    /** Why none can be called now, or null. */
    String hindrance(PetitionCourse course) {
        if (course.restricted() || !UNDER_WAY.contains(course.status())) {
            return "正在办理或者复查、复核的事项才能举行听证。";
        }
        return waiting(course.number()).isPresent() ? "已经定下一次听证，请先举行或者取消。" : null;
    }

    /**
     * Sets a hearing.
     *
     * @param heldAt local date and time such as {@code 2026-09-01T09:00}
     * @throws Refusal naming the field
     */
    @Transactional
    public void call(String number, String heldAt, String place, String reason, String userId) {
        PetitionCourse course = cases.locked(number);
        String hindrance = hindrance(course);
        if (hindrance != null) {
            throw Refusal.conflict(hindrance);
        }
        Optional<Instant> at = instant(heldAt);
        new FieldChecks()
                .require(at.isPresent(), "heldAt", "听证时间不正确，应写成 2026-09-01T09:00 的形式")
                .require(at.isEmpty() || at.get().isAfter(clock.instant()), "heldAt", "听证时间应在现在之后")
                .requiredText("place", "听证地点", place, PLACE)
                .requiredText("reason", "听证事由", reason, TEXT)
                .done();
        jdbc.sql("""
                insert into hearing (petition_number, held_at, place, reason, called_by, called_at)
                values (:number, :heldAt, :place, :reason, :by, :at)""")
                .param("number", number)
                .param("heldAt", Timestamp.from(at.get()))
                .param("place", place.strip())
                .param("reason", reason.strip())
                .param("by", userId)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        history.announce(
                number,
                userId,
                EventKind.HEARING,
                "定于%s在%s举行听证：%s".formatted(PetitionTexts.minute(at.get()), place.strip(), reason.strip()),
                "定于%s在%s举行听证，请您参加。".formatted(PetitionTexts.minute(at.get()), place.strip()));
        notices.hearingCalled(course, waiting(number).orElseThrow());
        if (!process.hearingCalled(number, at.get())) {
            throw Refusal.conflict("该事项的办理流程没有听证环节。");
        }
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.ofNullable(text)
                    .map(LocalDateTime::parse)
                    .map(local -> local.atZone(ApplicationClock.ZONE).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /**
     * Records what the hearing came to.
     *
     * @param endedOn its last day; null if it was over on the day on which it began
     * @throws Refusal naming the field
     */
    @Transactional
    public void record(
            String number, LocalDate heldOn, LocalDate endedOn, String attended, String conclusion, String userId) {
        PetitionCourse course = cases.locked(number);
        Hearing hearing = waiting(number).orElseThrow(() -> Refusal.conflict("现在没有等待举行的听证。"));
        LocalDate today = LocalDate.now(clock);
        LocalDate end = endedOn == null ? heldOn : endedOn;
        FieldChecks checks = new FieldChecks()
                .require(heldOn != null, "heldOn", "请填写举行日期")
                .requiredText("attended", "到场人员", attended, TEXT)
                .requiredText("conclusion", "听证结论", conclusion, TEXT);
        if (heldOn != null) {
            checks.require(!heldOn.isAfter(today), "heldOn", "举行日期不能晚于今天")
                    .require(!end.isBefore(heldOn), "endedOn", "结束日期不能早于举行日期")
                    .require(!end.isAfter(today), "endedOn", "结束日期不能晚于今天");
        }
        checks.done();
        end(hearing, Outcome.HELD, heldOn, end, attended.strip(), conclusion.strip(), userId, clock.instant());
        takeOutOfFinalReview(number, heldOn, end);
        history.announce(
                course.number(),
                userId,
                EventKind.HEARING,
                "%s举行听证，到场：%s。结论：%s".formatted(PetitionTexts.day(heldOn), attended.strip(), conclusion.strip()),
                "%s已举行听证。".formatted(PetitionTexts.day(heldOn)));
    }

    /** Nothing but the hearing in a final review suspends a limit (Art 36). */
    private void takeOutOfFinalReview(String number, LocalDate heldOn, LocalDate endedOn) {
        boolean finalReview = limits.running(number).stream()
                .anyMatch(limit -> limit.kind() == LimitKind.DECIDE_FINAL_REVIEW && heldOn.isAfter(limit.startedOn()));
        if (finalReview) {
            limits.suspend(LimitKind.DECIDE_FINAL_REVIEW, number, start(heldOn));
            limits.resume(LimitKind.DECIDE_FINAL_REVIEW, number, start(endedOn));
        }
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ApplicationClock.ZONE).toInstant();
    }

    /**
     * Cancels the hearing that is to come.
     *
     * @throws Refusal if there is none, or the reason is missing
     */
    @Transactional
    public void cancel(String number, String reason, String userId) {
        PetitionCourse course = cases.locked(number);
        Hearing hearing = waiting(number).orElseThrow(() -> Refusal.conflict("现在没有等待举行的听证。"));
        new FieldChecks().requiredText("reason", "取消的原因", reason, TEXT).done();
        end(hearing, Outcome.CANCELLED, null, null, null, reason.strip(), userId, clock.instant());
        history.announce(
                number,
                userId,
                EventKind.HEARING,
                "取消原定%s的听证：%s".formatted(PetitionTexts.minute(hearing.heldAt()), reason.strip()),
                "原定%s的听证取消：%s".formatted(PetitionTexts.minute(hearing.heldAt()), reason.strip()));
        notices.hearingCancelled(course, hearing, reason.strip());
        process.hearingCancelled(number);
    }

    /** Ends with the petition that was withdrawn at this moment; the course ends by itself. */
    void withdrawn(String number, String userId, Instant at) {
        waiting(number).ifPresent(hearing -> end(hearing, Outcome.CANCELLED, null, null, null, "信访人已撤回", userId, at));
    }

    /** Cancels the hearing that is to come, since the matter is over; its task ends with the course. */
    void closed(PetitionCourse course) {
        waiting(course.number()).ifPresent(hearing -> {
            String why = "事项已经办结";
            end(hearing, Outcome.CANCELLED, null, null, null, why, "系统", clock.instant());
            String text = "原定%s的听证取消：%s。".formatted(PetitionTexts.minute(hearing.heldAt()), why);
            history.announce(course.number(), null, EventKind.HEARING, text, text);
            notices.hearingCancelled(course, hearing, why);
        });
    }

    Optional<Hearing> waiting(String number) {
        return of(number).stream().filter(hearing -> hearing.outcome() == null).findFirst();
    }

    /** All hearings, newest first. */
    @Transactional(readOnly = true)
    public List<Hearing> of(String number) {
        return jdbc.sql("""
                select h.id, h.held_at, h.place, h.reason, o.outcome, o.held_on, o.ended_on, o.attended, o.conclusion
                from hearing h left join hearing_outcome o on o.hearing_id = h.id
                where h.petition_number = :number order by h.id desc""").param("number", number).query(Hearing.class).list();
    }

    private void end(
            Hearing hearing,
            Outcome outcome,
            LocalDate heldOn,
            LocalDate endedOn,
            String attended,
            String conclusion,
            String userId,
            Instant at) {
        jdbc.sql("""
                insert into hearing_outcome (hearing_id, outcome, held_on, ended_on, attended, conclusion, recorded_by, at)
                values (:id, :outcome, :heldOn, :endedOn, :attended, :conclusion, :by, :at)""")
                .param("id", hearing.id())
                .param("outcome", outcome.name())
                .param("heldOn", heldOn)
                .param("endedOn", endedOn)
                .param("attended", attended)
                .param("conclusion", conclusion)
                .param("by", userId)
                .param("at", Timestamp.from(at))
                .update();
    }
}
