package petitiondesk.petition.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import petitiondesk.petition.CasePeople;
import petitiondesk.security.CurrentUser;

/** Who keeps out of a case and who is to lead it, over JSON. Every call answers how things stand afterwards. */
@RestController
@RequestMapping("/api/petitions/{number}")
@Tag(name = "回避和包案变更", description = "登记回避，提请会议变更四定四包（工作人员）")
class CasePeopleApi {

    private final CasePeople people;
    private final CurrentUser user;

    CasePeopleApi(CasePeople people, CurrentUser user) {
        this.people = people;
        this.user = user;
    }

    /**
     * Who has to keep out, and why.
     *
     * @param userId null for the one who is signed in
     */
    record Recusal(String userId, String reason) {}

    record LeadChange(String reason) {}

    @PostMapping("/recusals")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "登记回避", description = "不填 userId 是本人申请回避；此前办理的记录保留。")
    CasePeople.Overview recuse(@PathVariable String number, @RequestBody Recusal recusal) {
        people.recuse(number, recusal.userId(), recusal.reason(), user);
        return people.afterRecusal(number, user);
    }

    @PostMapping("/lead-changes")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "提请会议变更四定四包", description = "列入下次会议议程；决定之前按原安排办理。")
    CasePeople.Overview askChange(@PathVariable String number, @RequestBody LeadChange change) {
        people.askChange(number, change.reason(), user);
        return people.of(number, user);
    }
}
