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
import petitiondesk.petition.ExtensionViews;
import petitiondesk.security.CurrentUser;

/** Requests for more days, over JSON. Every call answers how things stand afterwards. */
@RestController
@RequestMapping("/api/petitions/{number}")
@Tag(name = "延期", description = "申请延期和撤回（承办人）；审批在任务中办理")
class ExtensionApi {

    private final ExtensionViews extensions;
    private final CurrentUser user;

    ExtensionApi(ExtensionViews extensions, CurrentUser user) {
        this.extensions = extensions;
        this.user = user;
    }

    record Request(Integer extensionDays, String extensionReason) {}

    @PostMapping("/extensions")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "申请延期", description = "只能一次，1至30日，在期限届满之前由本机关、单位负责人批准。")
    ExtensionViews.Overview ask(@PathVariable String number, @RequestBody Request request) {
        extensions.ask(number, request.extensionDays(), request.extensionReason(), user);
        return extensions.of(number, user);
    }

    @PostMapping("/extension-withdrawal")
    @Operation(summary = "撤回还没有审批的延期申请")
    ExtensionViews.Overview withdraw(@PathVariable String number) {
        extensions.withdraw(number, user);
        return extensions.of(number, user);
    }
}
