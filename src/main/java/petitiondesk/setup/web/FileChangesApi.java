package petitiondesk.setup.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import petitiondesk.setup.FileChanges;
import petitiondesk.setup.FileChanges.State;
import petitiondesk.setup.FileChanges.Waiting;
import petitiondesk.setup.Plan;

/** Organisation and category trees by file: give files one by one as raw bodies, preview them together, apply them at once. */
@RestController
@RequestMapping("/api/files/{subject:organisation|categories|dispute-types}")
@Tag(name = "基础资料", description = "用文件维护组织机构和分类（系统管理员）")
class FileChangesApi {

    private final FileChanges changes;
    private final Administrators administrators;

    FileChangesApi(FileChanges changes, Administrators administrators) {
        this.changes = changes;
        this.administrators = administrators;
    }

    @GetMapping
    @Operation(summary = "现有数量和已上传的文件")
    State state(@PathVariable String subject) {
        return changes.state(subject, administrators.check());
    }

    @PostMapping("/files")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "上传一个文件", description = "请求体是文件本身（CSV，UTF-8 或 GB18030），name 是文件名。只保留到应用或清除，最多一天。")
    Waiting stage(
            @PathVariable String subject,
            @RequestParam(required = false) String name,
            @RequestBody(required = false) byte[] content) {
        return changes.stage(subject, administrators.check(), name, content == null ? new byte[0] : content);
    }

    @DeleteMapping("/files")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "清除已上传的文件", description = "name 指明一个文件；不填清除全部。")
    void discard(@PathVariable String subject, @RequestParam(required = false) String name) {
        changes.discard(subject, administrators.check(), name);
    }

    @PostMapping("/preview")
    @Operation(summary = "预览", description = "会有哪些变化，不写入。可以带一个文件作请求体，等于先上传再预览。")
    Plan preview(
            @PathVariable String subject,
            @RequestParam(name = "option", required = false) List<String> options,
            @RequestParam(required = false) String name,
            @RequestBody(required = false) byte[] content) {
        String userId = administrators.check();
        if (content != null && content.length > 0) {
            changes.stage(subject, userId, name, content);
        }
        return changes.preview(subject, userId, options(options));
    }

    @PostMapping("/apply")
    @Operation(summary = "应用", description = "须带预览得到的 fingerprint 和同样的 option；预览以后有变化的，409，什么也不写入。")
    Plan apply(
            @PathVariable String subject,
            @RequestParam(required = false) String fingerprint,
            @RequestParam(name = "option", required = false) List<String> options) {
        return changes.apply(subject, administrators.check(), options(options), fingerprint);
    }

    @GetMapping("/exports/{list}")
    @Operation(summary = "下载现有名单", description = "与上传的格式相同，改好可以再上传。")
    ResponseEntity<byte[]> export(@PathVariable String subject, @PathVariable String list) {
        administrators.check();
        return csv(changes.export(subject, list), list + ".csv");
    }

    static ResponseEntity<byte[]> csv(byte[] content, String name) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .cacheControl(org.springframework.http.CacheControl.noStore())
                .body(content);
    }

    private static Set<String> options(List<String> options) {
        return options == null ? Set.of() : Set.copyOf(options);
    }
}
