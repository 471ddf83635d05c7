package petitiondesk.petition;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Responsible;
import petitiondesk.petition.FiledPetition.Earlier;
import petitiondesk.petition.FiledPetition.State;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.shared.FieldChecks;

/**
 * Puts a case from an earlier register to the place where it stood: to be registered, with its unit, in its review window,
 * or closed. Limits run from the true days; nobody is told of what happened before.
 */
@Component
class EarlierCases {

    private static final int ANSWER_LENGTH = 20_000;

    private final Intake intake;
    private final Registering registering;
    private final Closing closing;
    private final Cases cases;
    private final Organisation organisation;
    private final TimeLimits limits;
    private final CaseHistory history;
    private final PetitionProcess process;
    private final Clock clock;

    EarlierCases(
            Intake intake,
            Registering registering,
            Closing closing,
            Cases cases,
            Organisation organisation,
            TimeLimits limits,
            CaseHistory history,
            PetitionProcess process,
            Clock clock) {
        this.intake = intake;
        this.registering = registering;
        this.closing = closing;
        this.cases = cases;
        this.organisation = organisation;
        this.limits = limits;
        this.history = history;
        this.process = process;
        this.clock = clock;
    }

    /** Where a case goes on. */
    enum Place {
        REGISTER,
        HANDLE,
        FOLLOW_UP,
        CLOSED,
        DISCIPLINE
    }

    /**
     * Where a case stands today by what the earlier register said of it.
     *
     * @param answeredOn the day from which revisit and review window run, or null
     * @param reviewUntilAt end of a window that still runs, or null
     * @param revisitDueAt end of a revisit limit that still runs, or null
     * @param closedOn the day of closing, or null
     */
    record Standing(
            Place place,
            Optional<Categories.Category> category,
            Optional<Responsible> responsible,
            LocalDate answeredOn,
            Instant reviewUntilAt,
            Instant revisitDueAt,
            LocalDate closedOn) {}

    /** Notes what does not fit together, and says where the case stands. */
    Standing check(IntakeChecks.Checked form, Earlier earlier, FieldChecks checks) {
        checkDays(form, earlier, checks);
        checks.text("answer", "答复内容", earlier.answer(), ANSWER_LENGTH);
        boolean accusation = form.kind() == Kind.ACCUSATION;
        if (earlier.conclusion() != null && form.kind() != null && !accusation) {
            checks.require(
                    earlier.conclusion().suits(form.kind()),
                    "conclusion",
                    "结论“" + earlier.conclusion().title() + "”不适用于" + form.kind().title());
        }
        if (checks.failed()) {
            return null;
        }
        if (accusation) {
            boolean over = earlier.state() != State.OPEN;
            return standing(over ? Place.DISCIPLINE : Place.REGISTER, earlier, null, null, null);
        }
        return switch (earlier.state()) {
            case OPEN -> open(form, earlier, checks);
            case ANSWERED, CLOSED -> ended(form, earlier, checks);
        };
    }

    private void checkDays(IntakeChecks.Checked form, Earlier earlier, FieldChecks checks) {
        checks.require(form.form().receivedAt() != null, "receivedAt", "以前的事项须有收到时间");
        record Step(String field, String name, LocalDate day) {}
        List<Step> steps = new ArrayList<>();
        steps.add(new Step("receivedAt", "收到时间", LocalDate.ofInstant(form.receivedAt(), ApplicationClock.ZONE)));
        steps.add(new Step("acceptedOn", "受理日期", earlier.acceptedOn()));
        steps.add(new Step("answeredOn", "答复日期", earlier.answeredOn()));
        steps.add(new Step("closedOn", "办结日期", earlier.closedOn()));
        steps.removeIf(step -> step.day() == null);
        LocalDate today = LocalDate.now(clock);
        for (int i = 1; i < steps.size(); i++) {
            Step before = steps.get(i - 1);
            Step step = steps.get(i);
            checks.require(!step.day().isAfter(today), step.field(), step.name() + "不能晚于今天");
            checks.require(
                    !step.day().isBefore(before.day()),
                    step.field(),
                    "%s（%s）早于%s（%s）"
                            .formatted(
                                    step.name(),
                                    PetitionTexts.day(step.day()),
                                    before.name(),
                                    PetitionTexts.day(before.day())));
        }
        switch (earlier.state()) {
            case OPEN ->
                checks.require(earlier.answeredOn() == null, "answeredOn", "在办的事项不应有答复日期")
                        .require(earlier.closedOn() == null, "closedOn", "在办的事项不应有办结日期");
            case ANSWERED ->
                checks.require(earlier.answeredOn() != null, "answeredOn", "已答复的事项须有答复日期")
                        .require(earlier.closedOn() == null, "closedOn", "已答复、未办结的事项不应有办结日期");
            case CLOSED -> checks.require(earlier.closedOn() != null, "closedOn", "已办结的事项须有办结日期");
        }
    }

