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
import petitiondesk.notification.NoticeFilter;
import petitiondesk.notification.NoticePreviews;
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
    private final NoticePreviews templates;
    private final GroupNames names;
    private final Clock clock;

    OutboxPages(
            Outbox outbox,
            NoticeDuties duties,
            NoticeRequests requests,
            OutboxSender sender,
            NoticePreviews templates,
            GroupNames names,
            Clock clock) {
        this.outbox = outbox;
        this.duties = duties;
        this.requests = requests;
        this.sender = sender;
        this.templates = templates;
        this.names = names;
        this.clock = clock;
    }

    /**
     * A filter above the list.
     *
     * @param value name of the state or cause, or null for all
     */
    record Chip(String value, String title, long count, boolean active) {}

    @GetMapping("/desk/outbox")
    String outbox(
            @RequestParam(required = false) String state,
            @RequestParam(required = false) String failure,
            @RequestParam(required = false) String subject,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        NoticeFilter filter = requests.filter(state, failure, subject);
        Outbox.Page found = outbox.page(requests.reader(), filter, page);
        model.addAttribute("rows", rows(found.notices()));
        model.addAttribute("chips", chips(found, filter.state()));
        model.addAttribute("causes", causes(found, filter));
        model.addAttribute("filter", filter);
        model.addAttribute("page", found.page());
        model.addAttribute("hasNext", (long) (found.page() + 1) * found.size() < found.total());
        model.addAttribute("failed", filter.state() == Notice.State.FAILED ? found.total() : 0);
        model.addAttribute("serverMissing", !sender.hasServer());
        model.addAttribute("away", sender.away().map(OutboxSender.Away::text).orElse(null));
        model.addAttribute("templates", templates.isFor(requests.groups()));
        return "outbox";
    }

    @PostMapping("/desk/outbox/{id}/resend")
    String resend(@PathVariable long id, @RequestParam(required = false) String email, RedirectAttributes answer) {
        tell(answer, () -> duties.resend(id, email, requests.reader()), "已放回发件箱，稍后自动发送。");
        return "redirect:/desk/outbox?state=FAILED";
    }

    @PostMapping("/desk/outbox/resend-failed")
    String resendFailed(
            @RequestParam(required = false) String failure,
            @RequestParam(required = false) String subject,
            RedirectAttributes answer) {
        NoticeFilter filter = requests.filter(null, failure, subject);
        tell(answer, () -> duties.resendAll(filter, requests.reader()), "已全部放回发件箱，稍后自动发送。");
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

    /** Causes to choose from while failed notices are shown. */
    private static List<Chip> causes(Outbox.Page page, NoticeFilter filter) {
        if (filter.state() != Notice.State.FAILED) {
            return List.of();
        }
        return page.failures().entrySet().stream()
                .map(cause -> new Chip(
                        cause.getKey().name(),
                        cause.getKey().title(),
                        cause.getValue(),
                        cause.getKey() == filter.failure()))
                .toList();
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
