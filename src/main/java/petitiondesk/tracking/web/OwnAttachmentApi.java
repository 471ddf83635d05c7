package petitiondesk.tracking.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import petitiondesk.document.FormFile;
import petitiondesk.document.Incoming;
import petitiondesk.petition.OwnAttachments;
import petitiondesk.security.Throttle;

/** Files that petitioners add to their case and take from it, with number and query code. */
@RestController
@RequestMapping("/api/public/petitions/{number}/attachments")
@Tag(name = "公众", description = "提交和查询（无需登录）")
class OwnAttachmentApi {

    private final OwnAttachments attachments;
    private final Incoming incoming;
    private final CodeTries tries;
    private final Throttle throttle;

    OwnAttachmentApi(OwnAttachments attachments, Incoming incoming, CodeTries tries, Throttle throttle) {
        this.attachments = attachments;
        this.incoming = incoming;
        this.tries = tries;
        this.throttle = throttle;
    }

    /** Who tries too often is turned away before his form is read, whoever has no code before his file is looked at. */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "补充附件", description = "表单字段 queryCode、file（一个文件）。201 是新的；200 是您已经上传过同样内容的附件，不重复保存。")
    ResponseEntity<OwnAttachments.Item> add(@PathVariable String number, MultipartHttpServletRequest form)
            throws IOException {
        if (!throttle.take(Throttle.Kind.UPLOAD, form.getRemoteAddr())) {
            throw CodeTries.tooMany();
        }
        String queryCode = form.getParameter("queryCode");
        tries.guard(form, () -> {
            attachments.checkMayAdd(number, queryCode);
            return null;
        });
        MultipartFile file = FormFile.in(form);
        OwnAttachments.Added added = incoming.take(
                file.getOriginalFilename(),
                file.getSize(),
                file::getInputStream,
                checked -> attachments.add(number, queryCode, checked));
        return ResponseEntity.status(added.fresh() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(added.item());
    }

    @PostMapping("/{id}")
    @Operation(summary = "查看附件", description = "本人补充的，和办理单位向本人公开的。")
    ResponseEntity<Resource> open(
            @PathVariable String number,
            @PathVariable long id,
            @RequestBody PublicApi.Code code,
            HttpServletRequest request) {
        return tries.guard(request, () -> attachments.open(number, code.queryCode(), id));
    }
}
