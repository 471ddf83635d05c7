package petitiondesk.petition;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.organisation.Organisation;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/** 包案: the handlers of a led case say how it goes, and its lead leader whether it is resolved. */
@Service
public class Leading {

    private final Cases cases;
    private final LeadDecisions decisions;
    private final LeadResults results;
    private final Opinions opinions;
    private final Handling handling;
    private final Merging merging;
    private final Participants participants;
    private final Recusals recusals;
    private final Organisation organisation;
    private final TimeLimits limits;
    private final CaseHistory history;
    private final PetitionProcess process;
    private final Clock clock;

    Leading(
            Cases cases,
            LeadDecisions decisions,
            LeadResults results,
            Opinions opinions,
            Handling handling,
            Merging merging,
            Participants participants,
            Recusals recusals,
            Organisation organisation,
            TimeLimits limits,
            CaseHistory history,
            PetitionProcess process,
            Clock clock) {
        this.cases = cases;
        this.decisions = decisions;
        this.results = results;
        this.opinions = opinions;
        this.handling = handling;
        this.merging = merging;
        this.participants = participants;
        this.recusals = recusals;
        this.organisation = organisation;
        this.limits = limits;
        this.history = history;
        this.process = process;
        this.clock = clock;
    }

    /**
     * Who works on a led case.
     *
     * @param handlers those who are still there; empty if none of them is
     */
    public record Team(String leader, List<String> handlers) {}

    /** How the leader's word takes the case on. */
    public enum Confirmation {
        /** Resolved, and what the petitioner gets is drafted. */
        RESOLVED,
        /** Resolved, but answer or agreement is still to be written down. */
        TO_DRAFT,
        NOT_YET
    }

    /**
     * The leader's word.
     *
     * @param handled how the handling ended; null unless it did
     */
    public record Confirmed(Confirmation confirmation, Handling.Handled handled) {}

    /** The people of a case that is led now. */
    @Transactional(readOnly = true)
    public Optional<Team> teamOf(String number) {
        return Optional.ofNullable(cases.course(number).leadDecision())
                .flatMap(decisions::byId)
                .map(decision -> new Team(
                        decision.leader(),
                        decision.handlers().stream()
                                .filter(this::isHere)
                                .filter(userId -> !recusals.recorded(number, userId))
                                .toList()));
    }

    /**
     * The leader says whether the matter is resolved.
     *
     * @param comment what is still to be done; needed if it is not
     */
    @Transactional
    public Confirmed confirm(String number, LeadResult result, String comment, String userId) {
        merging.takeTurnsOnDispute(cases.course(number));
        PetitionCourse course = cases.locked(number);
        LeadDecision decision = leadOf(course);
        if (!userId.equals(decision.leader())) {
            throw Refusal.forbidden("包案结果由包案领导本人确认。");
        }
        recusals.check(number, userId);
        FieldChecks checks = new FieldChecks();
        checks.require(result == LeadResult.RESOLVED || comment != null, "comment", "请写明还要做什么")
                .text("comment", "意见", comment, HardCaseTexts.COMMENT);
        checks.done();
        Instant now = clock.instant();
        results.addResult(course, result, comment, userId, now);
        participants.note(course, userId, Participants.Part.LED);
        if (result == LeadResult.NOT_YET) {
            history.note(number, userId, EventKind.LEAD_RESULT, "包案领导认为尚未化解，继续办理：" + comment);
            return new Confirmed(Confirmation.NOT_YET, null);
        }
        limits.meet(LimitKind.LED, number, now);
        history.announce(number, userId, EventKind.LEAD_RESULT, "包案领导确认已化解。", "包案领导确认事项已化解，即将答复您。");
        Optional<Opinions.Opinion> draft =
                opinions.newest(number).filter(written -> written.draftedAt().isAfter(decision.decidedAt()));
        return draft.isPresent()
                ? new Confirmed(Confirmation.RESOLVED, handling.conclude(course, draft.get(), userId))
                : new Confirmed(Confirmation.TO_DRAFT, null);
    }

    /** Notes how it goes; for the handlers and the leader. */
    @Transactional
    public void noteProgress(String number, String text, String userId) {
        PetitionCourse course = cases.locked(number);
        LeadDecision decision = leadOf(course);
        if (!userId.equals(decision.leader()) && !decision.handlers().contains(userId)) {
            throw Refusal.forbidden("进展由包案领导和办案人员填写。");
        }
        new FieldChecks()
                .requiredText("text", "进展", text, HardCaseTexts.COMMENT)
                .done();
        results.addProgress(course, text.strip(), userId, clock.instant());
        history.note(number, userId, EventKind.LEAD_PROGRESS, text.strip());
    }

    /** What became of the word that a led case is resolved. */
    public enum Reported {
        /** The lead leader is asked to confirm it. */
        TO_LEADER("已请包案领导确认包案结果"),
        /** He had been asked before. */
        WITH_LEADER("包案领导已经在确认包案结果，不再重复提请"),
        /** What follows a confirmed result runs already, or is over. */
        PAST("事项此前已经确认化解，不再重复确认"),
        NOT_LED("事项现在没有包案，由承办单位按程序作出答复");

        private final String title;

        Reported(String title) {
            this.title = title;
        }

        /** As records of the office say it. */
        public String title() {
            return title;
        }
    }

    /** Takes to the leader of a case what was reported elsewhere: that it is resolved. Never refused. */
    @Transactional
    public Reported reportResolved(String number) {
        PetitionCourse course = cases.locked(number);
        return switch (course.status()) {
            case LED -> process.resultReported(number) ? Reported.TO_LEADER : Reported.WITH_LEADER;
            case OPINION, REVISIT, SERVED, REVIEW, CLOSED, ARCHIVED -> Reported.PAST;
            default -> Reported.NOT_LED;
        };
    }

    private LeadDecision leadOf(PetitionCourse course) {
        if (!course.isLed()) {
            throw Refusal.conflict("该事项现在没有包案。");
        }
        return decisions.byId(course.leadDecision()).orElseThrow();
    }

    private boolean isHere(String userId) {
        return organisation.person(userId).filter(Organisation.Person::active).isPresent();
    }
}
