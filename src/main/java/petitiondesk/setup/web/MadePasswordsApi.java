package petitiondesk.setup.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import petitiondesk.setup.organisation.MadePasswords;

/** Generated initial passwords, for people who came by file. */
@RestController
@RequestMapping("/api/files/organisation/passwords")
@Tag(name = "基础资料")
class MadePasswordsApi {

    private final MadePasswords passwords;
    private final Administrators administrators;

    MadePasswordsApi(MadePasswords passwords, Administrators administrators) {
        this.passwords = passwords;
        this.administrators = administrators;
    }

    @GetMapping
    @Operation(summary = "有多少人还没有密码")
    MadePasswords.Waiting waiting() {
        administrators.check();
        return passwords.waiting();
    }

    @PostMapping
    @Operation(summary = "生成初始密码", description = "给还没有密码的人员各生成一个，返回 CSV，只给这一次，系统不保存明文。again=true 时，生成过而本人还没有改的也重新生成。")
    ResponseEntity<byte[]> make(@RequestParam(defaultValue = "false") boolean again) {
        administrators.check();
        return FileChangesApi.csv(passwords.make(again), "初始密码.csv");
    }
}
