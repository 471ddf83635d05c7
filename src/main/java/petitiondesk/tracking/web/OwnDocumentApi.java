package petitiondesk.tracking.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import petitiondesk.petition.PetitionDocuments;
import petitiondesk.petition.PetitionDocuments.OwnItem;

/** Papers that were addressed to petitioners, with number and query code. */
@RestController
@RequestMapping("/api/public/petitions/{number}/documents")
@Tag(name = "公众", description = "提交和查询（无需登录）")
class OwnDocumentApi {

    private final PetitionDocuments documents;
    private final CodeTries tries;

    OwnDocumentApi(PetitionDocuments documents, CodeTries tries) {
        this.documents = documents;
        this.tries = tries;
    }

    @PostMapping
    @Operation(summary = "发给信访人的文书", description = "正文 queryCode；查询码不写在网址里。")
    List<OwnItem> list(@PathVariable String number, @RequestBody PublicApi.Code code, HttpServletRequest request) {
        return tries.guard(request, () -> documents.ofPetitioner(number, code.queryCode()));
    }

    @PostMapping("/{id}")
    @Operation(summary = "下载文书")
    ResponseEntity<Resource> open(
            @PathVariable String number,
            @PathVariable long id,
            @RequestBody PublicApi.Code code,
            HttpServletRequest request) {
        return tries.guard(
                request, () -> documents.openOwn(number, code.queryCode(), id).asFile());
    }
}
