package petitiondesk.petition;

import static petitiondesk.petition.EarlierStanding.start;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.organisation.Responsible;
import petitiondesk.petition.EarlierStanding.Place;
import petitiondesk.petition.EarlierStanding.Standing;
import petitiondesk.petition.FiledPetition.Earlier;

/**
 * Puts a case from an earlier register to the place where it stands: to be registered, with its unit, in its review window,
 * or closed. Limits run from the true days; nobody is told of what happened before.
 */
@Component
class EarlierCases {

    private final Intake intake;
    private final Registrations registrations;
    private final Closing closing;
    private final Cases cases;
    private final TimeLimits limits;
    private final CaseHistory history;
    private final PetitionProcess process;

    EarlierCases(
            Intake intake,
            Registrations registrations,
            Closing closing,
            Cases cases,
            TimeLimits limits,
            CaseHistory history,
            PetitionProcess process) {
        this.intake = intake;
        this.registrations = registrations;
        this.closing = closing;
        this.cases = cases;
        this.limits = limits;
        this.history = history;
        this.process = process;
    }

    /** Writes down what was, lets the case go on from there, and answers its course. */
    PetitionCourse bringOver(Intake.Entered entered, FiledPetition petition, Standing standing, String userId) {
        Earlier earlier = petition.earlier();
        switch (standing.place()) {
            case REGISTER -> intake.begin(entered, userId);
            case HANDLE -> toHandling(entered, earlier, standing, userId);
            case FOLLOW_UP -> toFollowUp(entered, earlier, standing, userId);
            case CLOSED -> asClosed(entered, earlier, standing);
            case DISCIPLINE -> {
                entered.course().handedToDiscipline();
                cases.save(entered.course());
            }
        }
        history.announce(
                entered.petition().number(),
                userId,
                EventKind.BROUGHT_OVER,
                told(petition, standing, entered.petition()),
                standing.place() == Place.DISCIPLINE ? "您反映的事项已移送有权处理的机关，内容依法保密。" : "事项已转入本系统，办理期限仍从原来的日期起算。");
        if (standing.place() == Place.CLOSED) {
            closing.archive(entered.course());
        }
        return entered.course();
    }

    private void toHandling(Intake.Entered entered, Earlier earlier, Standing standing, String userId) {
        PetitionCourse course = entered.course();
        TimeLimit handle = accept(entered, earlier, standing, userId);
        course.startedAs(
                process.broughtOverToHandling(course.number(), courseOf(course.kind(), standing, handle.dueAt())));
        cases.save(course);
    }

    private void toFollowUp(Intake.Entered entered, Earlier earlier, Standing standing, String userId) {
        PetitionCourse course = entered.course();
        TimeLimit handle = accept(entered, earlier, standing, userId);
        Instant answered = start(standing.answeredOn());
        if (handle != null) {
            limits.meet(handle.kind(), course.number(), answered);
        }
        if (standing.reviewUntilAt() != null) {
            limits.start(LimitKind.REQUEST_REVIEW, course.number(), answered);
        }
        if (standing.revisitDueAt() != null) {
            limits.start(LimitKind.REVISIT, course.number(), answered);
        }
        course.broughtOver(
                standing.revisitDueAt() == null ? Status.SERVED : Status.REVISIT,
                earlier.conclusion(),
                course.responsible());
        Instant handleDueAt = handle == null ? answered : handle.dueAt();
        course.startedAs(process.broughtOverToFollowUp(
                course.number(),
                courseOf(course.kind(), standing, handleDueAt),
                standing.reviewUntilAt(),
                standing.revisitDueAt()));
        cases.save(course);
    }

