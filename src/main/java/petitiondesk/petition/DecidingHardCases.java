package petitiondesk.petition;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Role;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/**
 * Checks what a joint meeting decides on a hard case and keeps it. The petition takes it up by itself, at once or when it
 * arrives, see {@link TakingUpDecisions}.
 */
@Service
public class DecidingHardCases {

    private final Cases cases;
    private final LeadDecisions decisions;
    private final Recusals recusals;
    private final Organisation organisation;
    private final TimeLimits limits;

    DecidingHardCases(
            Cases cases, LeadDecisions decisions, Recusals recusals, Organisation organisation, TimeLimits limits) {
        this.cases = cases;
        this.decisions = decisions;
        this.recusals = recusals;
        this.organisation = organisation;
        this.limits = limits;
    }

    /**
     * Keeps the decision.
     *
     * @throws Refusal naming every field of 四定四包 that is missing or does not fit; a conflict if this meeting has
     *     decided on the case already
     */
    @Transactional
    public void decide(LeadDecision decision) {
        PetitionCourse course = cases.course(decision.petitionNumber());
        FieldChecks checks = new FieldChecks();
        checks.text("comment", "说明", decision.comment(), HardCaseTexts.COMMENT)
                .require(
                        decision.decision() != LeadDecision.Way.UPWARD || !course.isLed(),
                        "decision",
                        "该事项正在包案，只能变更四定四包、维持不变或者下次再议");
        if (decision.decision() == LeadDecision.Way.LEAD) {
            checkLead(course, decision, checks);
        } else {
            checks.requiredText("comment", "说明", decision.comment(), HardCaseTexts.COMMENT)
                    .require(
                            decision.leader() == null && decision.handlers().isEmpty() && decision.dueOn() == null,
                            "decision",
                            "只有决定包案时才填写四定四包");
        }
        checks.done();
        if (!decisions.add(decision)) {
            throw Refusal.conflict("本次会议已对" + decision.petitionNumber() + "作出决定。");
        }
    }

    private void checkLead(PetitionCourse course, LeadDecision decision, FieldChecks checks) {
        checks.requiredText("measures", "工作措施", decision.measures(), HardCaseTexts.MEASURES);
        String leader = decision.leader();
        checks.require(leader != null, "leader", "请定包案领导");
        checks.require(
                leader == null || organisation.groupsOf(leader).contains(Role.LEAD_LEADER.group()),
                "leader",
                "包案领导应从包案领导名单中选择");
        List<String> handlers = decision.handlers();
        checks.require(!handlers.isEmpty(), "handlers", "请定办案人员");
        checks.require(new HashSet<>(handlers).size() == handlers.size(), "handlers", "办案人员重复");
        checks.require(leader == null || !handlers.contains(leader), "handlers", "包案领导要确认结果，不能同时是办案人员");
        for (String handler : handlers) {
            checks.require(mayHandle(handler), "handlers", "没有这个工作人员，或者他不承办信访事项：" + handler);
        }
        pack("packHandle", "包处理", decision.packHandle(), checks);
        pack("packClose", "包结案", decision.packClose(), checks);
        pack("packSupport", "包稳控", decision.packSupport(), checks);
        pack("packPersuade", "包做思想工作", decision.packPersuade(), checks);
        dueOn(course, decision, checks);
        recused("leader", leader, course, checks);
        handlers.forEach(handler -> recused("handlers", handler, course, checks));
        Stream.of(decision.packHandle(), decision.packClose(), decision.packSupport(), decision.packPersuade())
                .filter(Objects::nonNull)
                .distinct()
                .filter(person -> !person.equals(leader) && !handlers.contains(person))
                .forEach(person -> recused("packHandle", person, course, checks));
    }

    /** A date beyond the legal one would promise the petitioner less than the law does; once that has passed, the meeting
     *  sets a new one for what is late. */
    private void dueOn(PetitionCourse course, LeadDecision decision, FieldChecks checks) {
        LocalDate day = decision.dueOn();
        checks.require(day != null, "dueOn", "请定办结时限");
        if (day == null) {
            return;
        }
        LocalDate decidedOn = LocalDate.ofInstant(decision.decidedAt(), ApplicationClock.ZONE);
        checks.require(day.isAfter(decidedOn), "dueOn", "办结时限应在会议之后");
        checks.require(!day.isAfter(decidedOn.plusYears(1)), "dueOn", "办结时限不能超过一年");
        limits.running(course.number()).stream()
                .filter(limit -> limit.kind() == LimitKind.HANDLE && !limit.isOverdue(decision.decidedAt()))
                .map(TimeLimit::dueOn)
                .findFirst()
                .ifPresent(legal -> checks.require(
                        !day.isAfter(legal),
                        "dueOn",
                        "办结时限不能晚于法定期限" + PetitionTexts.day(legal) + "（《信访工作条例》第三十四条）；确需延长的，先办理延期审批"));
    }

    private void pack(String field, String label, String userId, FieldChecks checks) {
        checks.require(userId != null, field, "请定" + label + "的责任人");
        checks.require(
                userId == null
                        || organisation
                                .person(userId)
                                .filter(Organisation.Person::active)
                                .isPresent(),
                field,
                label + "的责任人不存在或已离职");
    }

    private void recused(String field, String userId, PetitionCourse course, FieldChecks checks) {
        if (userId != null) {
            recusals.against(course.number(), userId).ifPresent(reason -> checks.reject(field, reason));
        }
    }

    private boolean mayHandle(String userId) {
        return organisation.person(userId).filter(Organisation.Person::active).isPresent()
                && organisation.groupsOf(userId).stream()
                        .anyMatch(group -> !group.equals(Role.ADMINISTRATOR.group())
                                && !group.equals(Role.AUDITOR.group())
                                && !group.equals(Role.DISCIPLINE.group()));
    }
}
