package petitiondesk.meeting.web;

import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import petitiondesk.petition.Leading;
import petitiondesk.petition.LedCases;
import petitiondesk.security.CurrentUser;
import petitiondesk.shared.Refusal;

/** 我的包案: a leader's or handler's led cases, with a line of progress to be added from a phone. */
@Controller
@RequestMapping("/desk/led")
class LedPages {

    private final LedCases cases;
    private final Leading leading;
    private final MeetingDates dates;
    private final CurrentUser user;

    LedPages(LedCases cases, Leading leading, MeetingDates dates, CurrentUser user) {
        this.cases = cases;
        this.leading = leading;
        this.dates = dates;
        this.user = user;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("cases", cases.of(user.id()));
        model.addAttribute("dates", dates);
        return "led";
    }

    @PostMapping("/{number}/progress")
    String note(@PathVariable String number, @RequestParam(required = false) String text, RedirectAttributes answer) {
        try {
            leading.noteProgress(number, text, user.id());
            answer.addFlashAttribute("done", number + "的进展已记录。");
        } catch (Refusal refusal) {
            answer.addFlashAttribute(
                    "problem",
                    refusal.errors().isEmpty()
                            ? refusal.getMessage()
                            : refusal.errors().stream()
                                    .map(Refusal.FieldError::message)
                                    .collect(Collectors.joining("；")));
            answer.addFlashAttribute("written", text);
            answer.addFlashAttribute("writtenFor", number);
        }
        return "redirect:/desk/led";
    }
}