    private void asClosed(Intake.Entered entered, Earlier earlier, Standing standing) {
        PetitionCourse course = entered.course();
        String number = course.number();
        Instant closed = start(standing.closedOn());
        if (earlier.acceptedOn() != null) {
            limitsUntilAcceptance(entered, earlier);
            limits.start(handlingLimit(course.kind()), number, start(earlier.acceptedOn()));
            limits.meet(
                    handlingLimit(course.kind()),
                    number,
                    earlier.answeredOn() == null ? closed : start(earlier.answeredOn()));
        }
        if (course.kind() == Kind.CLAIM && earlier.answeredOn() != null) {
            TimeLimit window = limits.start(LimitKind.REQUEST_REVIEW, number, start(earlier.answeredOn()));
            limits.meet(LimitKind.REQUEST_REVIEW, number, window.dueAt());
        }
        course.broughtOver(
                Status.CLOSED,
                earlier.conclusion(),
                standing.responsible().map(Responsible::code).orElse(null));
        course.closed(closed);
        cases.save(course);
    }

    /** The limit of handling, or null where the day of acceptance is not known. */
    private TimeLimit accept(Intake.Entered entered, Earlier earlier, Standing standing, String userId) {
        PetitionCourse course = entered.course();
        Petition petition = entered.petition();
        course.accepted(
                petition.declaredKind(),
                petition.category(),
                petition.disputeType(),
                petition.district(),
                standing.responsible().orElseThrow().code());
        if (earlier.acceptedOn() == null) {
            return null;
        }
        limitsUntilAcceptance(entered, earlier);
        registrations.add(
                course.number(),
                new Registering.Decision(
                        petition.declaredKind(),
                        standing.category().map(Categories.Category::code).orElse(null),
                        petition.district(),
                        Disposition.ACCEPT,
                        "转入前已受理",
                        course.responsible()),
                standing.category(),
                userId,
                start(earlier.acceptedOn()));
        return limits.start(handlingLimit(course.kind()), course.number(), start(earlier.acceptedOn()));
    }

    private void limitsUntilAcceptance(Intake.Entered entered, Earlier earlier) {
        Instant received = entered.petition().receivedAt();
        Instant accepted = start(earlier.acceptedOn());
        limits.start(LimitKind.REGISTER, entered.petition().number(), received);
        limits.meet(LimitKind.REGISTER, entered.petition().number(), accepted.isBefore(received) ? received : accepted);
    }

    private static PetitionProcess.Course courseOf(Kind kind, Standing standing, Instant handleDueAt) {
        Responsible responsible = standing.responsible().orElseThrow();
        return new PetitionProcess.Course(kind, responsible.group(), responsible.headsGroup(), handleDueAt);
    }

    private static LimitKind handlingLimit(Kind kind) {
        return kind == Kind.DISPUTE ? LimitKind.MEDIATE : LimitKind.HANDLE;
    }

    private static String told(FiledPetition petition, Standing standing, Petition entry) {
        Earlier earlier = petition.earlier();
        List<String> parts = new ArrayList<>();
        parts.add(PetitionTexts.day(entry.receivedAt()) + "收到");
        if (earlier.acceptedOn() != null) {
            parts.add(PetitionTexts.day(earlier.acceptedOn()) + "受理");
        }
        standing.responsible().ifPresent(responsible -> parts.add("由" + responsible.name() + "承办"));
        if (earlier.answeredOn() != null) {
            parts.add(PetitionTexts.day(earlier.answeredOn()) + "答复");
        }
        if (earlier.conclusion() != null) {
            parts.add("结论“" + earlier.conclusion().title() + "”");
        }
        if (earlier.closedOn() != null) {
            parts.add(PetitionTexts.day(earlier.closedOn()) + "办结");
        }
        String number = petition.originalNumber() == null ? "" : "原编号 " + petition.originalNumber() + "，";
        String revisit =
                standing.place() == Place.FOLLOW_UP && standing.revisitDueAt() == null ? "回访以原台账为准，复查申请期满后自动办结。" : "";
        return "从原台账转入（%s%s）：%s。%s".formatted(number, earlier.state().title(), String.join("，", parts), revisit);
    }
}
