package petitiondesk.supervision;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.meeting.Ground;
import petitiondesk.petition.CaseBriefs;
import petitiondesk.petition.PetitionTexts;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.shared.FieldChecks;
import petitiondesk.supervision.OrderParts.Draft;

/** The office writes the order; everything that the case knows stands there already. */
@Service
public class Drafting {

    static final int TEXT = 2_000;
    private static final int COPIES = 300;
    private static final int LONGEST = 90;

    private final Orders orders;
    private final OrderRecords records;
    private final CaseBriefs cases;
    private final SupervisionSettings settings;
    private final Clock clock;

    Drafting(Orders orders, OrderRecords records, CaseBriefs cases, SupervisionSettings settings, Clock clock) {
        this.orders = orders;
        this.records = records;
        this.cases = cases;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What the office writes; null for what is left as it was suggested.
     *
     * @param why why the case was not finished in time
     * @param demand what is demanded
     */
    public record Written(Ground ground, String why, String demand, LocalDate answerBy, String copiesTo) {}

    /** What the form starts from: the last draft after a return, else what follows from the case. */
    @Transactional(readOnly = true)
    public Written suggestion(String number) {
        Order order = orders.get(number);
        return records.draft(number, order.draft())
                .map(draft -> new Written(
                        draft.ground(),
                        draft.why(),
                        draft.demand(),
                        draft.answerBy().isAfter(today()) ? draft.answerBy() : answerBy(),
                        draft.copiesTo()))
                .orElseGet(() -> suggested(order));
    }

    /** Takes the draft, which then waits for its signature. */
    @Transactional
    public void draft(String number, Written written, String userId) {
        Written suggested = suggestion(number);
        Written taken = new Written(
                written.ground() == null ? suggested.ground() : written.ground(),
                written.why() == null ? suggested.why() : written.why(),
                written.demand() == null ? suggested.demand() : written.demand(),
                written.answerBy() == null ? suggested.answerBy() : written.answerBy(),
                written.copiesTo() == null ? suggested.copiesTo() : written.copiesTo());
        FieldChecks checks = new FieldChecks();
        checks.requiredText("why", "未按期办结的原因", taken.why(), TEXT)
                .requiredText("demand", "督办要求", taken.demand(), TEXT)
                .text("copiesTo", "抄送", taken.copiesTo(), COPIES)
                .require(taken.answerBy().isAfter(today()), "answerBy", "答复期限应在今天之后")
                .require(!taken.answerBy().isAfter(today().plusDays(LONGEST)), "answerBy", "答复期限不能超过" + LONGEST + "天");
        checks.done();
        int draft = orders.get(number).draft() + 1;
        records.add(
                number,
                new Draft(
                        draft,
                        taken.ground(),
                        taken.why(),
                        taken.demand(),
                        taken.answerBy(),
                        taken.copiesTo(),
                        userId,
                        clock.instant()));
        orders.drafted(number, draft);
        records.note(number, userId, "拟写", "第%d稿，答复期限%s。".formatted(draft, PetitionTexts.day(taken.answerBy())));
    }

    private Written suggested(Order order) {
        CaseBriefs.CaseBrief brief = cases.of(order.petitionNumber());
        String why = (order.limitTitle() == null ? order.ground().title() + "。" : late(order))
                + (order.reason() == null ? "" : "会议意见：" + order.reason())
                + (brief.lastProgress() == null ? "" : "最近进展：" + brief.lastProgress());
        return new Written(
                order.ground(),
                why.substring(0, why.offsetByCodePoints(0, Math.min(TEXT, why.codePointCount(0, why.length())))),
                "请%s牵头抓紧办理，在答复期限内书面答复：已经化解的，写明化解日期和结果；尚未化解的，写明原因、下一步措施和完成时间。".formatted(order.addressee()),
                answerBy(),
                order.supervisedName() == null || order.unitName() == null ? null : order.unitName());
    }

    private static String late(Order order) {
        LocalDate decidedOn = LocalDate.ofInstant(order.decidedAt(), ApplicationClock.ZONE);
        long days = ChronoUnit.DAYS.between(order.originalDueOn(), decidedOn);
        return "会议召开时，“%s”已超过期限%d天，没有办结。".formatted(order.limitTitle(), Math.max(days, 0));
    }

    private LocalDate answerBy() {
        return today().plusDays(settings.answerDays());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ApplicationClock.ZONE);
    }
}
