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
import petitiondesk.petition.CaseTurns;
import petitiondesk.security.CurrentUser;

/** What can happen at any time beside the tasks, over JSON. Every call answers what may be done afterwards. */
@RestController
@RequestMapping("/api/petitions/{number}")
@Tag(name = "办理中的变动", description = "标注紧急，信访人补充、撤回、申请（窗口登记），改变承办单位、听证（联席会议办公室）")
class TurnsApi {

    private final CaseTurns turns;
    private final CurrentUser user;

    TurnsApi(CaseTurns turns, CurrentUser user) {
        this.turns = turns;
        this.user = user;
    }

    record Supplement(String text) {}

    record Reason(String reason) {}

    record UnitChange(String responsibleUnit, String reason) {}

    record Hearing(String heldAt, String place, String reason) {}

    @PostMapping("/urgency")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "标注紧急并上报", description = "立即告知联席会议办公室和总召集人；检举控告只告知纪检监察。")
    CaseTurns.Overview markUrgent(@PathVariable String number, @RequestBody Reason reason) {
        turns.markUrgent(number, reason.reason(), user);
        return turns.of(number, user);
    }

    @PostMapping("/supplements")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "登记信访人补充的情况")
    CaseTurns.Overview supplement(@PathVariable String number, @RequestBody Supplement supplement) {
        turns.supplement(number, supplement.text(), user);
        return turns.of(number, user);
    }

    @PostMapping("/withdrawal")
    @Operation(summary = "登记信访人撤回")
    CaseTurns.Overview withdraw(@PathVariable String number, @RequestBody Reason reason) {
        turns.withdraw(number, reason.reason(), user);
        return turns.of(number, user);
    }

    @PostMapping("/unit-changes")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "改变承办单位")
    CaseTurns.Overview changeUnit(@PathVariable String number, @RequestBody UnitChange change) {
        turns.changeUnit(number, change.responsibleUnit(), change.reason(), user);
        return turns.of(number, user);
    }

    @PostMapping("/ordinary-procedure")
    @Operation(summary = "由简易程序转为普通程序", description = "期限仍从受理之日起计算。")
    CaseTurns.Overview endSimple(@PathVariable String number, @RequestBody Reason reason) {
        turns.endSimple(number, reason.reason(), user);
        return turns.of(number, user);
    }

    @PostMapping("/hearings")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "决定听证", description = "heldAt 为当地日期和时间，例如 2026-09-01T09:00。")
    CaseTurns.Overview callHearing(@PathVariable String number, @RequestBody Hearing hearing) {
        turns.callHearing(number, hearing.heldAt(), hearing.place(), hearing.reason(), user);
        return turns.of(number, user);
    }

    @PostMapping("/hearing-cancellation")
    @Operation(summary = "取消还没有举行的听证")
    CaseTurns.Overview cancelHearing(@PathVariable String number, @RequestBody Reason reason) {
        turns.cancelHearing(number, reason.reason(), user);
        return turns.of(number, user);
    }
}
