package petitiondesk.intakefile.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import petitiondesk.intakefile.IntakeFileViews;
import petitiondesk.intakefile.IntakeFileViews.FileView;
import petitiondesk.intakefile.IntakeFiles;
import petitiondesk.intakefile.LineState;
import petitiondesk.security.CurrentUser;

/** Files of petitions over HTTP, for the desk's page and the jar's command. */
@RestController
@RequestMapping("/api/files/intake")
@Tag(name = "批量登记", description = "从文件登记信访事项和矛盾纠纷（工作人员）")
class IntakeFileApi {

    private final IntakeFiles files;
    private final CurrentUser user;

    IntakeFileApi(IntakeFiles files, CurrentUser user) {
        this.files = files;
        this.user = user;
    }

    @PostMapping(consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "上传文件", description = "请求体为 CSV 文件本身（UTF-8 或 GB18030），不登记任何事项。")
    FileView upload(@RequestParam String name, @RequestBody(required = false) byte[] content) {
        return files.upload(name, content == null ? new byte[0] : content, user);
    }

    @GetMapping
    @Operation(summary = "文件列表")
    List<IntakeFileViews.Summary> list() {
        return files.list(user);
    }

    @GetMapping("/mappings")
    @Operation(summary = "保存过的对应关系")
    List<IntakeFileViews.MappingView> mappings() {
        return files.mappings(user);
    }

    @GetMapping("/{id}")
    @Operation(summary = "文件、对应关系和进度")
    FileView view(@PathVariable long id) {
        return files.view(id, user);
    }

    @GetMapping("/{id}/lines")
    @Operation(summary = "各行的结果", description = "state：WAITING、READY、REJECTED、DUPLICATE、REGISTERED；page 从 0 起。")
    IntakeFileViews.LinePage lines(
            @PathVariable long id,
            @RequestParam(required = false) LineState state,
            @RequestParam(defaultValue = "0") int page) {
        return files.lines(id, state, page, user);
    }

    @PutMapping("/{id}/mapping")
    @Operation(summary = "设定对应关系", description = "对应关系按表头保存，下次同样表头的文件自动采用。")
    FileView map(@PathVariable long id, @RequestBody IntakeFiles.MappingChange change) {
        return files.map(id, change, user);
    }

    @PutMapping("/{id}/mapping/{name}")
    @Operation(summary = "采用保存过的对应关系")
    FileView mapLike(@PathVariable long id, @PathVariable String name) {
        return files.mapLike(id, name, user);
    }

    @PostMapping("/{id}/check")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "试运行", description = "只检查，不登记。")
    FileView check(@PathVariable long id) {
        return files.check(id, user);
    }

    @PostMapping("/{id}/run")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "登记，或者停止以后继续登记")
    FileView run(@PathVariable long id) {
        return files.run(id, user);
    }

    @PostMapping("/{id}/cancel")
    @Operation(summary = "停止", description = "正在登记的一行完成后停止，已登记的保留。")
    FileView cancel(@PathVariable long id) {
        return files.cancel(id, user);
    }

    @GetMapping(path = "/{id}/rejected.csv")
    @Operation(summary = "未通过的行", description = "原来的各列，加上“原文件行号”和“未登记原因”；改好后可以直接再次上传。")
    ResponseEntity<byte[]> rejected(@PathVariable long id) {
        byte[] csv = files.rejected(id, user);
        String name = files.view(id, user).name().replaceFirst("\\.[A-Za-z0-9]{1,5}$", "") + "-未通过.csv";
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .body(csv);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "清除文件内容", description = "未登记的行的内容立即清除，已登记的事项不受影响。")
    void dismiss(@PathVariable long id) {
        files.dismiss(id, user);
    }
}
