package petitiondesk.petition;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Role;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/**
 * 变更四定四包: what one meeting decided is changed by a later one and by nothing else. The office asks for it; until the
 * meeting has decided, and where it leaves things as they are, the case is led as before.
 */
@Service
public class LeadChanges {

    private final JdbcClient jdbc;
    private final Cases cases;
    private final LeadDecisions decisions;
    private final LeadResults results;
    private final CaseHistory history;
    private final Organisation organisation;
    private final PetitionProcess process;
    private final Clock clock;

    LeadChanges(
            JdbcClient jdbc,
            Cases cases,
            LeadDecisions decisions,
            LeadResults results,
            CaseHistory history,
            Organisation organisation,
            PetitionProcess process,
            Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.decisions = decisions;
        this.results = results;
        this.history = history;
        this.organisation = organisation;
        this.process = process;
        this.clock = clock;
    }

    /** A change that waits for a meeting. */
    public record Wanted(String reason, String by, Instant at) {}

    /**
     * Sets a led case down for the next meeting, which may name other people, other measures or another date.
     *
     * @param userId of the office
     * @throws Refusal if the case is not led, its leader has confirmed the result, or a change waits already
     */
    @Transactional
    public void ask(String number, String reason, String userId) {
        if (!organisation.groupsOf(userId).contains(Role.OFFICE.group())) {
            throw Refusal.forbidden("变更四定四包由联席会议办公室提请会议决定。");
        }
        PetitionCourse course = cases.locked(number);
        if (course.restricted()) {
            throw Cases.unknown();
        }
        if (!isUnderWay(course)) {
            throw Refusal.conflict("该事项现在没有包案，或者包案领导已经确认化解，不需要变更。");
        }
        if (wanted(number).isPresent()) {
            throw Refusal.conflict("已经提请会议变更，等待会议研究。");
        }
        new FieldChecks()
                .requiredText("reason", "变更理由", reason, HardCaseTexts.DIFFICULTY)
                .done();
        jdbc.sql("""
                insert into hard_case (petition_number, source, difficulty, named_by, named_at, about_decision)
                values (:number, 'CHANGE', :reason, :by, :at, :about)""")
                .param("number", number)
                .param("reason", reason.strip())
                .param("by", userId)
                .param("at", Timestamp.from(clock.instant()))
                .param("about", course.leadDecision())
                .update();
        history.note(number, userId, EventKind.NAMED_HARD, "提请联席会议变更四定四包；决定之前按原安排办理。" + reason.strip());
    }

    /** 四定四包 in force, which a meeting that is asked to change it starts from; empty if the case is not led. */
    @Transactional(readOnly = true)
    public Optional<LeadDecision> inForce(String number) {
        PetitionCourse course = cases.course(number);
        return isUnderWay(course) ? decisions.byId(course.leadDecision()) : Optional.empty();
    }

    /** The change that waits for a meeting; empty if there is none. */
    @Transactional(readOnly = true)
    public Optional<Wanted> wanted(String number) {
        return jdbc.sql("select difficulty as reason, named_by as by, named_at as at from hard_case h "
                        + "where h.petition_number = :number and " + HardCases.WANTS_CHANGE)
                .param("number", number)
                .query(Wanted.class)
                .optional();
    }

    /** Whether a meeting was asked to change how the case is led, be it that the leader has confirmed meanwhile. */
    boolean isAskedFor(PetitionCourse course) {
        return course.isLed()
                && jdbc.sql("""
                select exists (select from hard_case where petition_number = :number and about_decision = :decision)""")
                        .param("number", course.number())
                        .param("decision", course.leadDecision())
                        .query(Boolean.class)
                        .single();
    }

    /**
     * Lets a meeting's decision on a led case take effect.
     *
     * @param newLimit starts the limit of what the meeting decided anew
     */
    void decided(PetitionCourse course, LeadDecision decision, LeadingAnew newLimit) {
        if (!isUnderWay(course)) {
            none(course, "作出决定时包案领导已经确认化解，决定没有执行");
            return;
        }
        switch (decision.decision()) {
            case LEAD -> {
                TimeLimit limit = newLimit.lead(course, decision);
                cases.save(course);
                decisions.takenUp(course.number(), null, clock.instant());
                process.leadChanged(course.number(), decision.leader(), Set.copyOf(decision.handlers()), limit.dueAt());
            }
            case RETURN -> none(course, "会议决定不作变更，按原来的四定四包办理");
            case POSTPONE -> none(course, "会议决定下次再议，在此之前按原来的四定四包办理");
            case UPWARD -> throw new IllegalStateException(decision.decision() + " of a led case");
        }
    }

    /** How a decision to lead takes effect in the tables. */
    interface LeadingAnew {
        TimeLimit lead(PetitionCourse course, LeadDecision decision);
    }

    /** Notes that a decision on a change came to nothing. */
    void none(PetitionCourse course, String remark) {
        decisions.takenUp(course.number(), remark, clock.instant());
        history.note(course.number(), null, EventKind.MEETING_DECIDED, remark + "。");
    }

    private boolean isUnderWay(PetitionCourse course) {
        return course.status() == Status.LED && results.awaitsLeader(course);
    }
}
