package petitiondesk.security;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import petitiondesk.shared.Refusal;

/** On which everybody of the staff changes his own password. */
@Controller
class OwnPasswordPage {

    private final OwnPassword password;
    private final CurrentUser user;

    OwnPasswordPage(OwnPassword password, CurrentUser user) {
        this.password = password;
        this.user = user;
    }

    @GetMapping("/desk/password")
    String page(Model model) {
        model.addAttribute("first", password.isFirst(user.id()));
        model.addAttribute("userId", user.id());
        return "password";
    }

    @PostMapping("/desk/password")
    String change(
            @RequestParam(defaultValue = "") String present,
            @RequestParam(defaultValue = "") String wanted,
            @RequestParam(defaultValue = "") String again,
            RedirectAttributes answer) {
        List<String> problems = problems(present, wanted, again);
        if (problems.isEmpty()) {
            answer.addFlashAttribute("done", true);
        } else {
            answer.addFlashAttribute("problems", problems);
        }
        return "redirect:/desk/password";
    }

    private List<String> problems(String present, String wanted, String again) {
        if (!wanted.equals(again)) {
            return List.of("两次输入的新密码不一样");
        }
        if (wanted.equals(present)) {
            return List.of("新密码不能与原密码相同");
        }
        try {
            return password.change(user.id(), present, wanted);
        } catch (Refusal refusal) {
            return refusal.errors().stream().map(Refusal.FieldError::message).toList();
        }
    }
}
