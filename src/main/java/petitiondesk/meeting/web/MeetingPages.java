package petitiondesk.meeting.web;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import petitiondesk.document.Download;
import petitiondesk.document.signing.SigningKeys;
import petitiondesk.meeting.LateNow;
import petitiondesk.meeting.MeetingFile;
import petitiondesk.meeting.MeetingFiles;
import petitiondesk.meeting.MeetingLists;
import petitiondesk.meeting.MeetingPapers;
import petitiondesk.meeting.ProposingCases;
import petitiondesk.organisation.Role;
import petitiondesk.security.CurrentUser;

/** The desk's pages of the joint meetings. */
@Controller
@RequestMapping("/desk/meetings")
class MeetingPages {

    private final MeetingFiles files;
    private final MeetingLists lists;
    private final MeetingPapers papers;
    private final SigningKeys keys;
    private final ProposingCases proposing;
    private final LateNow late;
    private final MeetingDates dates;
    private final CurrentUser user;

    MeetingPages(
            MeetingFiles files,
            MeetingLists lists,
            MeetingPapers papers,
            SigningKeys keys,
            ProposingCases proposing,
            LateNow late,
            MeetingDates dates,
            CurrentUser user) {
        this.files = files;
        this.lists = lists;
        this.papers = papers;
        this.keys = keys;
        this.proposing = proposing;
        this.late = late;
        this.dates = dates;
        this.user = user;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("meetings", files.list(user));
        model.addAttribute("troubles", user.has(Role.OFFICE) ? files.troubles(user) : List.of());
        model.addAttribute("missed", files.missed(user));
        model.addAttribute("proposals", user.has(Role.OFFICE) ? proposing.pending(user) : List.of());
        model.addAttribute("grounds", proposing.grounds());
        model.addAttribute("lateShown", late.isShown());
        model.addAttribute("late", late.list());
        model.addAttribute("mayCall", user.has(Role.OFFICE));
        model.addAttribute("dates", dates);
        return "meetings";
    }

    @GetMapping("/{number}")
    String open(
            @PathVariable String number,
            @RequestParam(required = false) String show,
            @RequestParam(defaultValue = "1") int hard,
            @RequestParam(defaultValue = "1") int late,
            Model model) {
        MeetingFile file = files.open(number, user);
        model.addAttribute("meeting", file);
        model.addAttribute("lateShown", this.late.isShown());
        if (file.may().change()) {
            model.addAttribute("invitees", lists.invitees(number));
            model.addAttribute(
                    "invited",
                    file.plan().participants().stream()
                            .map(MeetingFile.Person::userId)
                            .toList());
        }
        model.addAttribute("shelf", AgendaShelf.of(file, show, hard, late));
        model.addAttribute(
                "undecided",
                file.hardCases().stream()
                                .filter(item -> item.decision() == null)
                                .count()
                        + file.lateCases().stream()
                                .filter(item -> item.measure() == null)
                                .count());
        model.addAttribute(
                "notReported",
                file.reports().stream()
                        .filter(report -> report.report() == null)
                        .map(MeetingFile.Report::name)
                        .collect(Collectors.joining("、")));
        model.addAttribute("document", papers.issued(number).orElse(null));
        model.addAttribute("key", keys.stateOf(user.id()));
        model.addAttribute("dates", dates);
        return "meeting";
    }

    /** The minutes as they were signed and issued, or as they are drafted. */
    @GetMapping("/{number}/minutes.pdf")
    ResponseEntity<Resource> minutes(@PathVariable String number) {
        return pdf(number + "-会议纪要.pdf", papers.minutes(number, user));
    }

    /** The notice of the plan in force. */
    @GetMapping("/{number}/notice.pdf")
    ResponseEntity<Resource> notice(@PathVariable String number) {
        return pdf(number + "-会议通知.pdf", papers.notice(number, user));
    }

    private static ResponseEntity<Resource> pdf(String name, byte[] pdf) {
        return Download.pdf(name, new ByteArrayResource(pdf), pdf.length);
    }

    /** The minutes as a sheet of paper. */
    @GetMapping("/{number}/print")
    String print(@PathVariable String number, Model model) {
        MeetingFile file = files.open(number, user);
        model.addAttribute("meeting", file);
        model.addAttribute(
                "text", file.minutes() == null ? file.preview() : file.minutes().text());
        model.addAttribute("dates", dates);
        return "print/minutes";
    }
}
