package petitiondesk.reminder.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import petitiondesk.organisation.Role;
import petitiondesk.reminder.Reminders;
import petitiondesk.security.CurrentUser;

/** What was announced to whom and when. */
@Controller
class ReminderPages {

    private final Reminders reminders;
    private final AlertLines lines;
    private final CurrentUser user;

    ReminderPages(Reminders reminders, AlertLines lines, CurrentUser user) {
        this.reminders = reminders;
        this.lines = lines;
        this.user = user;
    }

    @GetMapping("/desk/reminders")
    String list(
            @RequestParam(required = false) String subject, @RequestParam(required = false) Long before, Model model) {
        String number = StringUtils.hasText(subject) ? subject.strip() : null;
        Reminders.Page page = reminders.page(number, before, user);
        model.addAttribute("lines", lines.of(page.alerts()));
        model.addAttribute("next", page.next());
        model.addAttribute("subject", number);
        model.addAttribute("begins", before == null);
        // an administrator opens no case
        model.addAttribute("opens", user.has(Role.OFFICE) || user.has(Role.DISCIPLINE));
        return "reminders";
    }
}
