package petitiondesk.petition;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Responsible;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/** A unit is sent a petition, takes it over or objects, and the office rules on the objection (Art 23). */
@Service
public class TakingOver {

    private static final int TEXT = 2_000;

    private final Cases cases;
    private final Registrations registrations;
    private final Accepting accepting;
    private final Recusals recusals;
    private final Organisation organisation;
    private final TimeLimits limits;
    private final CaseHistory history;
    private final PetitionNotices notices;
    private final Clock clock;

    TakingOver(
            Cases cases,
            Registrations registrations,
            Accepting accepting,
            Recusals recusals,
            Organisation organisation,
            TimeLimits limits,
            CaseHistory history,
            PetitionNotices notices,
            Clock clock) {
        this.cases = cases;
        this.registrations = registrations;
        this.accepting = accepting;
        this.recusals = recusals;
        this.organisation = organisation;
        this.limits = limits;
        this.history = history;
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * A petition that was given to a unit.
     *
     * @param receiveDueAt end of the five working days for an objection
     * @param notifyDueAt end of the fifteen days within which the petitioner is told whether it is accepted
     */
    public record Sent(String handlingGroup, String signingGroup, Instant receiveDueAt, Instant notifyDueAt) {}

    /** A petition that a unit handles now. */
    public record TakenUp(Kind kind, Route route) {}

    /** Gives it to the unit, tells the petitioner where it went, and starts the unit's days. */
    @Transactional
    public Sent send(String number) {
        PetitionCourse course = cases.locked(number);
        Instant now = clock.instant();
        Registration registration = registrations.newest(number).orElseThrow();
        // a ruling has named another unit than the registrar did
        String code = course.status() == Status.TRANSFERRED ? course.responsible() : registration.responsible();
        Responsible unit = organisation.responsible(code).orElseThrow();
        course.sentTo(registration, unit.code());
        cases.save(course);
        registrations.assign(registration, unit.code());
        TimeLimit object = limits.start(LimitKind.OBJECT, number, now, unit.code());
        TimeLimit notify = limits.start(LimitKind.NOTIFY, number, now, unit.code());
        boolean assigned = registration.disposition() == Disposition.ASSIGN;
        if (assigned && registration.dueOn().isAfter(LocalDate.ofInstant(now, ApplicationClock.ZONE))) {
            limits.startUntil(LimitKind.ASSIGNED, number, now, registration.dueOn());
        }
        history.announce(
                number,
                null,
                EventKind.TRANSFERRED,
                "%s给%s%s；有异议的，%s前提出。"
                        .formatted(
                                registration.disposition().title(),
                                unit.name(),
                                assigned ? "，" + PetitionTexts.day(registration.dueOn()) + "前报告结果" : "",
                                PetitionTexts.lastDay(object)),
                "已转%s，由其在%s前告知您是否受理。".formatted(unit.name(), PetitionTexts.lastDay(notify)));
        notices.transferred(course, registrations.assignment(number).id(), unit, notify);
        return new Sent(unit.group(), unit.headsGroup(), object.dueAt(), notify.dueAt());
    }

    /**
     * The unit takes the petition over, or objects with its reasons.
     *
     * @return how it goes on if it was taken over, else empty
     * @throws Refusal if the reason is missing or the five working days are over
     */
    @Transactional
    public Optional<TakenUp> receive(String number, UnitReply reply, String reason, String userId) {
        PetitionCourse course = cases.locked(number);
        recusals.check(number, userId);
        Registrations.Assignment assignment = registrations.assignment(number);
        if (reply == UnitReply.OBJECT) {
            new FieldChecks()
                    .requiredText("objectionReason", "异议理由", reason, TEXT)
                    .done();
            limits.newest(LimitKind.OBJECT, number)
                    .filter(limit -> limit.isOverdue(clock.instant()))
                    .ifPresent(limit -> {
                        throw Refusal.invalid(
                                "receipt",
                                "异议应自收到之日起5个工作日内提出，%s已过（《信访工作条例》第二十三条），请接收办理"
                                        .formatted(PetitionTexts.day(limit.dueOn())));
                    });
        }
        registrations.receive(assignment, reply, reply == UnitReply.OBJECT ? reason.strip() : reason, userId);
        limits.meet(LimitKind.OBJECT, number, clock.instant());
        if (reply == UnitReply.OBJECT) {
            history.note(number, userId, EventKind.OBJECTED, "对承办提出异议：" + reason.strip());
            return Optional.empty();
        }
        return Optional.of(takeUp(course, assignment.responsible(), userId));
    }

    /**
     * The office rules on an objection; where it is not the first, it records what the common superior or the meeting said.
     *
     * @param other code of the unit that is competent; needed to uphold
     * @return how it goes on if the unit has to handle it, else empty
     */
    @Transactional
    public Optional<TakenUp> rule(
            String number, Ruling ruling, Ruling.Authority authority, String other, String comment, String userId) {
        PetitionCourse course = cases.locked(number);
        recusals.check(number, userId);
        Registrations.Assignment assignment = registrations.assignment(number);
        List<Registrations.Objection> objections = registrations.objections(number);
        FieldChecks checks = new FieldChecks()
                .text("comment", "裁定理由", comment, TEXT)
                .require(
                        objections.size() < 2 || authority != Ruling.Authority.OFFICE,
                        "authority",
                        "再次发生异议的，由共同的上级机关、单位指定，没有共同上级的提交联席会议；请登记由谁指定");
        if (ruling == Ruling.UPHOLD) {
            Optional<Responsible> unit = Optional.ofNullable(other).flatMap(organisation::responsible);
            checks.require(unit.isPresent(), "responsibleUnit", "请选择改送的单位");
            unit.ifPresent(found -> checks.require(
                            objections.stream().noneMatch(o -> o.responsible().equals(found.code()))
                                    || authority != Ruling.Authority.OFFICE,
                            "responsibleUnit",
                            found.name() + "已经提出过异议，请选择其他单位")
                    .require(
                            !organisation.members(found.group()).isEmpty(),
                            "responsibleUnit",
                            "“" + found.name() + "”没有承办人，请先在组织机构中指定"));
        } else {
            checks.require(comment != null, "comment", "异议不成立的，请写明理由");
        }
        checks.done();
        registrations.rule(assignment, ruling, authority, ruling == Ruling.UPHOLD ? other : null, comment, userId);
        history.note(
                number,
                userId,
                EventKind.RULED,
                "%s（%s）。%s".formatted(ruling.title(), authority.title(), comment == null ? "" : comment));
        if (ruling == Ruling.UPHOLD) {
            course.sentTo(registrations.newest(number).orElseThrow(), other);
            cases.save(course);
            return Optional.empty();
        }
        return Optional.of(takeUp(course, assignment.responsible(), userId));
    }

    private TakenUp takeUp(PetitionCourse course, String responsible, String userId) {
        limits.meet(LimitKind.NOTIFY, course.number(), clock.instant());
        Registration registration = registrations.newest(course.number()).orElseThrow();
        return new TakenUp(
                registration.kind(),
                accepting.accept(
                        course,
                        registration,
                        organisation.responsible(responsible).orElseThrow(),
                        userId));
    }
}
