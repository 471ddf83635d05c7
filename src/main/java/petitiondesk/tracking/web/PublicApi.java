package petitiondesk.tracking.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import petitiondesk.document.AttachmentRules;
import petitiondesk.organisation.Organisation;
import petitiondesk.petition.Categories;
import petitiondesk.petition.Following;
import petitiondesk.petition.IdempotencyKey;
import petitiondesk.petition.Intake;
import petitiondesk.petition.IntakeForm;
import petitiondesk.petition.Kind;
import petitiondesk.petition.RequestKind;
import petitiondesk.security.Throttle;

/** What citizens use without signing in: submit, follow, ask for a review. */
@RestController
@RequestMapping("/api/public")
@Tag(name = "公众", description = "提交和查询（无需登录）")
class PublicApi {

    private final Intake intake;
    private final Following following;
    private final Categories categories;
    private final Organisation organisation;
    private final Throttle throttle;
    private final CodeTries tries;
    private final AttachmentRules attachmentRules;

    PublicApi(
            Intake intake,
            Following following,
            Categories categories,
            Organisation organisation,
            Throttle throttle,
            CodeTries tries,
            AttachmentRules attachmentRules) {
        this.intake = intake;
        this.following = following;
        this.categories = categories;
        this.organisation = organisation;
        this.throttle = throttle;
        this.tries = tries;
        this.attachmentRules = attachmentRules;
    }

    record Submission(
            String kind,
            String channel,
            String title,
            String request,
            String facts,
            String district,
            String category,
            Integer persons,
            Submitter petitioner,
            String respondent,
            Boolean nameless,
            Boolean confidential,
            Boolean consentToPublish,
            Boolean urgent) {

        IntakeForm form() {
            return new IntakeForm(
                    kind,
                    channel,
                    title,
                    request,
                    facts,
                    district,
                    null,
                    category,
                    persons,
                    null,
                    null,
                    petitioner == null ? null : petitioner.person(),
                    null,
                    null,
                    null,
                    respondent,
                    nameless,
                    confidential,
                    consentToPublish,
                    urgent,
                    null,
                    null,
                    null,
                    null,
                    null);
        }
    }

    record Submitter(String name, String phone, String email, String address, String idNumber) {

        IntakeForm.Person person() {
            return new IntakeForm.Person(name, idNumber, null, null, phone, email, address, null);
        }
    }

    record Code(String queryCode) {}

    record ReviewRequest(String queryCode, String reasons) {}

    record Supplement(String queryCode, String text) {}

    /** @param reason may be absent */
    record Withdrawal(String queryCode, String reason) {}

    /** @param office one of SATISFIED, MOSTLY, UNSATISFIED; {@code unit} the same; what is left out stays as it was */
    record Evaluation(String queryCode, String office, String unit, String comment) {}

    /** @param person of whom he speaks, as far as he knows; may be absent, and is of no meaning for a hearing */
    record Request(String queryCode, String person, String reason) {}

    record Entry(String code, String name) {}

    /** @param unit name of the unit that the district belongs to */
    record Place(String code, String name, String unit, List<Entry> villages) {}

    /** @param parent code of the category above; absent for the first level */
    record Category(String code, String name, String parent) {}

    /** @param attachments what files may be added to a petition that was submitted */
    record Reference(
            List<Entry> kinds,
            List<Place> districts,
            List<Category> categories,
            List<Category> disputeTypes,
            AttachmentRules.View attachments) {}

