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
import petitiondesk.petition.Repeats;
import petitiondesk.security.CurrentUser;

/** Petitions that repeat one another, over JSON. Every call answers how things stand afterwards. */
@RestController
@RequestMapping("/api/petitions/{number}")
@Tag(name = "重复件", description = "可能重复的事项、关联和解除（工作人员）")
class RepeatApi {

    private final Repeats repeats;
    private final CurrentUser user;

    RepeatApi(Repeats repeats, CurrentUser user) {
        this.repeats = repeats;
        this.user = user;
    }

    record Other(String number) {}

    record Removal(String number, String reason) {}

    @GetMapping("/repeats")
    @Operation(summary = "关联事项和可能重复的事项", description = "只列出本人有权查看的事项。")
    Repeats.Overview of(@PathVariable String number) {
        return repeats.of(number, user.id());
    }

    @PostMapping("/links")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "确认与另一件是同一事项", description = "收到在后的一件记为重复件。")
    Repeats.Overview link(@PathVariable String number, @RequestBody Other other) {
        repeats.link(number, other.number(), "number", user.id());
        return of(number);
    }

    @PostMapping("/dismissals")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "确认与另一件不是同一事项", description = "以后不再提示。")
    Repeats.Overview dismiss(@PathVariable String number, @RequestBody Other other) {
        repeats.dismiss(number, other.number(), user.id());
        return of(number);
    }

    @PostMapping("/link-removals")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "解除关联", description = "须说明理由；原来的关联记录保留。")
    Repeats.Overview unlink(@PathVariable String number, @RequestBody Removal removal) {
        repeats.unlink(number, removal.number(), removal.reason(), user.id());
        return of(number);
    }
}
