package petitiondesk.petition;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.organisation.Organisation;
import petitiondesk.platform.JobResult;
import petitiondesk.shared.Refusal;

/**
 * Brings the joint meetings' decisions to the petitions, each in a transaction of its own: one that cannot take its
 * decision up holds up nobody else. It is tried again after ever longer pauses, and people are told when that does not help.
 */
@Service
public class TakingUpDecisions {

    private static final Logger log = LoggerFactory.getLogger(TakingUpDecisions.class);
    private static final int AT_ONCE = 2_000;
    private static final int TOLD_AFTER = 3;
    private static final Duration LONGEST_REST = Duration.ofHours(1);

    private final Cases cases;
    private final LeadDecisions decisions;
    private final TimeLimits limits;
    private final CaseHistory history;
    private final LeadChanges changes;
    private final DecisionTroubles troubles;
    private final StaffNotices notices;
    private final Organisation organisation;
    private final PetitionProcess process;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TakingUpDecisions(
            Cases cases,
            LeadDecisions decisions,
            TimeLimits limits,
            CaseHistory history,
            LeadChanges changes,
            DecisionTroubles troubles,
            StaffNotices notices,
            Organisation organisation,
            PetitionProcess process,
            TransactionTemplate transaction,
            Clock clock) {
        this.cases = cases;
        this.decisions = decisions;
        this.limits = limits;
        this.history = history;
        this.changes = changes;
        this.troubles = troubles;
        this.notices = notices;
        this.organisation = organisation;
        this.process = process;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * What the petition goes on with.
     *
     * @param handleDueAt end of the limit under which it is handled now; null while it goes on waiting
     */
    public record TakenUp(LeadDecision.Way way, Instant handleDueAt) {}

    /**
     * A decision that a petition could not take up so far.
     *
     * @param reason in words for people, or null for a fault of the program
     * @param nextAt when it is tried again
     */
    public record Trouble(
            String number, String meetingNumber, int attempts, String reason, Instant since, Instant nextAt) {}

    /** Decisions that petitions could not take up, those that wait longest in front. */
    @Transactional(readOnly = true)
    public List<Trouble> troubles() {
        return troubles.all();
    }

    /** Wakes up every petition for which a decision waits and that is ready for it; those that cannot take it up have failed. */
    public JobResult deliver() {
        int delivered = 0;
        for (String number : decisions.petitionsWithWaiting(AT_ONCE, clock.instant())) {
            try {
                delivered += Boolean.TRUE.equals(transaction.execute(status -> deliver(number))) ? 1 : 0;
            } catch (RuntimeException e) {
                // the case stands where it stood, and the others go on
                log.error("{} could not take up the joint meeting's decision", number, e);
                transaction.executeWithoutResult(status -> failed(number, e));
            }
        }
        return JobResult.of(delivered, troubles.all().size());
    }

    private void failed(String number, RuntimeException cause) {
        String reason = cause instanceof Refusal refusal ? refusal.getMessage() : null;
        Instant now = clock.instant();
        int attempts = troubles.failed(number, reason, now);
        Duration rest = Duration.ofMinutes(1L << Math.min(2 * (attempts - 1), 10));
        troubles.restUntil(number, now.plus(rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest));
        if (attempts == TOLD_AFTER) {
            decisions.waiting(number).ifPresent(notices::decisionStuck);
        }
    }

    private boolean deliver(String number) {
        PetitionCourse course = cases.locked(number);
        boolean ready = true;
        if (course.status() == Status.HARD) {
            process.meetingDecided(number);
            if (decisions.waiting(number).isPresent()) {
                throw new IllegalStateException(number + " waits for the meeting, but its course does not");
            }
        } else if (changes.isAskedFor(course)) {
            LeadDecision decision = decisions.waiting(number).orElseThrow();
            changes.decided(course, decision, this::lead);
        } else if (!course.status().open()) {
            decisions.takenUp(number, "事项已办结，会议决定没有执行", clock.instant());
            history.note(number, null, EventKind.MEETING_DECIDED, "联席会议作出决定时事项已办结，决定没有执行。");
        } else {
            ready = false;
        }
        troubles.over(number);
        return ready;
    }

    /** The decision that waits for the petition, if the meeting was there first. */
    @Transactional(readOnly = true)
    public Optional<LeadDecision.Way> waiting(String number) {
        return decisions.waiting(number).map(LeadDecision::decision);
    }

    /** Lets the newest decision take effect; part of the step by which the process goes on. */
    @Transactional
    public TakenUp takeUp(String number) {
        PetitionCourse course = cases.locked(number);
        LeadDecision decision = decisions.waiting(number).orElseThrow();
        Instant handleDueAt = switch (decision.decision()) {
            case LEAD -> lead(course, decision).dueAt();
            case RETURN -> handleAgain(course, decision, "退回承办单位继续办理。", "经信访联席会议研究，事项由承办单位继续办理。");
            case UPWARD -> handleAgain(course, decision, "上报上级协调，本级继续办理。", "经信访联席会议研究，事项已上报上级协调，本级继续办理。");
            case POSTPONE -> postpone(course, decision);
        };
        cases.save(course);
        decisions.takenUp(number, null, clock.instant());
        return new TakenUp(decision.decision(), handleDueAt);
    }

    private TimeLimit lead(PetitionCourse course, LeadDecision decision) {
        course.led(decision.id());
        TimeLimit limit = limits.startUntil(LimitKind.LED, course.number(), decision.decidedAt(), decision.dueOn());
        history.announce(
                course.number(),
                decision.decidedBy(),
                EventKind.MEETING_DECIDED,
                "%s决定包案：包案领导%s，办案人员%s，%s前办结。措施：%s"
                        .formatted(
                                decision.meetingNumber(),
                                nameOf(decision.leader()),
                                decision.handlers().stream()
                                        .map(this::nameOf)
                                        .reduce((a, b) -> a + "、" + b)
                                        .orElseThrow(),
                                PetitionTexts.day(limit.dueOn()),
                                decision.measures()),
                "经信访联席会议研究，由领导包案办理，应于%s前办结。".formatted(PetitionTexts.day(limit.dueOn())));
        return limit;
    }

    private Instant handleAgain(PetitionCourse course, LeadDecision decision, String text, String publicText) {
        course.decidedNotToLead();
        announce(course, decision, text, publicText);
        return limits.running(course.number()).stream()
                .filter(limit -> limit.kind().owedByOffice())
                .map(TimeLimit::dueAt)
                .findFirst()
                .orElseThrow();
    }

    private Instant postpone(PetitionCourse course, LeadDecision decision) {
        announce(course, decision, "下次会议再议。", "信访联席会议已研究，下次会议继续研究，办理期限照常计算。");
        return null;
    }

    private void announce(PetitionCourse course, LeadDecision decision, String text, String publicText) {
        history.announce(
                course.number(),
                decision.decidedBy(),
                EventKind.MEETING_DECIDED,
                "%s决定：%s%s".formatted(decision.meetingNumber(), text, decision.comment()),
                publicText);
    }

    private String nameOf(String userId) {
        return organisation.person(userId).map(Organisation.Person::name).orElse(userId);
    }
}
