package petitiondesk.document.signing.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import petitiondesk.document.signing.OwnSignature;
import petitiondesk.document.signing.OwnSignature.NewPin;
import petitiondesk.document.signing.SignatureHistory;
import petitiondesk.organisation.Role;
import petitiondesk.security.CurrentUser;
import petitiondesk.shared.Refusal;

/** On which everybody of the staff looks after his own certificate and pin. */
@Controller
class SignaturePage {

    private static final String BACK = "redirect:/desk/signature";

    private final OwnSignature own;
    private final SignatureHistory history;
    private final CurrentUser user;

    SignaturePage(OwnSignature own, SignatureHistory history, CurrentUser user) {
        this.own = own;
        this.history = history;
        this.user = user;
    }

    @GetMapping("/desk/signature")
    String page(Model model) {
        model.addAttribute("present", history.present(user.id()));
        model.addAttribute("history", history.of(user.id()));
        model.addAttribute("times", new Times());
        model.addAttribute("userId", user.id());
        model.addAttribute("administrator", user.has(Role.ADMINISTRATOR));
        return "signature";
    }

    /** What the page's forms send; what stands in another of them is empty, as a field is that was left out. */
    record Given(String present, String password, String file, String filePassword, String pin, String again) {

        Given {
            present = Objects.requireNonNullElse(present, "");
            password = Objects.requireNonNullElse(password, "");
            file = Objects.requireNonNullElse(file, "");
            filePassword = Objects.requireNonNullElse(filePassword, "");
            pin = Objects.requireNonNullElse(pin, "");
            again = Objects.requireNonNullElse(again, "");
        }

        NewPin wanted() {
            return new NewPin(pin, again);
        }

        /** Without what is secret: forms end up in logs. */
        @Override
        public String toString() {
            return "Given[]";
        }
    }

    @PostMapping("/desk/signature/pin")
    String choose(Given given, HttpServletRequest request, RedirectAttributes answer) {
        return done(
                answer,
                "choose",
                "签名密码已设定，签名证书已签发。以后签署时输入签名密码。",
                () -> own.choose(given.password(), given.wanted(), request.getRemoteAddr()));
    }

    @PostMapping("/desk/signature/new-pin")
    String change(Given given, HttpServletRequest request, RedirectAttributes answer) {
        return done(
                answer,
                "change",
                "签名密码已修改，从现在起用新的。",
                () -> own.change(given.present(), given.wanted(), request.getRemoteAddr()));
    }

    @PostMapping("/desk/signature/forgotten")
    String forget(Given given, HttpServletRequest request, RedirectAttributes answer) {
        return done(
                answer,
                "forget",
                "原来的密钥已放弃。请设定新的签名密码；以前签过的文件仍然有效。",
                () -> own.forget(given.password(), request.getRemoteAddr()));
    }

    @PostMapping("/desk/signature/certificate")
    String bring(Given given, HttpServletRequest request, RedirectAttributes answer) {
        return done(
                answer,
                "bring",
                "已换上自带的证书，从现在起用它签署。",
                () -> own.bring(
                        bytes(given.file()),
                        given.filePassword(),
                        given.password(),
                        given.wanted(),
                        request.getRemoteAddr()));
    }

    /** The file as the page's script has put it into the form; nothing if it did not. */
    private static byte[] bytes(String file) {
        try {
            return Base64.getDecoder().decode(file);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** What went wrong is shown beside its field in the form that was sent, which stands open again. */
    private static String done(RedirectAttributes answer, String form, String message, Runnable action) {
        try {
            action.run();
            answer.addFlashAttribute("done", message);
        } catch (Refusal refusal) {
            Map<String, String> problems = new TreeMap<>();
            refusal.errors().forEach(error -> problems.merge(error.field(), error.message(), (a, b) -> a + "；" + b));
            answer.addFlashAttribute("form", form);
            answer.addFlashAttribute("problems", problems);
            answer.addFlashAttribute("problem", problems.isEmpty() ? refusal.getMessage() : "没有办成，请改正标出的地方。");
        }
        return BACK;
    }
}
