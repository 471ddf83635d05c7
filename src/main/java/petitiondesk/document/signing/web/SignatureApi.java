package petitiondesk.document.signing.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import petitiondesk.document.signing.IssuedCertificates;
import petitiondesk.document.signing.OwnSignature;
import petitiondesk.document.signing.OwnSignature.NewPin;
import petitiondesk.document.signing.SignatureHistory;
import petitiondesk.security.CurrentUser;

/** One's own certificate and pin over JSON; for administrators the certificates of all. */
@RestController
@RequestMapping("/api/signature")
@Tag(name = "电子签名", description = "本人的签名证书和签名密码；证书列表和吊销（系统管理员）")
class SignatureApi {

    private final OwnSignature own;
    private final SignatureHistory history;
    private final IssuedCertificates certificates;
    private final CurrentUser user;

    SignatureApi(OwnSignature own, SignatureHistory history, IssuedCertificates certificates, CurrentUser user) {
        this.own = own;
        this.history = history;
        this.certificates = certificates;
        this.user = user;
    }

    record Present(SignatureHistory.Present present, List<SignatureHistory.Entry> history) {}

    /** Without what is secret: requests end up in logs. */
    record Secrets(byte[] file, String filePassword, String password, String present, String pin) {

        @Override
        public String toString() {
            return "Secrets[]";
        }

        NewPin wanted() {
            return new NewPin(pin, null);
        }
    }

    record Revocation(String reason, String note) {}

    @GetMapping
    @Operation(summary = "本人的签名证书和历史")
    Present present() {
        return new Present(history.present(user.id()), history.of(user.id()));
    }

    @PostMapping("/pin")
    @Operation(summary = "设定签名密码", description = "还没有证书时：password 是登录密码，pin 是签名密码。")
    Present choose(@RequestBody Secrets given, HttpServletRequest request) {
        own.choose(given.password(), given.wanted(), request.getRemoteAddr());
        return present();
    }

    @PostMapping("/new-pin")
    @Operation(summary = "修改签名密码", description = "present 是原来的签名密码，pin 是新的。")
    Present change(@RequestBody Secrets given, HttpServletRequest request) {
        own.change(given.present(), given.wanted(), request.getRemoteAddr());
        return present();
    }

    @PostMapping("/forgotten")
    @Operation(summary = "忘记签名密码", description = "password 是登录密码。原来的证书吊销，以前的签名仍然有效。")
    Present forget(@RequestBody Secrets given, HttpServletRequest request) {
        own.forget(given.password(), request.getRemoteAddr());
        return present();
    }

    @PostMapping("/certificate")
    @Operation(
            summary = "换上自带的证书",
            description = "file 是 PKCS#12 文件（Base64），filePassword 是它的密码，password 是登录密码，pin 是签名密码。")
    Present bring(@RequestBody Secrets given, HttpServletRequest request) {
        own.bring(given.file(), given.filePassword(), given.password(), given.wanted(), request.getRemoteAddr());
        return present();
    }

    @GetMapping("/certificates")
    @Operation(summary = "全部签名证书（系统管理员）")
    List<IssuedCertificates.Line> certificates() {
        return certificates.list();
    }

    @PostMapping("/certificates/{id}/revocation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "吊销证书（系统管理员）", description = "reason：KEY_EXPOSED、LEFT、REPLACED 或 MISTAKE。")
    void revoke(@PathVariable long id, @RequestBody Revocation request) {
        certificates.revoke(id, request.reason(), request.note());
    }
}