    private Standing open(IntakeChecks.Checked form, Earlier earlier, FieldChecks checks) {
        if (earlier.acceptedOn() == null) {
            checks.require(earlier.responsible() == null, "acceptedOn", "填了承办单位的须有受理日期；还没有受理的请不填承办单位");
            return standing(Place.REGISTER, earlier, null, null, null);
        }
        return accepted(Place.HANDLE, form, earlier, null, null, checks);
    }

    private Standing ended(IntakeChecks.Checked form, Earlier earlier, FieldChecks checks) {
        Instant now = clock.instant();
        // where only the closing is known, the answer came by then at the latest, and the petitioner keeps his days
        LocalDate answeredOn = earlier.answeredOn() != null ? earlier.answeredOn() : earlier.closedOn();
        if (form.kind() == Kind.CLAIM) {
            Instant windowEnd =
                    limits.preview(LimitKind.REQUEST_REVIEW, start(answeredOn)).dueAt();
            if (windowEnd.isAfter(now)) {
                return accepted(
                        Place.FOLLOW_UP,
                        form,
                        earlier,
                        windowEnd,
                        earlier.state() == State.ANSWERED ? running(LimitKind.REVISIT, answeredOn) : null,
                        checks);
            }
        }
        if (earlier.state() == State.ANSWERED && form.kind() == Kind.DISPUTE) {
            Instant revisit = running(LimitKind.REVISIT, answeredOn);
            if (revisit != null) {
                return accepted(Place.FOLLOW_UP, form, earlier, null, revisit, checks);
            }
        }
        checks.require(earlier.state() == State.CLOSED || form.kind() != null, "kind", "已答复的事项须写明类别，才能知道是否还在复查申请期内");
        return standing(Place.CLOSED, earlier, responsible(earlier, checks), null, null);
    }

    /** A case that goes on must be known as well as one that was registered here. */
    private Standing accepted(
            Place place,
            IntakeChecks.Checked form,
            Earlier earlier,
            Instant reviewUntilAt,
            Instant revisitDueAt,
            FieldChecks checks) {
        checks.require(form.kind() != null, "kind", "已受理的事项须写明类别");
        if (form.kind() == null) {
            return null;
        }
        Registering.Decision decision = decision(form, earlier);
        Registering.Confirmed confirmed = registering.confirm(decision, checks);
        checks.require(
                place != Place.FOLLOW_UP || form.kind() == Kind.DISPUTE || earlier.conclusion() != null,
                "conclusion",
                "答复还在复查申请期内（自答复之日起30日），须有结论");
        return new Standing(
                place,
                confirmed.category(),
                confirmed.responsible(),
                earlier.answeredOn() != null ? earlier.answeredOn() : earlier.closedOn(),
                reviewUntilAt,
                revisitDueAt,
                null);
    }

    private Responsible responsible(Earlier earlier, FieldChecks checks) {
        Optional<Responsible> found = Optional.ofNullable(earlier.responsible()).flatMap(organisation::responsible);
        checks.require(earlier.responsible() == null || found.isPresent(), "responsibleUnit", "承办单位不存在或已停用");
        return found.orElse(null);
    }

    private Standing standing(
            Place place, Earlier earlier, Responsible responsible, Instant reviewUntilAt, Instant revisitDueAt) {
        LocalDate closedOn = earlier.closedOn() != null ? earlier.closedOn() : earlier.answeredOn();
        return new Standing(
                place,
                Optional.empty(),
                Optional.ofNullable(responsible),
                earlier.answeredOn(),
                reviewUntilAt,
                revisitDueAt,
                closedOn);
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
        registering.record(
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

    private static Registering.Decision decision(IntakeChecks.Checked form, Earlier earlier) {
        return new Registering.Decision(
                form.kind(),
                form.disputeType() != null ? form.disputeType() : form.category(),
                form.district(),
                Disposition.ACCEPT,
                null,
                earlier.responsible());
    }

    private static LimitKind handlingLimit(Kind kind) {
        return kind == Kind.DISPUTE ? LimitKind.MEDIATE : LimitKind.HANDLE;
    }

    /** End of a limit that started on the day and still runs, or null. */
    private Instant running(LimitKind kind, LocalDate from) {
        Instant dueAt = limits.preview(kind, start(from)).dueAt();
        return dueAt.isAfter(clock.instant()) ? dueAt : null;
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ApplicationClock.ZONE).toInstant();
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
