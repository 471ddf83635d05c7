package petitiondesk.meeting.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import petitiondesk.meeting.ProposingCases;
import petitiondesk.security.CurrentUser;

/** Cases that the office puts before the next meeting on another ground than lateness. */
@RestController
@RequestMapping("/api/meetings/proposals")
@Tag(name = "联席会议")
class ProposalApi {

    private final ProposingCases proposing;
    private final CurrentUser user;

    ProposalApi(ProposingCases proposing, CurrentUser user) {
        this.proposing = proposing;
        this.user = user;
    }

    /** The case with the ground, NOT_REPORTED, PROCEDURE, EVASION or NOT_CARRIED_OUT, and what happened. */
    record Proposal(String petitionNumber, String ground, String reason) {}

    /** Why a case is taken off the list. */
    record Withdrawal(String reason) {}

    @GetMapping
    @Operation(summary = "提请下次会议研究的事项")
    List<ProposingCases.Proposal> list() {
        return proposing.pending(user);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "提请下次会议研究", description = "《信访工作条例》第四十条除逾期以外的情形。")
    void propose(@RequestBody Proposal proposal) {
        proposing.propose(proposal.petitionNumber(), proposal.ground(), proposal.reason(), user);
    }

    @PostMapping("/{id}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "撤回提请")
    void withdraw(@PathVariable long id, @RequestBody Withdrawal withdrawal) {
        proposing.withdraw(id, withdrawal.reason(), user);
    }
}
