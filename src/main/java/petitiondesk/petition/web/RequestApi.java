package petitiondesk.petition.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import petitiondesk.petition.RequestKind;
import petitiondesk.petition.RequestViews;
import petitiondesk.security.CurrentUser;

/** What petitioners ask for at the counter, over JSON. Every call answers what was asked for and may be now. */
@RestController
@RequestMapping("/api/petitions/{number}")
@Tag(name = "办理中的变动", description = "标注紧急，信访人补充、撤回、申请（窗口登记），改变承办单位、听证（联席会议办公室）")
class RequestApi {

    private final RequestViews requests;
    private final CurrentUser user;

    RequestApi(RequestViews requests, CurrentUser user) {
        this.requests = requests;
        this.user = user;
    }

    /** @param person of whom the petitioner speaks, as far as he knows */
    record Recusal(String person, String reason) {}

    record Hearing(String reason) {}

    @GetMapping("/requests")
    @Operation(summary = "信访人的回避、听证申请", description = "登记员和联席会议办公室查看；其他人得到的是空的。")
    RequestViews.Overview of(@PathVariable String number) {
        return requests.of(number, user);
    }

    @PostMapping("/recusal-requests")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "登记信访人的回避申请", description = "由联席会议办公室决定。")
    RequestViews.Overview askRecusal(@PathVariable String number, @RequestBody Recusal asked) {
        requests.ask(number, RequestKind.RECUSAL, asked.person(), asked.reason(), user);
        return requests.of(number, user);
    }

    @PostMapping("/hearing-requests")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "登记信访人的听证申请", description = "由联席会议办公室决定。")
    RequestViews.Overview askHearing(@PathVariable String number, @RequestBody Hearing asked) {
        requests.ask(number, RequestKind.HEARING, null, asked.reason(), user);
        return requests.of(number, user);
    }
}
