package petitiondesk.petition;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Responsible;
import petitiondesk.shared.FieldChecks;

/** The registrar confirms kind, category and place, and decides the route (Art 22). */
@Service
public class Registering {

    private static final String UNIT_FIELD = "responsibleUnit";

    private final Cases cases;
    private final Categories categories;
    private final Organisation organisation;
    private final TimeLimits limits;
    private final CaseHistory history;
    private final Participants participants;
    private final PetitionNotices notices;
    private final JdbcClient jdbc;
    private final Clock clock;

    Registering(
            Cases cases,
            Categories categories,
            Organisation organisation,
            TimeLimits limits,
            CaseHistory history,
            Participants participants,
            PetitionNotices notices,
            JdbcClient jdbc,
            Clock clock) {
        this.cases = cases;
        this.categories = categories;
        this.organisation = organisation;
        this.limits = limits;
        this.history = history;
        this.participants = participants;
        this.notices = notices;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What the registrar decided; codes as in the form, null where he left a field empty.
     *
     * @param category a category or, for a dispute, a dispute type
     * @param responsibleUnit code of a unit, district or village
     */
    public record Decision(
            Kind kind,
            String category,
            String district,
            Disposition disposition,
            String reason,
            String responsibleUnit) {}

    /**
     * The route with who goes on and until when.
     *
     * @param handlingGroup null where nobody handles, because the petition was handed over
     */
    public record Route(Disposition disposition, String handlingGroup, String signingGroup, Instant handleDueAt) {}

    /**
     * Registers the decision.
     *
     * @throws petitiondesk.shared.Refusal naming every field that does not fit
     */
    @Transactional
    public Route decide(String number, Decision decision, String userId) {
        PetitionCourse course = cases.locked(number);
        FieldChecks checks = new FieldChecks();
        Confirmed confirmed = confirm(decision, checks);
        checks.done();
        Optional<Categories.Category> category = confirmed.category();
        record(number, decision, category, userId, clock.instant());
        participants.note(course, userId, Participants.Part.REGISTERED);
        limits.meet(LimitKind.REGISTER, number, clock.instant());
        return decision.kind() == Kind.ACCUSATION
                ? handOver(course, userId)
                : accept(course, decision, category, confirmed.responsible().orElseThrow(), userId);
    }

    /** Kind, category, place and unit of a decision, as far as they exist. */
    record Confirmed(Optional<Categories.Category> category, Optional<Responsible> responsible) {}

    /** Notes everything in which the decision does not fit together. */
    Confirmed confirm(Decision decision, FieldChecks checks) {
        boolean accusation = decision.kind() == Kind.ACCUSATION;
        checks.require(
                accusation == (decision.disposition() == Disposition.DISCIPLINE),
                "disposition",
                accusation ? "检举控告类事项只能移送纪检监察（《信访工作条例》第三十条）" : "只有检举控告类事项才能移送纪检监察");
        Optional<Categories.Category> category =
                Optional.ofNullable(decision.category()).flatMap(categories::byCode);
        checks.require(decision.category() == null || category.isPresent(), "category", "内容分类不存在");
        checks.require(
                decision.district() == null
                        || organisation.district(decision.district()).isPresent(),
                "district",
                "管区不存在");
        String disputeType = codeOf(category, Categories.Tree.DISPUTE_TYPE);
        if (decision.kind() == Kind.DISPUTE) {
            checks.require(disputeType != null, "category", "矛盾纠纷请选择纠纷类型（D 开头）");
        } else if (!accusation) {
            checks.require(codeOf(category, Categories.Tree.CATEGORY) != null, "category", "请选择内容分类（C 开头）");
        }
        Optional<Responsible> responsible =
                Optional.ofNullable(decision.responsibleUnit()).flatMap(organisation::responsible);
        if (!accusation) {
            checks.require(decision.responsibleUnit() != null, UNIT_FIELD, "请选择承办单位");
            checks.require(decision.responsibleUnit() == null || responsible.isPresent(), UNIT_FIELD, "承办单位不存在或已停用");
            responsible.ifPresent(unit -> checks.require(
                    !organisation.members(unit.group()).isEmpty(),
                    UNIT_FIELD,
                    "“" + unit.name() + "”没有承办人，请先在组织机构中指定"));
        }
        return new Confirmed(category, responsible);
    }

    private Route accept(
            PetitionCourse course,
            Decision decision,
            Optional<Categories.Category> category,
            Responsible responsible,
            String userId) {
        course.accepted(
                decision.kind(),
                codeOf(category, Categories.Tree.CATEGORY),
                codeOf(category, Categories.Tree.DISPUTE_TYPE),
                decision.district(),
                responsible.code());
        cases.save(course);
        LimitKind kind = decision.kind() == Kind.DISPUTE ? LimitKind.MEDIATE : LimitKind.HANDLE;
        TimeLimit handle = limits.start(kind, course.number(), clock.instant(), responsible.code());
        history.announce(
                course.number(),
                userId,
                EventKind.ACCEPTED,
                "登记为“%s·%s”，予以受理，由%s办理，%s前办结。"
                        .formatted(
                                decision.kind().title(),
                                category.map(known -> categories.nameOf(known.code()))
                                        .orElse("未分类"),
                                responsible.name(),
                                PetitionTexts.lastDay(handle)),
                "已受理，由%s办理，应于%s前答复您。".formatted(responsible.name(), PetitionTexts.lastDay(handle)));
        return new Route(Disposition.ACCEPT, responsible.group(), responsible.headsGroup(), handle.dueAt());
    }

    private Route handOver(PetitionCourse course, String userId) {
        course.handedToDiscipline();
        cases.save(course);
        notices.restrict(course.number());
        history.announce(
                course.number(), userId, EventKind.HANDED_TO_DISCIPLINE, "登记为检举控告，移送纪检监察。", "您反映的事项已移送有权处理的机关，内容依法保密。");
        return new Route(Disposition.DISCIPLINE, null, null, null);
    }

    /** Tells the petitioner that his petition is accepted, by whom it is handled and until when (Art 23). */
    @Transactional
    public void announceAcceptance(String number) {
        PetitionCourse course = cases.course(number);
        LimitKind kind = course.kind() == Kind.DISPUTE ? LimitKind.MEDIATE : LimitKind.HANDLE;
        notices.accepted(course, limits.newest(kind, number).orElseThrow());
    }

    /** Tells the petitioner that his petition was handed over, without a word on its contents. */
    @Transactional
    public void announceHandOver(String number) {
        notices.handedToDiscipline(cases.course(number));
    }

    void record(String number, Decision decision, Optional<Categories.Category> category, String userId, Instant at) {
        jdbc.sql("""
                insert into registration (petition_number, kind, category, dispute_type, district, disposition,
                                          disposition_reason, responsible, registered_by, at)
                values (:number, :kind, :category, :disputeType, :district, :disposition, :reason, :responsible, :by, :at)""")
                .param("number", number)
                .param("kind", decision.kind().name())
                .param("category", codeOf(category, Categories.Tree.CATEGORY))
                .param("disputeType", codeOf(category, Categories.Tree.DISPUTE_TYPE))
                .param("district", decision.district())
                .param("disposition", decision.disposition().name())
                .param("reason", decision.reason())
                .param("responsible", decision.kind() == Kind.ACCUSATION ? null : decision.responsibleUnit())
                .param("by", userId)
                .param("at", Timestamp.from(at))
                .update();
    }

    static String codeOf(Optional<Categories.Category> category, Categories.Tree tree) {
        return category.filter(c -> c.tree() == tree)
                .map(Categories.Category::code)
                .orElse(null);
    }
}
