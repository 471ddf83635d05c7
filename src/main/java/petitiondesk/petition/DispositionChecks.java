package petitiondesk.petition;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.shared.FieldChecks;

/** What each route asks for, beside kind and unit; nothing but the two lawful grounds lets a petition be refused. */
@Component
class DispositionChecks {

    private static final int REASON = 2_000;
    private static final int BODY = 500;
    private static final int JOINT_FROM = 5;

    /** Somebody handles it, and its answer is still to come: whoever is merged into it hears that answer. */
    private static final Set<Status> TO_BE_ANSWERED =
            EnumSet.of(Status.TRANSFERRED, Status.HANDLING, Status.HARD, Status.LED, Status.OPINION);

    private static final Set<Kind> NEVER_REFUSED = EnumSet.of(Kind.DISPUTE, Kind.ACCUSATION);

    private final Petitions petitions;
    private final PetitionCourses courses;
    private final TimeLimits limits;
    private final JdbcClient jdbc;
    private final Clock clock;

    DispositionChecks(Petitions petitions, PetitionCourses courses, TimeLimits limits, JdbcClient jdbc, Clock clock) {
        this.petitions = petitions;
        this.courses = courses;
        this.limits = limits;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Notes everything that does not fit the route. */
    void check(Petition petition, Registering.Decision decision, FieldChecks checks) {
        Disposition way = decision.disposition();
        checks.text("dispositionReason", "说明", decision.reason(), REASON)
                .text("channelBody", "有权处理的机关", decision.channelBody(), BODY);
        if (way.needsConfirmation()) {
            checks.require(decision.reason() != null, "dispositionReason", "请说明" + way.title() + "的理由");
        }
        checks.require(way == Disposition.GUIDE || decision.channelRoute() == null, "channelRoute", "只有导入法定途径才选择法定途径");
        checks.require(
                way == Disposition.MERGE || way.refuses() || decision.mergeInto() == null,
                "mergeInto",
                "只有并案、不予受理和不再受理才填写在先事项");
        checks.require(
                way == Disposition.ASSIGN || way == Disposition.REFUSE_PENDING || decision.dueOn() == null,
                "dueOn",
                "只有交办和不予受理才填写日期");
        switch (way) {
            case ACCEPT_SIMPLE -> checkSimple(petition, decision, checks);
            case ASSIGN -> checkAssign(decision, checks);
            case GUIDE -> checkGuide(decision, checks);
            case MERGE -> checkMerge(petition, decision, checks);
            case REFUSE_PENDING -> checkPending(petition, decision, checks);
            case REFUSE_FINAL -> checkFinal(petition, decision, checks);
            default -> {
                // kind and unit are all that these need
            }
        }
    }

    private void checkSimple(Petition petition, Registering.Decision decision, FieldChecks checks) {
        String field = "disposition";
        checks.require(decision.kind() == Kind.CLAIM, field, "简易程序只适用于申诉求决");
        checks.require(petition.channel() != Channel.SUPERIOR, field, "上级交办的事项不适用简易程序");
        checks.require(!petition.joint() && petition.persons() < JOINT_FROM, field, "多人联名、集体反映的事项不适用简易程序");
        TimeLimit register = limits.preview(LimitKind.REGISTER_SIMPLE, petition.receivedAt());
        checks.require(
                clock.instant().isBefore(register.dueAt()),
                field,
                "简易程序应自收到之日起3个工作日内决定，%s已过，请按普通程序受理".formatted(PetitionTexts.day(register.dueOn())));
    }

    private void checkAssign(Registering.Decision decision, FieldChecks checks) {
        LocalDate today = LocalDate.now(clock);
        LocalDate last = limits.preview(LimitKind.HANDLE, clock.instant()).dueOn();
        checks.require(decision.dueOn() != null, "dueOn", "交办请填写报告结果的日期");
        checks.require(decision.dueOn() == null || decision.dueOn().isAfter(today), "dueOn", "报告结果的日期应在今天之后");
        checks.require(
                decision.dueOn() == null || !decision.dueOn().isAfter(last),
                "dueOn",
                "报告结果的日期不能晚于法定期限（%s）".formatted(PetitionTexts.day(last)));
    }

    private void checkGuide(Registering.Decision decision, FieldChecks checks) {
        checks.require(decision.kind() == Kind.CLAIM, "disposition", "只有申诉求决才导入法定途径（《信访工作条例》第三十一条）");
        checks.require(StatutoryChannel.of(decision.channelRoute()).isPresent(), "channelRoute", "请选择应当导入的法定途径（1至5）");
    }

    private void checkMerge(Petition petition, Registering.Decision decision, FieldChecks checks) {
        checks.require(decision.mergeInto() != null, "mergeInto", "并案请填写在先事项的编号");
        earlier(petition, decision, checks)
                .ifPresent(main -> checks.require(
                        TO_BE_ANSWERED.contains(main.status()),
                        "mergeInto",
                        "%s现在是“%s”，正在办理、还没有答复的事项才能并入，否则本件得不到答复"
                                .formatted(main.number(), main.status().title())));
    }

    /** Art 19: the same matter is pending within its limit. */
    private void checkPending(Petition petition, Registering.Decision decision, FieldChecks checks) {
        mayBeRefused(decision, checks);
        if (decision.mergeInto() == null) {
            checks.require(decision.channelBody() != null, "mergeInto", "在本单位办理的，请填写在先事项的编号；在其他机关、单位办理的，请填写是哪个机关、单位");
            checks.require(
                    decision.dueOn() != null && !decision.dueOn().isBefore(LocalDate.now(clock)),
                    "dueOn",
                    "同一事项在其他机关、单位办理的，请填写其办理期限（今天或者以后）；在本单位办理的，请填写在先事项的编号");
            return;
        }
        checks.require(decision.dueOn() == null, "dueOn", "在本单位办理的，期限以在先事项为准，不填日期");
        earlier(petition, decision, checks).ifPresent(pending -> {
            checks.require(
                    pending.status().open(),
                    "mergeInto",
                    "%s现在是“%s”，没有在办理，不能以此不予受理（《信访工作条例》第十九条）"
                            .formatted(pending.number(), pending.status().title()));
            checks.require(
                    !pending.status().open() || withinItsLimit(pending.number()),
                    "mergeInto",
                    pending.number() + "没有在法定期限内办理（期限已过或者没有正在计算的办理期限），不能以此不予受理（《信访工作条例》第十九条）");
        });
    }

    private boolean withinItsLimit(String number) {
        return HandlingLimits.running(limits, number)
                .filter(limit -> !limit.isOverdue(clock.instant()))
                .isPresent();
    }

    /** Art 36: the matter is over, and the same facts and reasons are put forward. */
    private void checkFinal(Petition petition, Registering.Decision decision, FieldChecks checks) {
        mayBeRefused(decision, checks);
        checks.require(
                decision.mergeInto() != null || decision.channelBody() != null,
                "mergeInto",
                "不再受理只适用于已经复核终结的事项（《信访工作条例》第三十六条）：请填写在先事项的编号；不在本单位的，填写作出复核意见的机关");
        earlier(petition, decision, checks)
                .ifPresent(over -> checks.require(
                        finallyReviewed(over.number()), "mergeInto", over.number() + "没有经过复核，不能以此不再受理（《信访工作条例》第三十六条）"));
    }

    private void mayBeRefused(Registering.Decision decision, FieldChecks checks) {
        checks.require(
                !NEVER_REFUSED.contains(decision.kind()),
                "disposition",
                decision.kind() == Kind.DISPUTE ? "矛盾纠纷不适用不予受理，请组织调解" : "检举控告只能移送纪检监察");
    }

    private boolean finallyReviewed(String number) {
        return jdbc.sql("""
                select exists (select from review_request r join review_outcome o on o.request_id = r.id
                               where r.petition_number = :number and r.stage = 'FINAL_REVIEW' and o.decision = 'UPHOLD')""").param("number", number).query(Boolean.class).single();
    }

    /** An accusation is answered for like a number that does not exist. */
    private Optional<PetitionCourse> earlier(Petition petition, Registering.Decision decision, FieldChecks checks) {
        if (decision.mergeInto() == null) {
            return Optional.empty();
        }
        if (decision.mergeInto().equals(petition.number())) {
            checks.reject("mergeInto", "在先事项不能是本件自己");
            return Optional.empty();
        }
        Optional<PetitionCourse> course =
                courses.findByNumber(decision.mergeInto()).filter(found -> !found.restricted());
        checks.require(course.isPresent(), "mergeInto", "没有编号为“" + decision.mergeInto() + "”的事项，或者您无权查看");
        return course.filter(found -> {
            boolean before = !petitions
                    .findByNumber(found.number())
                    .orElseThrow()
                    .receivedAt()
                    .isAfter(petition.receivedAt());
            checks.require(before, "mergeInto", found.number() + "收到得比本件晚，请把后收到的并入先收到的");
            return before;
        });
    }
}
