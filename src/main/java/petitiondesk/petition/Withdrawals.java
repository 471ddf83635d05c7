package petitiondesk.petition;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/** The petitioner withdraws before he is answered: the course ends, everything that was registered stays. */
@Service
public class Withdrawals {

    private static final int REASON = 2_000;
    private static final Set<Status> BEFORE_THE_ANSWER =
            EnumSet.of(Status.RECEIVED, Status.TRANSFERRED, Status.HANDLING, Status.HARD, Status.LED, Status.OPINION);

    private final JdbcClient jdbc;
    private final Cases cases;
    private final CaseHistory history;
    private final PetitionNotices notices;
    private final Extensions extensions;
    private final Hearings hearings;
    private final PetitionerRequests requests;
    private final Merging merging;
    private final TimeLimits limits;
    private final PetitionProcess process;
    private final Clock clock;

    Withdrawals(
            JdbcClient jdbc,
            Cases cases,
            CaseHistory history,
            PetitionNotices notices,
            Extensions extensions,
            Hearings hearings,
            PetitionerRequests requests,
            Merging merging,
            TimeLimits limits,
            PetitionProcess process,
            Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.history = history;
        this.notices = notices;
        this.extensions = extensions;
        this.hearings = hearings;
        this.requests = requests;
        this.merging = merging;
        this.limits = limits;
        this.process = process;
        this.clock = clock;
    }

    /** Why it cannot be withdrawn now, or null. */
    static String hindrance(PetitionCourse course) {
        if (course.restricted()) {
            return "检举控告由纪检监察依法处理，不因撤回而终止。";
        }
        return BEFORE_THE_ANSWER.contains(course.status())
                ? null
                : "该事项现在是“%s”，答复之前才能撤回。".formatted(course.status().title());
    }

    /**
     * Withdraws the petition.
     *
     * @param reason null where the petitioner gives none; he need not
     * @param userId who wrote it down at the counter; null for the petitioner himself
     * @throws Refusal if he has been answered, or it is an accusation
     */
    @Transactional
    public void withdraw(String number, String reason, String userId) {
        merging.takeTurns();
        PetitionCourse course = cases.locked(number);
        String hindrance = hindrance(course);
        if (hindrance != null) {
            throw Refusal.conflict(hindrance);
        }
        if (merging.isAwaited(number)) {
            throw Refusal.conflict("有其他事项并入本件一并办理，要等本件答复，所以不能撤回；您不再要求办理的，可以在补充情况中说明。");
        }
        new FieldChecks().text("reason", "撤回的原因", reason, REASON).done();
        String why = reason == null || reason.isBlank() ? null : reason.strip();
        Instant now = clock.instant();
        jdbc.sql(
                        "insert into withdrawal (petition_number, reason, recorded_by, at) values (:number, :reason, :by, :at)")
                .param("number", number)
                .param("reason", why)
                .param("by", userId)
                .param("at", Timestamp.from(now))
                .update();
        // whoever ended what was still to be decided: nobody of the staff
        String by = userId == null ? "信访人" : userId;
        extensions.withdrawn(number, by);
        hearings.withdrawn(number, by, now);
        requests.lapse(number);
        limits.running(number).forEach(limit -> limits.meet(limit.kind(), number, now));
        course.withdrawn();
        cases.save(course);
        history.announce(
                number,
                userId,
                EventKind.WITHDRAWN,
                (userId == null ? "信访人网上撤回" : "登记信访人撤回") + (why == null ? "。" : "：" + why),
                "您已撤回，我们不再办理；登记保留，您随时可以再次提出。");
        if (!process.withdrawn(number)) {
            announce(number);
        }
    }

    /** Tells the petitioner that it is withdrawn, so that nobody does it behind his back. */
    @Transactional
    public void announce(String number) {
        notices.withdrawn(cases.course(number));
    }
}
