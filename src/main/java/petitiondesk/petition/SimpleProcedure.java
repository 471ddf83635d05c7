package petitiondesk.petition;

import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/** A claim under the simple procedure that turns out to be less simple goes on as an ordinary one, from the same start. */
@Service
public class SimpleProcedure {

    private static final int REASON = 2_000;

    private final Cases cases;
    private final TimeLimits limits;
    private final CaseHistory history;
    private final PetitionNotices notices;
    private final Clock clock;

    SimpleProcedure(Cases cases, TimeLimits limits, CaseHistory history, PetitionNotices notices, Clock clock) {
        this.cases = cases;
        this.limits = limits;
        this.history = history;
        this.notices = notices;
        this.clock = clock;
    }

    /** Whether the claim is handled by the simple procedure now. */
    boolean isIn(String number) {
        return limits.running(number).stream().anyMatch(limit -> limit.kind() == LimitKind.HANDLE_SIMPLE);
    }

    /**
     * Lets the claim go on as an ordinary one.
     *
     * @throws Refusal naming the field, or if it is not under the simple procedure
     */
    @Transactional
    public void end(String number, String reason, String userId) {
        PetitionCourse course = cases.locked(number);
        if (!isIn(number)) {
            throw Refusal.conflict("该事项现在不按简易程序办理。");
        }
        new FieldChecks().requiredText("reason", "转为普通程序的理由", reason, REASON).done();
        endFor(course, reason.strip(), userId);
    }

    /** The same where another step makes it ordinary; nothing happens to one that is. The caller holds it locked. */
    void endFor(PetitionCourse course, String reason, String userId) {
        if (!isIn(course.number())) {
            return;
        }
        TimeLimit ordinary = limits.changeRoute(LimitKind.HANDLE_SIMPLE, course.number(), clock.instant());
        String day = PetitionTexts.lastDay(ordinary);
        history.announce(
                course.number(),
                userId,
                EventKind.ORDINARY,
                "由简易程序转为普通程序，自受理之日起重新计算，%s前办结：%s".formatted(day, reason),
                "由简易程序转为普通程序，应于%s前答复您。".formatted(day));
        notices.ordinary(course, ordinary);
    }
}
