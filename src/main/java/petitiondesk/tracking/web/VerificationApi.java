package petitiondesk.tracking.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import petitiondesk.document.FormFile;
import petitiondesk.document.issued.Finding;
import petitiondesk.document.issued.Finding.Verdict;
import petitiondesk.document.issued.Verification;
import petitiondesk.security.Throttle;

/** Whether a paper is ours, for whoever holds it. */
@RestController
@RequestMapping("/api/public/verification")
@Tag(name = "公众", description = "提交和查询（无需登录）")
class VerificationApi {

    private final Verification verification;
    private final Throttle throttle;

    VerificationApi(Verification verification, Throttle throttle) {
        this.verification = verification;
        this.throttle = throttle;
    }

    record Code(String code) {}

    /** Wrong codes alone count, so that nobody guesses one and a busy counter is never turned away. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "凭核验码核验文书", description = "verdict：ISSUED 是我们签发的，NOT_OURS 没有这个核验码。valid 为 true 才可以作为凭据（没有作废）。")
    Finding ofCode(@RequestBody Code asked, HttpServletRequest request) {
        if (!throttle.hasLeft(Throttle.Kind.VERIFY, request.getRemoteAddr())) {
            throw CodeTries.tooMany();
        }
        Finding finding = verification.ofCode(asked.code());
        if (finding.verdict() == Verdict.NOT_OURS) {
            throttle.take(Throttle.Kind.VERIFY, request.getRemoteAddr());
        }
        return finding;
    }

    /** Every file counts, before it is read: to look into one costs more than to send it. */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "上传 PDF 核验文书",
            description = "表单字段 file。文件只在核验时读取，不保存。verdict：ISSUED 与签发时一致，CHANGED 被改动，"
                    + "SIGNED_NOT_REGISTERED 有我们的签名但不在登记里，NOT_OURS 不是我们签发的。")
    Finding ofFile(MultipartHttpServletRequest form) throws IOException {
        if (!throttle.take(Throttle.Kind.VERIFY, form.getRemoteAddr())) {
            throw CodeTries.tooMany();
        }
        try (InputStream file = FormFile.in(form).getInputStream()) {
            return verification.ofFile(file);
        }
    }
}
