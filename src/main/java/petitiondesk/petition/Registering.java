package petitiondesk.petition;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
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
    private final Registrations registrations;
    private final DispositionChecks dispositions;
    private final Accepting accepting;
    private final Accusations accusations;
    private final Clock clock;

    Registering(
            Cases cases,
            Categories categories,
            Organisation organisation,
            TimeLimits limits,
            CaseHistory history,
            Participants participants,
            PetitionNotices notices,
            Registrations registrations,
            DispositionChecks dispositions,
            Accepting accepting,
            Accusations accusations,
            Clock clock) {
        this.cases = cases;
        this.categories = categories;
        this.organisation = organisation;
        this.limits = limits;
        this.history = history;
        this.participants = participants;
        this.notices = notices;
        this.registrations = registrations;
        this.dispositions = dispositions;
        this.accepting = accepting;
        this.accusations = accusations;
        this.clock = clock;
    }

    /**
     * What the registrar decided; codes as in the form, null where he left a field empty.
     *
     * @param category a category or, for a dispute, a dispute type
     * @param responsibleUnit code of a unit, district or village
     * @param mergeInto number of the earlier matter: to merge into it, or because it is pending or over
     * @param channelRoute 1–5 for a statutory procedure
     * @param channelBody where to turn to, if not where one usually does
     * @param dueOn until when the unit reports, or until when the matter is pending elsewhere
     */
    public record Decision(
            Kind kind,
            String category,
            String district,
            Disposition disposition,
            String reason,
            String responsibleUnit,
            String mergeInto,
            Integer channelRoute,
            String channelBody,
            LocalDate dueOn) {

        /** A decision that needs nothing but a unit, if that. */
        Decision(
                Kind kind,
                String category,
                String district,
                Disposition disposition,
                String reason,
                String responsibleUnit) {
            this(kind, category, district, disposition, reason, responsibleUnit, null, null, null, null);
        }
    }

    /**
     * Registers the decision; one that the office has to confirm takes effect only then.
     *
     * @return how it goes on
     * @throws petitiondesk.shared.Refusal naming every field that does not fit
     */
    @Transactional
    public Route decide(String number, Decision decision, String userId) {
        PetitionCourse course = cases.locked(number);
        FieldChecks checks = new FieldChecks();
        Confirmed confirmed = confirm(decision, checks);
        dispositions.check(cases.petition(number), decision, checks);
        checks.done();
        registrations.add(number, decision, confirmed.category(), userId, clock.instant());
        participants.note(course, userId, Participants.Part.REGISTERED);
        if (decision.disposition().needsConfirmation()) {
            return propose(number, decision, confirmed, userId);
        }
        limits.meet(LimitKind.REGISTER, number, clock.instant());
        if (decision.disposition() == Disposition.ACCEPT_SIMPLE) {
            limits.start(
                    LimitKind.REGISTER_SIMPLE, number, cases.petition(number).receivedAt());
            limits.meet(LimitKind.REGISTER_SIMPLE, number, clock.instant());
        }
        return decision.disposition() == Disposition.DISCIPLINE
                ? handOver(course, userId)
                : accepting.accept(
                        course,
                        registrations.newest(number).orElseThrow(),
                        confirmed.responsible().orElseThrow(),
                        userId);
    }

    private Route propose(String number, Decision decision, Confirmed confirmed, String userId) {
        history.note(
                number,
                userId,
                EventKind.REGISTERED,
                "登记为“%s·%s”，拟%s%s，待联席会议办公室确认。理由：%s"
                        .formatted(
                                decision.kind().title(),
                                confirmed
                                        .category()
                                        .map(known -> categories.nameOf(known.code()))
                                        .orElse("未分类"),
                                decision.disposition().title(),
                                confirmed
                                        .responsible()
                                        .map(unit -> "给" + unit.name())
                                        .orElse(""),
                                decision.reason()));
        return Route.of(decision.disposition());
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
        String disputeType = Registrations.codeOf(category, Categories.Tree.DISPUTE_TYPE);
        if (decision.kind() == Kind.DISPUTE) {
            checks.require(disputeType != null, "category", "矛盾纠纷请选择纠纷类型（D 开头）");
        } else if (!accusation) {
            checks.require(
                    Registrations.codeOf(category, Categories.Tree.CATEGORY) != null, "category", "请选择内容分类（C 开头）");
        }
        Optional<Responsible> responsible =
                Optional.ofNullable(decision.responsibleUnit()).flatMap(organisation::responsible);
        if (decision.disposition().namesUnit()) {
            checks.require(decision.responsibleUnit() != null, UNIT_FIELD, "请选择承办单位");
            checks.require(decision.responsibleUnit() == null || responsible.isPresent(), UNIT_FIELD, "承办单位不存在或已停用");
            responsible.ifPresent(unit -> checks.require(
                    !organisation.members(unit.group()).isEmpty(),
                    UNIT_FIELD,
                    "“" + unit.name() + "”没有承办人，请先在组织机构中指定"));
        }
        return new Confirmed(category, responsible);
    }

    private Route handOver(PetitionCourse course, String userId) {
        course.handedToDiscipline();
        cases.save(course);
        notices.restrict(course.number());
        history.announce(
                course.number(), userId, EventKind.HANDED_TO_DISCIPLINE, "登记为检举控告，移送纪检监察。", "您反映的事项已移送有权处理的机关，内容依法保密。");
        accusations.open(course);
        return Route.of(Disposition.DISCIPLINE);
    }

    /** Tells the petitioner that his petition is accepted, by whom it is handled and until when (Art 23). */
    @Transactional
    public void announceAcceptance(String number) {
        PetitionCourse course = cases.course(number);
        notices.accepted(course, HandlingLimits.ofAcceptance(limits, number).orElseThrow());
    }

    /** Tells the petitioner that his petition was handed over, without a word on its contents. */
    @Transactional
    public void announceHandOver(String number) {
        notices.handedToDiscipline(cases.course(number));
    }
}