    @PostMapping("/petitions")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "提交信访事项")
    Intake.Receipt submit(
            @RequestBody Submission submission,
            @RequestHeader(name = "Idempotency-Key", required = false) String idempotencyKey,
            HttpServletRequest request) {
        if (!throttle.take(Throttle.Kind.SUBMIT, request.getRemoteAddr())) {
            throw CodeTries.tooMany();
        }
        return intake.register(submission.form(), null, IdempotencyKey.checked(idempotencyKey));
    }

    @PostMapping("/petitions/{number}/follow")
    @Operation(summary = "凭编号和查询码查询进展")
    Following.View follow(@PathVariable String number, @RequestBody Code code, HttpServletRequest request) {
        return tries.guard(request, () -> following.follow(number, code.queryCode()));
    }

    @PostMapping("/petitions/{number}/review-request")
    @Operation(summary = "申请复查（复核）")
    Following.View requestReview(
            @PathVariable String number, @RequestBody ReviewRequest asked, HttpServletRequest request) {
        return tries.guard(request, () -> {
            following.requestReview(number, asked.queryCode(), asked.reasons());
            return following.follow(number, asked.queryCode());
        });
    }

    @PostMapping("/petitions/{number}/supplement")
    @Operation(summary = "补充情况")
    Following.View supplement(
            @PathVariable String number, @RequestBody Supplement supplement, HttpServletRequest request) {
        return tries.guard(request, () -> {
            following.supplement(number, supplement.queryCode(), supplement.text());
            return following.follow(number, supplement.queryCode());
        });
    }

    @PostMapping("/petitions/{number}/withdrawal")
    @Operation(summary = "撤回")
    Following.View withdraw(
            @PathVariable String number, @RequestBody Withdrawal withdrawal, HttpServletRequest request) {
        return tries.guard(request, () -> {
            following.withdraw(number, withdrawal.queryCode(), withdrawal.reason());
            return following.follow(number, withdrawal.queryCode());
        });
    }

    @PostMapping("/petitions/{number}/recusal-request")
    @Operation(summary = "申请工作人员回避", description = "检举控告请当面或者来信向纪检监察提出。")
    Following.View askRecusal(@PathVariable String number, @RequestBody Request asked, HttpServletRequest request) {
        return ask(RequestKind.RECUSAL, number, asked, request);
    }

    @PostMapping("/petitions/{number}/hearing-request")
    @Operation(summary = "申请听证")
    Following.View askHearing(@PathVariable String number, @RequestBody Request asked, HttpServletRequest request) {
        return ask(RequestKind.HEARING, number, asked, request);
    }

    private Following.View ask(RequestKind kind, String number, Request asked, HttpServletRequest request) {
        return tries.guard(request, () -> {
            following.ask(number, asked.queryCode(), kind, asked.person(), asked.reason());
            return following.follow(number, asked.queryCode());
        });
    }

    @PostMapping("/petitions/{number}/evaluation")
    @Operation(
            summary = "评价",
            description = "office 是对信访部门服务的评价，unit 是对承办单位办理的评价：SATISFIED 满意、MOSTLY 基本满意、UNSATISFIED 不满意；可以修改，以最后一次为准。")
    Following.View evaluate(
            @PathVariable String number, @RequestBody Evaluation evaluation, HttpServletRequest request) {
        return tries.guard(request, () -> {
            following.evaluate(
                    number, evaluation.queryCode(), evaluation.office(), evaluation.unit(), evaluation.comment());
            return following.follow(number, evaluation.queryCode());
        });
    }

    @GetMapping("/reference")
    @Operation(summary = "类别、管区和分类")
    Reference reference() {
        return new Reference(
                Arrays.stream(Kind.values())
                        .map(kind -> new Entry(kind.name(), kind.title()))
                        .toList(),
                places(),
                entries(Categories.Tree.CATEGORY),
                entries(Categories.Tree.DISPUTE_TYPE),
                attachmentRules.view());
    }

    private List<Place> places() {
        Map<String, String> units = organisation.units().stream()
                .collect(Collectors.toMap(Organisation.Unit::code, Organisation.Unit::name));
        Map<String, List<Entry>> villages = organisation.villages().stream()
                .collect(Collectors.groupingBy(
                        Organisation.Village::district,
                        Collectors.mapping(village -> new Entry(village.code(), village.name()), Collectors.toList())));
        return organisation.districts().stream()
                .map(district -> new Place(
                        district.code(),
                        district.name(),
                        units.get(district.unit()),
                        villages.getOrDefault(district.code(), List.of())))
                .toList();
    }

    private List<Category> entries(Categories.Tree tree) {
        return categories.in(tree).stream()
                .map(category -> new Category(category.code(), category.name(), category.parent()))
                .toList();
    }
}
