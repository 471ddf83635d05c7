package petitiondesk.petition.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import petitiondesk.organisation.Role;
import petitiondesk.party.Parties.FullParty;
import petitiondesk.petition.CaseFiles;
import petitiondesk.petition.IdempotencyKey;
import petitiondesk.petition.Intake;
import petitiondesk.petition.IntakeForm;
import petitiondesk.petition.Ledger;
import petitiondesk.petition.PetitionProcess;
import petitiondesk.security.CurrentUser;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/** The register over JSON, for staff and for systems that deliver petitions. */
@RestController
@RequestMapping("/api/petitions")
@Tag(name = "信访事项", description = "登记、台账和案卷（工作人员）")
class PetitionApi {

    private final Intake intake;
    private final Ledger ledger;
    private final CaseFiles files;
    private final CurrentUser user;

    PetitionApi(Intake intake, Ledger ledger, CaseFiles files, CurrentUser user) {
        this.intake = intake;
        this.ledger = ledger;
        this.files = files;
        this.user = user;
    }

    record RevealRequest(Long partyId, String purpose) {}

    record ReviewRequest(LocalDate askedOn, String reasons) {}

    record Correction(String field, String value, String reason) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "登记信访事项", description = "请求头 Idempotency-Key 相同、内容相同的重复提交返回同一编号。")
    Intake.Receipt register(
            @RequestBody IntakeForm form,
            @RequestHeader(name = "Idempotency-Key", required = false) String idempotencyKey) {
        Intake.checkMayTakeIn(user.groups(), form.kind());
        return intake.register(form, user.id(), IdempotencyKey.checked(idempotencyKey));
    }

    @GetMapping
    @Operation(summary = "台账", description = "按条件分页查询；只列出本人有权查看的事项。")
    Ledger.Page find(
            @RequestParam(required = false) String text,
            @RequestParam(required = false) String status,
            @RequestParam(required = false) String kind,
            @RequestParam(required = false) String channel,
            @RequestParam(required = false) String district,
            @RequestParam(required = false) String unit,
            @RequestParam(required = false) String category,
            @RequestParam(required = false) Boolean open,
            @RequestParam(required = false) Boolean overdue,
            @RequestParam(required = false) LocalDate dueBy,
            @RequestParam(required = false) LocalDate receivedFrom,
            @RequestParam(required = false) LocalDate receivedTo,
            @RequestParam(required = false) Integer page,
            @RequestParam(required = false) Integer size,
            @RequestParam(required = false) String sort) {
        return ledger.find(
                new Ledger.Query(
                        text,
                        status,
                        kind,
                        channel,
                        district,
                        unit,
                        category,
                        open,
                        overdue,
                        dueBy,
                        receivedFrom,
                        receivedTo,
                        page,
                        size,
                        sort),
                user);
    }

    @GetMapping("/{number}")
    @Operation(summary = "案卷")
    CaseFiles.CaseFile open(@PathVariable String number) {
        return files.open(number, user);
    }

    @GetMapping("/{number}/position")
    @Operation(summary = "流程图和当前位置")
    PetitionProcess.Position position(@PathVariable String number) {
        return files.position(number, user);
    }

    @PostMapping("/{number}/reveals")
    @Operation(summary = "查看当事人完整信息", description = "须写明用途，查看留痕。")
    FullParty reveal(@PathVariable String number, @RequestBody RevealRequest request) {
        new FieldChecks()
                .require(request.partyId() != null, "partyId", "请指明当事人")
                .done();
        return files.reveal(number, request.partyId(), request.purpose(), user);
    }

    @PostMapping("/{number}/review-requests")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "登记复查（复核）申请")
    List<CaseFiles.EventView> requestReview(@PathVariable String number, @RequestBody ReviewRequest request) {
        if (!user.has(Role.REGISTRAR) && !user.has(Role.OFFICE)) {
            throw Refusal.forbidden("只有登记员和联席会议办公室可以登记复查申请。");
        }
        files.requestReview(number, request.askedOn(), request.reasons(), user);
        return files.open(number, user).events();
    }

    @PostMapping("/{number}/corrections")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "追加更正", description = "原登记内容不改动，更正写入办理记录。")
    List<CaseFiles.EventView> correct(@PathVariable String number, @RequestBody Correction correction) {
        if (!user.has(Role.REGISTRAR) && !user.has(Role.OFFICE) && !user.has(Role.DISCIPLINE)) {
            throw Refusal.forbidden("只有登记员和联席会议办公室可以追加更正。");
        }
        files.correct(number, correction.field(), correction.value(), correction.reason(), user);
        return files.open(number, user).events();
    }
}
