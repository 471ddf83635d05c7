package petitiondesk.notification.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import petitiondesk.notification.Notice;
import petitiondesk.notification.NoticeDuties;
import petitiondesk.notification.Outbox;
import petitiondesk.notification.OutboxSender;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.shared.Refusal;

/** The desk's pages of the outbox and of what has to be told in person. */
@Controller
class OutboxPages {

    private final Outbox outbox;
    private final NoticeDuties duties;
    private final NoticeRequests requests;
    private final OutboxSender sender;
    private final GroupNames names;
    private final Clock clock;

    OutboxPages(
            Outbox outbox,
            NoticeDuties duties,
            NoticeRequests requests,
            OutboxSender sender,
            GroupNames names,
            Clock clock) {
        this.outbox = outbox;
        this.duties = duties;
        this.requests = requests;
        this.sender = sender;
        this.names = names;
        this.clock = clock;
    }

    /**
     * A filter above the list.
     *
     * @param state name of the state, or null for all
     */
    record Chip(String state, String title, long count, boolean active) {}

    @GetMapping("/desk/outbox")
    String outbox(
            @RequestParam(required = false) String state,
            @RequestParam(required = false) String subject,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        Notice.State filter = requests.state(state);
        String number = requests.subject(subject);
        Outbox.Page found = outbox.page(requests.reader(), filter, number, page);
        model.addAttribute("rows", rows(found.notices()));
        model.addAttribute("chips", chips(found, filter));
        model.addAttribute("state", filter == null ? null : filter.name());
        model.addAttribute("subject", number);
        model.addAttribute("page", found.page());
        model.addAttribute("hasNext", (long) (found.page() + 1) * found.size() < found.total());
        model.addAttribute("serverMissing", !sender.hasServer());
        return "outbox";
    }

    @PostMapping("/desk/outbox/{id}/resend")
    String resend(@PathVariable long id, @RequestParam(required = false) String email, RedirectAttributes answer) {
        tell(answer, () -> duties.resend(id, email, requests.reader()), "已放回发件箱，稍后自动发送。");
        return "redirect:/desk/outbox";
    }

    @PostMapping("/desk/outbox/{id}/to-duty")
    String toDuty(@PathVariable long id, RedirectAttributes answer) {
        tell(answer, () -> duties.convertToDuty(id, requests.reader()), "已转为人工告知。");
        return "redirect:/desk/outbox";
    }

    @GetMapping("/desk/outbox/{id}/print")
    String print(@PathVariable long id, Model model) {
        Outbox.Letter letter = outbox.letter(id, requests.reader());
        String body = letter.body().strip();
        // every template ends with a paragraph of office and date; on paper it stands beside the seal
        int signature = body.lastIndexOf("\n\n") + 1;
        model.addAttribute("title", letter.notice().subjectLine());
        model.addAttribute("text", body.substring(0, signature).strip());
        model.addAttribute("signature", body.substring(signature).strip());
        model.addAttribute("revealed", letter.revealed());
        return "letter";
    }

    @GetMapping("/desk/duties")
    String duties(Model model) {
        model.addAttribute("rows", rows(duties.of(requests.reader())));
        model.addAttribute("ways", Notice.How.values());
        model.addAttribute("today", LocalDate.ofInstant(clock.instant(), ApplicationClock.ZONE));
        return "duties";
    }

    @PostMapping("/desk/duties/{id}/told")
    String told(
            @PathVariable long id,
            @RequestParam(required = false) String how,
            @RequestParam(required = false) String on,
            @RequestParam(required = false) String note,
            RedirectAttributes answer) {
        tell(answer, () -> requests.told(id, how, on, note), "已登记告知情况。");
        return "redirect:/desk/duties";
    }

    private List<NoticeRow> rows(List<Notice> notices) {
        return notices.stream().map(notice -> NoticeRow.of(notice, names)).toList();
    }

    private static List<Chip> chips(Outbox.Page page, Notice.State filter) {
        long all = page.counts().values().stream().mapToLong(Long::longValue).sum();
        List<Chip> chips = new ArrayList<>(List.of(new Chip(null, "全部", all, filter == null)));
        Arrays.stream(Notice.State.values())
                .map(state ->
                        new Chip(state.name(), state.title(), page.counts().getOrDefault(state, 0L), state == filter))
                .forEach(chips::add);
        return chips;
    }

    /** A person who made a mistake in a form stays where he is and reads what to put right. */
    private static void tell(RedirectAttributes answer, Runnable action, String done) {
        try {
            action.run();
            answer.addFlashAttribute("done", done);
        } catch (Refusal refusal) {
            String reasons = refusal.errors().isEmpty()
                    ? refusal.getMessage()
                    : String.join(
                            "；",
                            refusal.errors().stream()
                                    .map(Refusal.FieldError::message)
                                    .toList());
            answer.addFlashAttribute("problem", reasons);
        }
    }
}
