package petitiondesk.petition;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/** The office asks the petitioner whether what was promised is true. */
@Service
public class Revisiting {

    /** After so many vain tries the petitioner is told in writing how to reach us, and the matter goes on. */
    static final int TRIES = 3;

    private static final int DAYS_TO_SECOND_LOOK = 30;

    private final Cases cases;
    private final Involvement involvement;
    private final TimeLimits limits;
    private final CaseHistory history;
    private final PetitionNotices notices;
    private final JdbcClient jdbc;
    private final Clock clock;

    Revisiting(
            Cases cases,
            Involvement involvement,
            TimeLimits limits,
            CaseHistory history,
            PetitionNotices notices,
            JdbcClient jdbc,
            Clock clock) {
        this.cases = cases;
        this.involvement = involvement;
        this.limits = limits;
        this.history = history;
        this.notices = notices;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What the revisit means for the course. */
    public enum Outcome {
        SETTLED,
        AGAIN,
        REOPEN
    }

    /**
     * When the petitioner of a led case is asked a second time.
     *
     * @param at from when on
     * @param dueAt until when
     */
    public record SecondLook(Instant at, Instant dueAt) {}

    /**
     * How the course goes on.
     *
     * @param secondLook null unless the case was led and this is the first time that the petitioner confirms
     */
    public record Revisited(Outcome outcome, SecondLook secondLook) {}

    /**
     * Whether the person may revisit: nobody who handled, signed, served or led, or has to keep out.
     *
     * @throws Refusal if not
     */
    public void mayRevisit(String number, String userId) {
        if (involvement.of(number, userId).isPresent()) {
            throw Refusal.forbidden("您参与过该事项的办理或者应当回避，不能由您回访，请由联席会议办公室其他人员回访。");
        }
    }

    /**
     * Records what the petitioner said.
     *
     * @param satisfaction with the unit's handling; needed when the petitioner was reached
     * @param officeSatisfaction with the office's own service, or null
     * @param note needed when he was not, or says that nothing is resolved
     */
    @Transactional
    public Revisited record(
            String number,
            RevisitResult result,
            Satisfaction satisfaction,
            Satisfaction officeSatisfaction,
            String note,
            String userId) {
        PetitionCourse course = cases.locked(number);
        mayRevisit(number, userId);
        FieldChecks checks = new FieldChecks();
        boolean reached = result != RevisitResult.UNREACHABLE;
        checks.require(!reached || satisfaction != null, "satisfaction", "请填写满意度");
        checks.require(reached || satisfaction == null, "satisfaction", "没有联系上信访人，不填满意度");
        checks.require(reached || officeSatisfaction == null, "officeSatisfaction", "没有联系上信访人，不填满意度");
        checks.require(result == RevisitResult.CONFIRMED || note != null, "note", "请写明回访情况");
        checks.done();
        boolean first = tries(course, "result = 'CONFIRMED'") == 0;
        jdbc.sql("""
                insert into revisit (petition_number, round, look, result, satisfaction, office_satisfaction, note,
                                     revisited_by, revisited_at)
                values (:number, :round, :look, :result, :satisfaction, :office, :note, :by, :at)""")
                .param("look", first ? 1 : 2)
                .param("number", number)
                .param("round", course.round())
                .param("result", result.name())
                .param("satisfaction", satisfaction == null ? null : satisfaction.name())
                .param("office", officeSatisfaction == null ? null : officeSatisfaction.name())
                .param("note", note)
                .param("by", userId)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        Outcome outcome = switch (result) {
            case CONFIRMED -> confirmed(course, satisfaction, userId);
            case NOT_RESOLVED -> notResolved(course, note, userId);
            case UNREACHABLE -> unreachable(course, note, userId);
        };
        cases.save(course);
        boolean again = outcome == Outcome.SETTLED && course.isLed() && first && result == RevisitResult.CONFIRMED;
        return new Revisited(outcome, again ? secondLook(course) : null);
    }

    /** What was resolved under a lead is looked at again after a month. */
    private SecondLook secondLook(PetitionCourse course) {
        TimeLimit look = limits.start(LimitKind.SECOND_LOOK, course.number(), clock.instant());
        LocalDate from = look.startedOn().plusDays(DAYS_TO_SECOND_LOOK);
        history.note(course.number(), null, EventKind.REVISITED, "包案事项%s起再回访一次。".formatted(PetitionTexts.day(from)));
        return new SecondLook(from.atStartOfDay(ApplicationClock.ZONE).toInstant(), look.dueAt());
    }

    /** Whether the revisit of the present round is over. */
    boolean settled(PetitionCourse course) {
        return tries(course, "result <> 'UNREACHABLE'") > 0 || tries(course, "result = 'UNREACHABLE'") >= TRIES;
    }

    private Outcome confirmed(PetitionCourse course, Satisfaction satisfaction, String userId) {
        history.announce(
                course.number(),
                userId,
                EventKind.REVISITED,
                "回访：已落实，评价“" + satisfaction.title() + "”。",
                "已回访，您确认事项已落实。");
        return settle(course);
    }

    /** A broken promise is taken up again; where nothing was promised, the way to a review stays open. */
    private Outcome notResolved(PetitionCourse course, String note, String userId) {
        boolean promised = course.kind() == Kind.DISPUTE || course.conclusion() == Conclusion.SUPPORT;
        if (promised) {
            history.announce(
                    course.number(), userId, EventKind.REVISITED, "回访：承诺的事项没有落实。" + note, "已回访，您反映事项没有落实，我们将重新办理。");
            limits.meet(LimitKind.REVISIT, course.number(), clock.instant());
            return Outcome.REOPEN;
        }
        history.announce(
                course.number(),
                userId,
                EventKind.REVISITED,
                "回访：信访人不认同处理意见。" + note,
                "已回访，您对处理意见不认同。您可以在收到意见书之日起30日内向上一级机关申请复查。");
        return settle(course);
    }

    private Outcome unreachable(PetitionCourse course, String note, String userId) {
        long tries = tries(course, "result = 'UNREACHABLE'");
        history.note(course.number(), userId, EventKind.UNREACHABLE, "第%d次回访没有联系上信访人：%s".formatted(tries, note));
        if (tries < TRIES) {
            return Outcome.AGAIN;
        }
        notices.unreachable(course);
        history.announce(course.number(), null, EventKind.REVISITED, "三次回访没有联系上信访人，改为书面告知。", "我们多次回访没有联系上您，已书面告知。");
        return settle(course);
    }

    private Outcome settle(PetitionCourse course) {
        limits.meet(LimitKind.REVISIT, course.number(), clock.instant());
        limits.meet(LimitKind.SECOND_LOOK, course.number(), clock.instant());
        if (course.status() == Status.REVISIT) {
            course.awaitsEndOfWindow();
        }
        return Outcome.SETTLED;
    }

    private long tries(PetitionCourse course, String which) {
        return jdbc.sql("select count(*) from revisit where petition_number = :number and round = :round and " + which)
                .param("number", course.number())
                .param("round", course.round())
                .query(Long.class)
                .single();
    }
}
