package petitiondesk.petition.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import petitiondesk.document.FormFile;
import petitiondesk.document.Incoming;
import petitiondesk.petition.CaseAttachments;
import petitiondesk.security.CurrentUser;

/** Files of a case over HTTP, one at a time, so that each one's fate is told. */
@RestController
@RequestMapping("/api/petitions/{number}/attachments")
@Tag(name = "附件", description = "案卷里的文件（工作人员）")
class AttachmentApi {

    private final CaseAttachments attachments;
    private final Incoming incoming;
    private final CurrentUser user;

    AttachmentApi(CaseAttachments attachments, Incoming incoming, CurrentUser user) {
        this.attachments = attachments;
        this.incoming = incoming;
        this.user = user;
    }

    @GetMapping
    @Operation(summary = "附件清单")
    CaseAttachments.Overview list(@PathVariable String number) {
        return attachments.of(number, user);
    }

    /** The form is read only after it is clear that this person may add to this case. */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "上传附件",
            description = "表单字段 file（一个文件）、description（说明，可不填）、disclosed（true 为向信访人公开，默认否）。"
                    + "201 是新的；200 是本案卷已有同样内容的附件，不重复保存。")
    ResponseEntity<CaseAttachments.Item> add(@PathVariable String number, MultipartHttpServletRequest form)
            throws IOException {
        attachments.checkMayAdd(number, user);
        MultipartFile file = FormFile.in(form);
        String description = form.getParameter("description");
        boolean disclosed = "true".equals(form.getParameter("disclosed"));
        CaseAttachments.Added added = incoming.take(
                file.getOriginalFilename(),
                file.getSize(),
                file::getInputStream,
                checked -> attachments.add(number, checked, description, disclosed, user));
        return ResponseEntity.status(added.fresh() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(added.item());
    }

    @GetMapping("/{id}")
    @Operation(summary = "查看附件", description = "谁在什么时候查看，记入案卷。")
    ResponseEntity<Resource> open(@PathVariable String number, @PathVariable long id) {
        return attachments.open(number, id, user);
    }

    @PostMapping("/{id}/disclosure")
    @Operation(summary = "向信访人公开", description = "公开以后不能收回。")
    CaseAttachments.Overview disclose(@PathVariable String number, @PathVariable long id) {
        attachments.disclose(number, id, user);
        return attachments.of(number, user);
    }
}
