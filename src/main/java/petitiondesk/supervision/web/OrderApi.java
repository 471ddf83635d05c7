package petitiondesk.supervision.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
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
import petitiondesk.document.signing.SigningKeys;
import petitiondesk.document.signing.UnlockedKey;
import petitiondesk.security.CurrentUser;
import petitiondesk.supervision.OrderFiles;
import petitiondesk.supervision.OrderProcess;
import petitiondesk.supervision.ServingOrders;
import petitiondesk.supervision.SigningOrders;

/** Supervision orders over JSON. */
@RestController
@RequestMapping("/api/supervision-orders")
@Tag(name = "督办单", description = "查询、签发、答复和核实（工作人员）")
class OrderApi {

    private final OrderFiles files;
    private final SigningOrders signing;
    private final ServingOrders serving;
    private final OrderProcess process;
    private final SigningKeys keys;
    private final CurrentUser user;

    OrderApi(
            OrderFiles files,
            SigningOrders signing,
            ServingOrders serving,
            OrderProcess process,
            SigningKeys keys,
            CurrentUser user) {
        this.files = files;
        this.signing = signing;
        this.serving = serving;
        this.process = process;
        this.keys = keys;
        this.user = user;
    }

    /**
     * A signature.
     *
     * @param sha256 {@code textSha256} of the order that the signer has read, or null
     */
    record Signature(String pin, String sha256) {

        /** Without the pin: requests end up in logs. */
        @Override
        public String toString() {
            return "Signature[" + sha256 + "]";
        }
    }

    record Return(String comment) {}

    record Answer(String answer, LocalDate finishedOn) {}

    record Verification(String verdict, String comment) {}

    record Receipt(String recipient, String how, LocalDate on, String note) {}

    @GetMapping
    @Operation(summary = "督办单列表", description = "最新的在前；petition 只列一件信访事项的。")
    List<OrderFiles.Line> list(@RequestParam(required = false) String petition) {
        return files.list(petition == null || petition.isBlank() ? null : petition.strip(), user);
    }

    @GetMapping("/{number}")
    @Operation(summary = "督办单")
    OrderFiles.File open(@PathVariable String number) {
        return files.open(number, user);
    }

    @PostMapping("/{number}/signature")
    @Operation(summary = "签发", description = "pin 是签发人自己的签名密码，还没有电子签名证书的用登录密码；sha256 是所读全文的校验值，可以不填。")
    OrderFiles.File sign(@PathVariable String number, @RequestBody Signature signature, HttpServletRequest request) {
        files.check(number, user);
        signing.check(number, signature.sha256(), user.id());
        try (UnlockedKey key = keys.unlock(signature.pin(), request.getRemoteAddr())) {
            signing.sign(number, signature.sha256(), key);
        }
        return files.open(number, user);
    }

    @PostMapping("/{number}/return")
    @Operation(summary = "退回修改", description = "由可以签发的人退回，须写明意见。")
    OrderFiles.File sendBack(@PathVariable String number, @RequestBody Return request) {
        return complete(number, "UserTask_SignOrder", values("approval", "RETURN", "comment", request.comment()));
    }

    @PostMapping("/{number}/answer")
    @Operation(summary = "答复", description = "由被督办人答复；已经化解的填写 finishedOn。")
    OrderFiles.File answer(@PathVariable String number, @RequestBody Answer request) {
        String finishedOn =
                request.finishedOn() == null ? null : request.finishedOn().toString();
        return complete(number, "UserTask_AnswerOrder", values("answer", request.answer(), "finishedOn", finishedOn));
    }

    @PostMapping("/{number}/verification")
    @Operation(summary = "核实答复", description = "verdict：ACCEPTED 认可，RETURNED 退回重报（须写明意见）。")
    OrderFiles.File verify(@PathVariable String number, @RequestBody Verification request) {
        return complete(
                number, "UserTask_VerifyAnswer", values("verdict", request.verdict(), "comment", request.comment()));
    }

    @PostMapping("/{number}/receipts")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "登记送达", description = "how：PAPER 书面，PHONE 电话，IN_PERSON 当面。")
    OrderFiles.File receive(@PathVariable String number, @RequestBody Receipt receipt) {
        files.check(number, user);
        serving.received(number, receipt.recipient(), receipt.how(), receipt.on(), receipt.note(), user.id());
        return files.open(number, user);
    }

    private OrderFiles.File complete(String number, String task, Map<String, Object> values) {
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
