package petitiondesk.petition;

import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.shared.Refusal;

/** The unit's head signs what was drafted, or returns it with what is to be changed. */
@Service
public class Signing {

    private final Cases cases;
    private final Opinions opinions;
    private final Participants participants;
    private final Recusals recusals;
    private final Extensions extensions;
    private final TimeLimits limits;
    private final CaseHistory history;
    private final Clock clock;

    Signing(
            Cases cases,
            Opinions opinions,
            Participants participants,
            Recusals recusals,
            Extensions extensions,
            TimeLimits limits,
            CaseHistory history,
            Clock clock) {
        this.cases = cases;
        this.opinions = opinions;
        this.participants = participants;
        this.recusals = recusals;
        this.extensions = extensions;
        this.limits = limits;
        this.history = history;
        this.clock = clock;
    }

    /**
     * Signs or returns the newest draft.
     *
     * @param comment what is to be changed; needed to return
     * @throws Refusal if the comment is missing or the one who drafted signs himself
     */
    @Transactional
    public Approval decide(String number, Approval approval, String comment, String userId) {
        PetitionCourse course = cases.locked(number);
        recusals.check(number, userId);
        Opinions.Opinion draft = opinions.newest(number).orElseThrow();
        if (draft.draftedBy().equals(userId)) {
            throw Refusal.forbidden("拟稿人不能签发自己拟写的意见，请由其他负责人签发。");
        }
        if (approval == Approval.RETURN && comment == null) {
            throw Refusal.invalid("comment", "退回修改请写明修改意见");
        }
        opinions.sign(draft.id(), approval, comment, userId, clock.instant());
        if (approval == Approval.RETURN) {
            course.returnedToHandler();
            history.note(number, userId, EventKind.RETURNED, "退回修改：" + comment);
        } else {
            participants.note(course, userId, Participants.Part.SIGNED);
            extensions.notNeeded(number, userId);
            HandlingLimits.UNTIL_ANSWER.forEach(kind -> limits.meet(kind, number, clock.instant()));
            history.announce(number, userId, EventKind.SIGNED, "签发答复，待送达。", "答复已签发，即将送达您。");
        }
        cases.save(course);
        return approval;
    }
}
