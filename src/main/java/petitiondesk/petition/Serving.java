package petitiondesk.petition;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/** The signed document reaches the petitioner, with proof: how, when, signed for or refused. */
@Service
public class Serving {

    private final Cases cases;
    private final Opinions opinions;
    private final Participants participants;
    private final TimeLimits limits;
    private final CaseHistory history;
    private final PetitionNotices notices;
    private final Merging merging;
    private final Clock clock;

    Serving(
            Cases cases,
            Opinions opinions,
            Participants participants,
            TimeLimits limits,
            CaseHistory history,
            PetitionNotices notices,
            Merging merging,
            Clock clock) {
        this.cases = cases;
        this.opinions = opinions;
        this.participants = participants;
        this.limits = limits;
        this.history = history;
        this.notices = notices;
        this.merging = merging;
        this.clock = clock;
    }

    /**
     * What the service starts.
     *
     * @param reviewUntilAt end of the petitioner's 30 days (Art 35), or null where there is no review
     * @param revisitDueAt until when the office asks the petitioner, or null where there is no revisit
     */
    public record Served(Kind kind, Instant reviewUntilAt, Instant revisitDueAt) {}

    /**
     * Records the service.
     *
     * @throws Refusal if the day lies before the signature or in the future
     */
    @Transactional
    public Served record(String number, ServiceMethod method, LocalDate servedOn, ServiceResult result, String userId) {
        merging.takeTurns();
        PetitionCourse course = cases.locked(number);
        if (course.status() != Status.OPINION || course.conclusion() == null) {
            // its head has taken the signature back while this was being written
            throw Refusal.conflict("签发已经收回，现在没有可送达的答复，请刷新后再看。");
        }
        Opinions.Opinion opinion = opinions.newest(number).orElseThrow();
        LocalDate signedOn = LocalDate.ofInstant(
                opinions.signature(opinion.id()).orElseThrow().decidedAt(), ApplicationClock.ZONE);
        FieldChecks checks = new FieldChecks();
        checks.require(!servedOn.isAfter(LocalDate.now(clock)), "servedOn", "送达日期不能晚于今天");
        checks.require(!servedOn.isBefore(signedOn), "servedOn", "送达日期不能早于签发日期（" + PetitionTexts.day(signedOn) + "）");
        checks.done();
        opinions.serve(opinion.id(), method, servedOn, result, userId, clock.instant());
        participants.note(course, userId, Participants.Part.SERVED);
        history.announce(
                number,
                userId,
                EventKind.SERVED,
                "%s%s，%s。".formatted(PetitionTexts.day(servedOn), method.title(), result.title()),
                "答复已于%s送达（%s）。".formatted(PetitionTexts.day(servedOn), method.title()));
        return course.kind() == Kind.CLAIM ? claimServed(course, method, servedOn) : suggestionAnswered(course);
    }

    private Served claimServed(PetitionCourse course, ServiceMethod method, LocalDate servedOn) {
        Instant start = servedOn.atStartOfDay(ApplicationClock.ZONE).toInstant();
        TimeLimit window = limits.start(LimitKind.REQUEST_REVIEW, course.number(), start);
        TimeLimit revisit = limits.start(LimitKind.REVISIT, course.number(), start, course.responsible());
        course.awaitsRevisit();
        cases.save(course);
        merging.answered(course, course.conclusion().title());
        notices.opinionServed(course, PetitionTexts.day(servedOn) + method.title(), window);
        return new Served(Kind.CLAIM, window.dueAt(), revisit.dueAt());
    }

    private Served suggestionAnswered(PetitionCourse course) {
        cases.save(course);
        merging.answered(course, course.conclusion().title());
        notices.answerServed(course);
        return new Served(Kind.SUGGESTION, null, null);
    }
}
