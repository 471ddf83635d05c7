package petitiondesk.petition.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import petitiondesk.petition.AccusationFiles;
import petitiondesk.security.CurrentUser;

/** Discipline inspection's part of a case, over JSON. */
@RestController
@RequestMapping("/api/petitions/{number}")
@Tag(name = "检举控告", description = "登记被反映的工作人员和单位（纪检监察）")
class AccusationApi {

    private final AccusationFiles files;
    private final CurrentUser user;

    AccusationApi(AccusationFiles files, CurrentUser user) {
        this.files = files;
        this.user = user;
    }

    /** @param accused {@code person:} with a user id, or {@code unit:} with the code of a unit, district or village */
    record Accusation(String accused) {}

    @PostMapping("/accused")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "登记被反映的工作人员或者单位",
            description = "accused 写成 person:用户名 或者 unit:单位代码；登记后本人和该单位的人员看不到本件。没有人可以办理时拒绝登记。")
    AccusationFiles.View accuse(@PathVariable String number, @RequestBody Accusation accusation) {
        String accused = accusation.accused();
        files.accuse(number, accused == null || accused.isBlank() ? List.of() : List.of(accused.strip()), user);
        return files.afterAccusing(number, user);
    }
}
