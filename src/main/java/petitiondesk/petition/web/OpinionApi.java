package petitiondesk.petition.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import petitiondesk.document.signing.SigningKeys;
import petitiondesk.document.signing.UnlockedKey;
import petitiondesk.petition.OpinionSigning;
import petitiondesk.security.CurrentUser;

/** Answers signed or returned over JSON. */
@RestController
@RequestMapping("/api/petitions/{number}/opinion")
@Tag(name = "信访事项（工作人员）")
class OpinionApi {

    private final OpinionSigning signing;
    private final SigningKeys keys;
    private final CurrentUser user;

    OpinionApi(OpinionSigning signing, SigningKeys keys, CurrentUser user) {
        this.signing = signing;
        this.keys = keys;
        this.user = user;
    }

    /**
     * A signature.
     *
     * @param draft number of the draft that the signer has read, or null
     */
    record Signature(String pin, Integer draft, String comment) {

        /** Without the pin: requests end up in logs. */
        @Override
        public String toString() {
            return "Signature[" + draft + "]";
        }
    }

    record Return(String comment) {}

    @PostMapping("/signature")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "签发答复", description = "pin 是签发人自己的签名密码，还没有电子签名证书的用登录密码；draft 是所读稿的序号，可以不填。")
    void sign(@PathVariable String number, @RequestBody Signature signature, HttpServletRequest request) {
        signing.check(number, signature.draft(), user);
        try (UnlockedKey key = keys.unlock(signature.pin(), request.getRemoteAddr())) {
            signing.sign(number, signature.draft(), signature.comment(), user, key);
        }
    }

    @PostMapping("/return")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "退回修改", description = "由可以签发的人退回，须写明意见。")
    void sendBack(@PathVariable String number, @RequestBody Return request) {
        signing.sendBack(number, request.comment(), user);
    }
}
