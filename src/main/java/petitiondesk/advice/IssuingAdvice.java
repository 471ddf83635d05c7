package petitiondesk.advice;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Responsible;
import petitiondesk.organisation.Role;
import petitiondesk.petition.CaseBriefs;
import petitiondesk.petition.CaseHistory;
import petitiondesk.petition.EventKind;
import petitiondesk.petition.PetitionTexts;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.security.CurrentUser;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/** The office issues an advice, or takes one back that it should not have issued. */
@Service
public class IssuingAdvice {

    static final int TEXT = 5_000;
    private static final int SUBJECT = 100;
    private static final int REASON = 2_000;
    private static final int PETITIONS = 20;

    private final Advices advices;
    private final AdviceNotices notices;
    private final AdviceProcess process;
    private final CaseBriefs cases;
    private final CaseHistory history;
    private final Organisation organisation;
    private final TimeLimits limits;
    private final Clock clock;

    IssuingAdvice(
            Advices advices,
            AdviceNotices notices,
            AdviceProcess process,
            CaseBriefs cases,
            CaseHistory history,
            Organisation organisation,
            TimeLimits limits,
            Clock clock) {
        this.advices = advices;
        this.notices = notices;
        this.process = process;
        this.cases = cases;
        this.history = history;
        this.organisation = organisation;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * What the office writes.
     *
     * @param kind name of an {@link AdviceKind}
     * @param unit code of a unit, district or village
     * @param petitions numbers from which it is drawn; none where it follows from many
     */
    public record NewAdvice(
            String kind, String unit, String subject, String findings, String recommendation, List<String> petitions) {}

    /**
     * Issues it: the unit is told, and its days run from today.
     *
     * @return its number
     * @throws Refusal if something is missing, the unit has no heads, or a petition is not one that the office sees
     */
    @Transactional
    public String issue(NewAdvice written, CurrentUser user) {
        byTheOffice(user);
        FieldChecks checks = new FieldChecks();
        Optional<AdviceKind> kind = checks.oneOf(AdviceKind.class, "kind", "建议种类", written.kind());
        Optional<Responsible> unit = Optional.ofNullable(written.unit()).flatMap(organisation::responsible);
        checks.require(unit.isPresent(), "unit", "请选择接受建议的单位")
                .requiredText("subject", "建议事由", written.subject(), SUBJECT)
                .requiredText("findings", "发现的问题", written.findings(), TEXT)
                .requiredText("recommendation", "建议内容", written.recommendation(), TEXT);
        unit.ifPresent(found -> checks.require(
                !organisation.members(found.headsGroup()).isEmpty(),
                "unit",
                "“" + found.name() + "”没有负责人，无人反馈，请先在组织机构中指定"));
        Set<String> petitions = petitions(written.petitions(), checks, user);
        checks.done();
        Instant now = clock.instant();
        int year = LocalDate.ofInstant(now, ApplicationClock.ZONE).getYear();
        Responsible to = unit.orElseThrow();
        Advice advice = new Advice(
                advices.take(year),
                kind.orElseThrow(),
                to.code(),
                to.name(),
                to.headsGroup(),
                written.subject().strip(),
                written.findings().strip(),
                written.recommendation().strip(),
                user.id(),
                now,
                AdviceStatus.ANSWERING);
        advices.add(advice, petitions);
        TimeLimit limit = limits.start(LimitKind.ADVICE, advice.number(), now, to.code());
        advices.note(
                advice.number(),
                user.id(),
                "发出",
                "向%s提出%s，%s前书面反馈采纳情况。".formatted(to.name(), advice.kind().title(), PetitionTexts.lastDay(limit)));
        petitions.forEach(petition ->
                history.note(petition, user.id(), EventKind.ADVISED, "据本事项等提出改进建议" + advice.number() + "。"));
        notices.served(advice, limit);
        process.issued(advice.number(), advice.answeringGroup(), limit.dueAt());
        return advice.number();
    }

    private Set<String> petitions(List<String> given, FieldChecks checks, CurrentUser user) {
        Set<String> numbers = new LinkedHashSet<>();
        for (String number : given == null ? List.<String>of() : given) {
            if (number != null && !number.isBlank()) {
                numbers.add(number.strip());
            }
        }
        checks.require(numbers.size() <= PETITIONS, "petitions", "依据的信访事项不能超过" + PETITIONS + "件");
        Set<String> visible = cases.visible(numbers, user);
        numbers.stream()
                .filter(number -> !visible.contains(number))
                .forEach(number -> checks.reject("petitions", "没有编号为“" + number + "”的信访事项"));
        return numbers;
    }

    /**
     * Takes it back, as long as it is not ended.
     *
     * @throws Refusal if the reason is missing or it has ended
     */
    @Transactional
    public void withdraw(String number, String reason, CurrentUser user) {
        byTheOffice(user);
        new FieldChecks().requiredText("reason", "撤回理由", reason, REASON).done();
        Advice advice = advices.locked(number);
        if (!advice.status().isOpen()) {
            throw Refusal.conflict("这份建议" + advice.status().title() + "，不能撤回。");
        }
        Instant now = clock.instant();
        limits.running(number).forEach(limit -> limits.meet(limit.kind(), number, now));
        advices.end(number, AdviceStatus.WITHDRAWN, reason.strip(), user.id());
        advices.note(number, user.id(), "撤回", reason.strip());
        notices.withdrawn(advice);
        process.withdrawn(number);
    }

    private static void byTheOffice(CurrentUser user) {
        if (!user.has(Role.OFFICE)) {
            throw Refusal.forbidden("改进建议由联席会议办公室提出和撤回。");
        }
    }
}
