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
import petitiondesk.petition.CaseReversals;
import petitiondesk.security.CurrentUser;

/** What is taken back, over JSON. Every call answers what may be done afterwards. */
@RestController
@RequestMapping("/api/petitions/{number}")
@Tag(name = "更正、收回和重新办理", description = "办公室当日更正办理方式、因新的事实重新办理；承办单位负责人收回一步")
class ReversalsApi {

    private final CaseReversals reversals;
    private final CurrentUser user;

    ReversalsApi(CaseReversals reversals, CurrentUser user) {
        this.reversals = reversals;
        this.user = user;
    }

    record Reason(String reason) {}

    record Reopening(String newFacts, String responsibleUnit) {}

    @PostMapping("/disposition-corrections")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "更正办理方式", description = "只在生效当日、还没有人办理时；事项重新登记，登记期限仍从收到之日起计算。")
    CaseReversals.Overview correct(@PathVariable String number, @RequestBody Reason reason) {
        reversals.correct(number, reason.reason(), user);
        return reversals.of(number, user);
    }

    @PostMapping("/reopenings")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "因新的事实重新办理", description = "responsibleUnit 不填的，由原承办单位办理。")
    CaseReversals.Overview reopen(@PathVariable String number, @RequestBody Reopening reopening) {
        reversals.reopen(number, reopening.newFacts(), reopening.responsibleUnit(), user);
        return reversals.of(number, user);
    }

    @PostMapping("/steps-taken-back")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "收回一步", description = "签发之后送达之前、达成协议之后回访之前、提交会议之后议程截止之前。")
    CaseReversals.Overview sendBack(@PathVariable String number, @RequestBody Reason reason) {
        reversals.sendBack(number, reason.reason(), user);
        return reversals.of(number, user);
    }
}
