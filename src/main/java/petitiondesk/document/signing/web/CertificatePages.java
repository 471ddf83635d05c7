package petitiondesk.document.signing.web;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import petitiondesk.document.signing.IssuedCertificates;
import petitiondesk.shared.Refusal;

/** All signers' certificates for administrators, and what everybody may fetch to check a signature. */
@Controller
class CertificatePages {

    private final IssuedCertificates certificates;

    CertificatePages(IssuedCertificates certificates) {
        this.certificates = certificates;
    }

    @GetMapping("/desk/signature/certificates")
    String list(Model model) {
        model.addAttribute("lines", certificates.list());
        model.addAttribute("times", new Times());
        model.addAttribute("reasons", certificates.reasons());
        model.addAttribute("fingerprint", certificates.fingerprint());
        return "certificates";
    }

    @PostMapping("/desk/signature/certificates/{id}/revocation")
    String revoke(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) String note,
            RedirectAttributes answer) {
        try {
            certificates.revoke(id, reason, note);
            answer.addFlashAttribute("done", "证书已吊销，吊销列表已更新。");
        } catch (Refusal refusal) {
            answer.addFlashAttribute("problem", refusal.getMessage());
        }
        return "redirect:/desk/signature/certificates";
    }

    @GetMapping("/verify/ca.crt")
    ResponseEntity<byte[]> authority() {
        return file(certificates.authority(), "application/x-x509-ca-cert", "ca.crt");
    }

    @GetMapping("/verify/crl")
    ResponseEntity<byte[]> revoked() {
        return file(certificates.revoked(), "application/pkix-crl", "revoked.crl");
    }

    private static ResponseEntity<byte[]> file(byte[] content, String type, String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .cacheControl(CacheControl.noCache())
                .body(content);
    }
}
