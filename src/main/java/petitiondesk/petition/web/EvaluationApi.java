package petitiondesk.petition.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import petitiondesk.petition.EvaluationViews;
import petitiondesk.security.CurrentUser;

/** What the petitioner thinks of it, over JSON. */
@RestController
@RequestMapping("/api/petitions/{number}/evaluation")
@Tag(name = "信访事项", description = "登记、台账和案卷（工作人员）")
class EvaluationApi {

    private final EvaluationViews evaluations;
    private final CurrentUser user;

    EvaluationApi(EvaluationViews evaluations, CurrentUser user) {
        this.evaluations = evaluations;
        this.user = user;
    }

    @GetMapping
    @Operation(summary = "信访人评价", description = "评价供联席会议办公室和召集人查看，留言只供联席会议办公室查看；其他人得到的是空的。")
    EvaluationViews.View of(@PathVariable String number) {
        return evaluations.of(number, user);
    }
}
