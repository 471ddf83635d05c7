package petitiondesk.casefile.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import petitiondesk.casefile.CaseExports;
import petitiondesk.security.CurrentUser;

/** Whole case files over HTTP. */
@RestController
@RequestMapping("/api/petitions/{number}/exports")
@Tag(name = "整卷", description = "整卷导出，供归档和移送法院（联席会议办公室；检举控告限纪检监察）")
class CaseExportApi {

    private final CaseExports exports;
    private final CurrentUser user;

    CaseExportApi(CaseExports exports, CurrentUser user) {
        this.exports = exports;
        this.user = user;
    }

    record Wish(String format, String purpose) {}

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "导出整卷", description = "format：ZIP 或 PDF；purpose：导出目的，留痕。在后台制作。")
    CaseExports.View ask(@PathVariable String number, @RequestBody Wish wish) {
        return exports.ask(number, wish.format(), wish.purpose(), user);
    }

    @GetMapping
    @Operation(summary = "导出的整卷", description = "state：WAITING、MAKING、READY、FAILED、DELETED。")
    List<CaseExports.View> list(@PathVariable String number) {
        return exports.of(number, user);
    }

    @GetMapping("/{id}")
    @Operation(summary = "下载整卷", description = "限联席会议办公室；检举控告限纪检监察。每次下载记入案卷。")
    ResponseEntity<Resource> take(@PathVariable String number, @PathVariable long id) {
        CaseExports.Download download = exports.take(number, id, user);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(download.export().format().mediaType()))
                .contentLength(download.export().size())
                .cacheControl(CacheControl.noStore().cachePrivate())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(download.export().fileName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(download.content());
    }
}
