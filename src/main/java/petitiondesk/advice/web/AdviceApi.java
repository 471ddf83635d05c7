package petitiondesk.advice.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import petitiondesk.advice.AdviceFiles;
import petitiondesk.advice.AdviceProcess;
import petitiondesk.advice.IssuingAdvice;
import petitiondesk.security.CurrentUser;

/** Improvement advice over JSON. */
@RestController
@RequestMapping("/api/advice")
@Tag(name = "改进建议", description = "提出、反馈、核实和撤回（工作人员）")
class AdviceApi {

    private final AdviceFiles files;
    private final IssuingAdvice issuing;
    private final AdviceProcess process;
    private final CurrentUser user;

    AdviceApi(AdviceFiles files, IssuingAdvice issuing, AdviceProcess process, CurrentUser user) {
        this.files = files;
        this.issuing = issuing;
        this.process = process;
        this.user = user;
    }

    /**
     * An advice to be issued.
     *
     * @param petitions numbers, parted by anything that is not in a number
     */
    record Issue(String kind, String unit, String subject, String findings, String recommendation, String petitions) {}

    record Answer(String adoption, String answer) {}

    record Assessment(String assessment, String comment) {}

    record Withdrawal(String reason) {}

    /** What was issued. */
    record Issued(String number) {}

    @GetMapping
    @Operation(summary = "改进建议列表", description = "最新的在前；petition 只列据一件信访事项提出的。")
    List<AdviceFiles.Line> list(@RequestParam(required = false) String petition) {
        return files.list(petition == null || petition.isBlank() ? null : petition.strip(), user);
    }

    @GetMapping("/{number}")
    @Operation(summary = "改进建议")
    AdviceFiles.File open(@PathVariable String number) {
        return files.open(number, user);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "提出建议",
            description = "kind：IMPROVE 改进工作，POLICY 完善政策，ACCOUNTABILITY 追究责任；petitions 是依据的信访事项编号，可以不填，多个用逗号或空格隔开。")
    Issued issue(@RequestBody Issue request) {
        List<String> petitions = request.petitions() == null
                ? List.of()
                : List.of(request.petitions().strip().split("[\\s,，、;；]+"));
        return new Issued(issuing.issue(
                new IssuingAdvice.NewAdvice(
                        request.kind(),
                        request.unit(),
                        request.subject(),
                        request.findings(),
                        request.recommendation(),
                        petitions),
                user));
    }

    @PostMapping("/{number}/answer")
    @Operation(summary = "反馈采纳情况", description = "adoption：ADOPTED 采纳，PARTLY 部分采纳，NOT_ADOPTED 未采纳。")
    AdviceFiles.File answer(@PathVariable String number, @RequestBody Answer request) {
        return complete(
                number, "UserTask_AnswerAdvice", values("adoption", request.adoption(), "answer", request.answer()));
    }

    @PostMapping("/{number}/assessment")
    @Operation(summary = "核实反馈", description = "assessment：ACCEPTED 认可，RETURNED 退回重新反馈（须写明意见）。")
    AdviceFiles.File assess(@PathVariable String number, @RequestBody Assessment request) {
        return complete(
                number,
                "UserTask_AssessAdviceAnswer",
                values("assessment", request.assessment(), "comment", request.comment()));
    }

    @PostMapping("/{number}/withdrawal")
    @Operation(summary = "撤回建议", description = "由联席会议办公室撤回，须写明理由。")
    AdviceFiles.File withdraw(@PathVariable String number, @RequestBody Withdrawal request) {
        files.check(number, user);
        issuing.withdraw(number, request.reason(), user);
        return files.open(number, user);
    }

    private AdviceFiles.File complete(String number, String task, Map<String, Object> values) {
        files.check(number, user);
        process.complete(number, task, values);
        return files.open(number, user);
    }

    private static Map<String, Object> values(String field, String value, String otherField, String otherValue) {
        Map<String, Object> values = new HashMap<>();
        values.put(field, value);
        values.put(otherField, otherValue);
        values.values().removeIf(given -> given == null);
        return values;
    }
}
