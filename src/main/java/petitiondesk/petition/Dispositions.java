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

/** Routes that the registrar cannot decide alone: the office confirms them, units take over or object (Art 22, 23). */
@Service
public class Dispositions {

    private static final int TEXT = 2_000;

    private final Cases cases;
    private final Registering registering;
    private final Registrations registrations;
    private final DispositionChecks rules;
    private final Accepting accepting;
    private final Merging merging;
    private final Recusals recusals;
    private final Organisation organisation;
    private final TimeLimits limits;
    private final CaseHistory history;
    private final PetitionNotices notices;
    private final Clock clock;

    Dispositions(
            Cases cases,
            Registering registering,
            Registrations registrations,
            DispositionChecks rules,
            Accepting accepting,
            Merging merging,
            Recusals recusals,
            Organisation organisation,
            TimeLimits limits,
            CaseHistory history,
            PetitionNotices notices,
            Clock clock) {
        this.cases = cases;
        this.registering = registering;
        this.registrations = registrations;
        this.rules = rules;
        this.accepting = accepting;
        this.merging = merging;
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

    /**
     * The office confirms what the registrar proposed, or sends it back.
     *
     * @param comment needed to send it back
     * @throws Refusal naming the field; also if what was proposed has become impossible meanwhile
     */
    @Transactional
    public void confirm(String number, Confirmation approval, String comment, String userId) {
        merging.takeTurns();
        PetitionCourse course = cases.locked(number);
        recusals.check(number, userId);
        Registration proposal = registrations.newest(number).orElseThrow();
        new FieldChecks()
                .require(approval == Confirmation.APPROVE || comment != null, "comment", "退回请写明意见")
                .text("comment", "意见", comment, TEXT)
                .require(
                        !proposal.registeredBy().equals(userId) || approval == Confirmation.RETURN,
                        "approval",
                        "登记的人不能确认自己提出的办理方式，请由其他人员确认")
                .done();
        registrations.confirm(proposal, approval, comment, userId);
        if (approval == Confirmation.RETURN) {
            history.note(number, userId, EventKind.RETURNED, "退回登记员重新确定办理方式：" + comment);
            return;
        }
        stillPossible(number, proposal);
        limits.meet(LimitKind.REGISTER, number, clock.instant());
        history.note(
                number,
                userId,
                EventKind.CONFIRMED,
                "同意%s。%s".formatted(proposal.disposition().title(), comment == null ? "" : comment));
        if (!proposal.disposition().isSentToUnit()) {
            end(course, proposal, userId);
        }
    }

    /** Days may have passed since it was proposed. */
    private void stillPossible(String number, Registration proposal) {
        FieldChecks checks = new FieldChecks();
        Registering.Decision decision = new Registering.Decision(
                proposal.kind(),
                proposal.classification(),
                proposal.district(),
                proposal.disposition(),
                proposal.reason(),
                proposal.responsible(),
                proposal.mergeInto(),
                proposal.channelRoute(),
                proposal.channelBody(),
                proposal.dueOn());
        registering.confirm(decision, checks);
        rules.check(cases.petition(number), decision, checks);
        try {
            checks.done();
        } catch (Refusal refusal) {
            throw Refusal.invalid("approval", "登记的办理方式现在不能成立（" + refusal.getMessage() + "），请退回登记员");
        }
    }

    private void end(PetitionCourse course, Registration way, String userId) {
        switch (way.disposition()) {
            case GUIDE -> {
                course.guided(way);
                history.announce(
                        course.number(),
                        userId,
                        EventKind.GUIDED,
                        "导入法定途径：%s，%s。".formatted(way.channel().title(), bodyOf(way)),
                        "您反映的事项应当通过%s处理，请向%s提出。".formatted(way.channel().title(), bodyOf(way)));
            }
            case MERGE -> {
                course.merged(way);
                merging.merge(way, userId);
            }
            default -> {
                course.refused(way);
                history.announce(
                        course.number(),
                        userId,
                        EventKind.REFUSED,
                        way.disposition().title() + "：" + refusalText(way),
                        way.disposition().title() + "。" + refusalText(way));
            }
        }
        cases.save(course);
    }

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

    /** Tells the petitioner that his matter is not handled here, why, and where it is. */
    @Transactional
    public void announceEnd(String number) {
        PetitionCourse course = cases.course(number);
        Registration way = registrations.newest(number).orElseThrow();
        switch (way.disposition()) {
            case GUIDE -> notices.guided(course, way.channel(), bodyOf(way), way.reason());
            case MERGE -> notices.merged(course, way.mergeInto());
            default -> notices.refused(course, way.disposition(), refusalText(way));
        }
    }

    private static String bodyOf(Registration way) {
        return way.channelBody() != null ? way.channelBody() : way.channel().body();
    }

    /** Where the matter lies and until when, or when it was over. */
    private String refusalText(Registration way) {
        StringBuilder text = new StringBuilder(way.reason());
        if (way.mergeInto() != null) {
            text.append("（在先事项：").append(way.mergeInto());
            PetitionCourse earlier = cases.course(way.mergeInto());
            if (earlier.responsible() != null) {
                text.append("，由").append(notices.responsible(earlier).name()).append("办理");
            }
            HandlingLimits.running(limits, way.mergeInto())
                    .ifPresent(limit -> text.append("，")
                            .append(PetitionTexts.day(limit.dueOn()))
                            .append("前答复"));
            text.append("）");
        } else if (way.dueOn() != null) {
            text.append("（办理期限至").append(PetitionTexts.day(way.dueOn())).append("）");
        }
        return text.toString();
    }

    /** What the form of the confirmation shows: route, unit, earlier matter, organ and day. */
    @Transactional(readOnly = true)
    public String proposalText(String number) {
        return registrations.newest(number).map(this::text).orElse("");
    }

    /** What the office said when it sent the registration back, for the registrar; empty if it did not. */
    @Transactional(readOnly = true)
    public String returnText(String number) {
        return registrations
                .sentBack(number)
                .map(comment -> "#### 办公室退回\n" + TaskSummary.escaped(comment))
                .orElse("");
    }

    private String text(Registration way) {
        StringBuilder text =
                new StringBuilder("**").append(way.disposition().title()).append("**");
        if (way.responsible() != null) {
            text.append("：")
                    .append(organisation
                            .responsible(way.responsible())
                            .map(Responsible::name)
                            .orElse(way.responsible()));
        }
        if (way.channelRoute() != null) {
            text.append("：").append(TaskSummary.escaped(way.channel().title() + "，" + bodyOf(way)));
        }
        if (way.mergeInto() != null) {
            text.append("，在先事项[")
                    .append(way.mergeInto())
                    .append("](/desk/petitions/")
                    .append(way.mergeInto())
                    .append(")");
        }
        if (way.dueOn() != null) {
            text.append("，").append(PetitionTexts.day(way.dueOn())).append("前");
        }
        if (way.reason() != null) {
            text.append("\n\n理由：").append(TaskSummary.escaped(way.reason()));
        }
        return text.append("\n\n")
                .append(TaskSummary.escaped(nameOf(way.registeredBy())))
                .append(PetitionTexts.minute(way.at()))
                .append("登记")
                .toString();
    }

    /** The objections so far, for whoever rules on the newest. */
    @Transactional(readOnly = true)
    public String objectionText(String number) {
        StringBuilder text = new StringBuilder();
        for (Registrations.Objection objection : registrations.objections(number)) {
            text.append("- **")
                    .append(organisation
                            .responsible(objection.responsible())
                            .map(Responsible::name)
                            .orElse(objection.responsible()))
                    .append("**（")
                    .append(TaskSummary.escaped(nameOf(objection.by())))
                    .append("，")
                    .append(PetitionTexts.minute(objection.at()))
                    .append("）：")
                    .append(TaskSummary.escaped(objection.reason()))
                    .append("\n");
        }
        return text.toString();
    }

    private String nameOf(String userId) {
        return organisation.person(userId).map(Organisation.Person::name).orElse(userId);
    }
}
