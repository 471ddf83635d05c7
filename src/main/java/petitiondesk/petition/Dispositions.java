package petitiondesk.petition;

import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/** Routes that the registrar cannot decide alone: the office confirms them (Art 22). */
@Service
public class Dispositions {

    private static final int TEXT = 2_000;

    private final Cases cases;
    private final Registering registering;
    private final Registrations registrations;
    private final DispositionChecks rules;
    private final Merging merging;
    private final Recusals recusals;
    private final TimeLimits limits;
    private final CaseHistory history;
    private final PetitionNotices notices;
    private final DispositionTexts texts;
    private final Clock clock;

    Dispositions(
            Cases cases,
            Registering registering,
            Registrations registrations,
            DispositionChecks rules,
            Merging merging,
            Recusals recusals,
            TimeLimits limits,
            CaseHistory history,
            PetitionNotices notices,
            DispositionTexts texts,
            Clock clock) {
        this.cases = cases;
        this.registering = registering;
        this.registrations = registrations;
        this.rules = rules;
        this.merging = merging;
        this.recusals = recusals;
        this.limits = limits;
        this.history = history;
        this.notices = notices;
        this.texts = texts;
        this.clock = clock;
    }

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
                        "导入法定途径：%s，%s。".formatted(way.channel().title(), texts.body(way)),
                        "您反映的事项应当通过%s处理，请向%s提出。".formatted(way.channel().title(), texts.body(way)));
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
                        way.disposition().title() + "：" + texts.refusal(way),
                        way.disposition().title() + "。" + texts.refusal(way));
            }
        }
        cases.save(course);
    }

    /** Tells the petitioner that his matter is not handled here, why, and where it is. */
    @Transactional
    public void announceEnd(String number) {
        PetitionCourse course = cases.course(number);
        Registration way = registrations.newest(number).orElseThrow();
        switch (way.disposition()) {
            case GUIDE -> notices.guided(course, way.channel(), texts.body(way), way.reason());
            case MERGE -> notices.merged(course, way.mergeInto());
            default -> notices.refused(course, way.disposition(), texts.refusal(way));
        }
    }
}
