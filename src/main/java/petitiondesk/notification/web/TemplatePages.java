package petitiondesk.notification.web;

import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import petitiondesk.notification.NoticePreviews;
import petitiondesk.security.CurrentUser;
import petitiondesk.shared.Refusal;

/** How the desk's letters look, with made-up values. */
@Controller
class TemplatePages {

    private final NoticePreviews previews;
    private final CurrentUser user;

    TemplatePages(NoticePreviews previews, CurrentUser user) {
        this.previews = previews;
        this.user = user;
    }

    @GetMapping("/desk/outbox/templates")
    String templates(Model model) {
        check();
        model.addAttribute("previews", previews.all());
        return "templates";
    }

    @GetMapping("/desk/outbox/templates/{id}")
    String template(@PathVariable String id, Model model) {
        check();
        model.addAttribute("preview", previews.of(id));
        return "template";
    }

    /** The HTML part as it is, to be shown in a frame. */
    @GetMapping("/desk/outbox/templates/{id}/html")
    ResponseEntity<String> html(@PathVariable String id) {
        check();
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(previews.of(id).html());
    }

    @PostMapping("/desk/outbox/templates/{id}/test")
    String test(@PathVariable String id, RedirectAttributes answer) {
        check();
        try {
            answer.addFlashAttribute("done", "已发送到 " + previews.sendTo(user.id(), id) + "，请查收。");
        } catch (Refusal refusal) {
            answer.addFlashAttribute("problem", refusal.getMessage());
        }
        return "redirect:/desk/outbox/templates/{id}";
    }

    private void check() {
        if (!previews.isFor(user.groups())) {
            throw Refusal.forbidden("只有联席会议办公室和系统管理员可以查看通知模板。");
        }
    }
}
