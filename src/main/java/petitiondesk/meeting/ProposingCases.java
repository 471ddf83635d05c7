package petitiondesk.meeting;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.organisation.Role;
import petitiondesk.petition.CaseBriefs;
import petitiondesk.petition.CaseHistory;
import petitiondesk.petition.EventKind;
import petitiondesk.petition.Status;
import petitiondesk.security.CurrentUser;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/**
 * Puts a case before the next meeting on another ground of Art 40 than lateness. The meeting decides on it as on a late one;
 * nothing follows from the proposal itself.
 */
@Service
public class ProposingCases {

    private static final int REASON = 2_000;
    private static final Set<Status> ANSWERED =
            EnumSet.of(Status.REVISIT, Status.SERVED, Status.REVIEW, Status.CLOSED, Status.ARCHIVED);

    private final Proposals proposals;
    private final CaseBriefs cases;
    private final CaseHistory history;
    private final Invitees invitees;
    private final Clock clock;

    ProposingCases(Proposals proposals, CaseBriefs cases, CaseHistory history, Invitees invitees, Clock clock) {
        this.proposals = proposals;
        this.cases = cases;
        this.history = history;
        this.invitees = invitees;
        this.clock = clock;
    }

    /** A case that waits for the next meeting to be opened. */
    public record Proposal(
            long id,
            String petitionNumber,
            String title,
            Ground ground,
            String groundText,
            String reason,
            String proposedBy,
            Instant proposedAt) {}

    /** A ground that can be chosen. */
    public record Option(String label, String value) {}

    /** The grounds on which the office proposes; late cases are on the list by themselves. */
    public List<Option> grounds() {
        return Arrays.stream(Ground.values())
                .filter(ground -> ground != Ground.LATE)
                .map(ground -> new Option(ground.title(), ground.name()))
                .toList();
    }

    /** What waits for the next meeting, oldest first. */
    @Transactional(readOnly = true)
    public List<Proposal> pending(CurrentUser user) {
        checkOffice(user);
        return proposals.pending().stream()
                .map(one -> new Proposal(
                        one.id(),
                        one.petitionNumber(),
                        one.title(),
                        one.ground(),
                        one.ground().title(),
                        one.reason(),
                        invitees.nameOf(one.proposedBy()),
                        one.proposedAt()))
                .toList();
    }

    /**
     * Puts the case on the list of the next meeting that is opened.
     *
     * @param ground name of a {@link Ground} other than lateness
     * @throws Refusal if the person is not of the office or may not see the case, the ground does not fit the case, or it is
     *     proposed already
     */
    @Transactional
    public void propose(String petitionNumber, String ground, String reason, CurrentUser user) {
        checkOffice(user);
        Ground chosen = Arrays.stream(Ground.values())
                .filter(one -> one != Ground.LATE && one.name().equals(ground))
                .findFirst()
                .orElse(null);
        String number = petitionNumber == null ? "" : petitionNumber.strip();
        boolean visible = !cases.visible(Set.of(number), user).isEmpty();
        FieldChecks checks = new FieldChecks();
        checks.require(chosen != null, "ground", "请选择督办情形；逾期的事项在会议召开时自动列入")
                .require(visible, "petitionNumber", "没有找到这件信访事项，请核对编号")
                .requiredText("reason", "事由", reason, REASON);
        checks.done();
        Status status = cases.of(number).status();
        boolean answered = ANSWERED.contains(status);
        checks.require(status != Status.RECEIVED, "petitionNumber", number + "还没有登记，没有承办单位")
                .require(
                        chosen != Ground.NOT_CARRIED_OUT || answered,
                        "ground",
                        number + "现在是“" + status.title() + "”，还没有送达处理意见，不能说不执行处理意见")
                .require(
                        chosen == Ground.NOT_CARRIED_OUT || status.open(),
                        "ground",
                        number + "已经办结；办结的事项只能以“" + Ground.NOT_CARRIED_OUT.title() + "”提请");
        checks.done();
        proposals.lock(number);
        if (proposals.pending().stream().anyMatch(one -> one.petitionNumber().equals(number))) {
            throw Refusal.conflict(number + "已经提请下次会议研究。");
        }
        proposals.add(number, chosen, reason.strip(), user.id(), clock.instant());
        history.note(number, user.id(), EventKind.SUPERVISED, "提请下次联席会议研究：" + chosen.title() + "。" + reason.strip());
    }

    /** Takes a case off the list again, as long as no meeting has been opened with it. */
    @Transactional
    public void withdraw(long id, String reason, CurrentUser user) {
        checkOffice(user);
        new FieldChecks().requiredText("reason", "撤回理由", reason, REASON).done();
        Proposals.Pending proposal = proposals.pending(id).orElseThrow(() -> Refusal.conflict("这件事项已经列入会议，或者已经撤回。"));
        proposals.lock(proposal.petitionNumber());
        proposals.withdraw(id, reason.strip(), user.id(), clock.instant());
        history.note(proposal.petitionNumber(), user.id(), EventKind.SUPERVISED, "撤回提请会议研究：" + reason.strip());
    }

    private static void checkOffice(CurrentUser user) {
        if (!user.has(Role.OFFICE)) {
            throw Refusal.forbidden("只有联席会议办公室可以提请会议研究。");
        }
    }
}
