package petitiondesk.meeting.web;

import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import petitiondesk.meeting.MeetingFile;
import petitiondesk.meeting.MeetingFiles;
import petitiondesk.organisation.Role;
import petitiondesk.security.CurrentUser;

/** The desk's pages of the joint meetings. */
@Controller
@RequestMapping("/desk/meetings")
class MeetingPages {

    private final MeetingFiles files;
    private final MeetingDates dates;
    private final CurrentUser user;

    MeetingPages(MeetingFiles files, MeetingDates dates, CurrentUser user) {
        this.files = files;
        this.dates = dates;
        this.user = user;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("meetings", files.list(user));
        model.addAttribute("mayCall", user.has(Role.OFFICE));
        model.addAttribute("dates", dates);
        return "meetings";
    }

    @GetMapping("/{number}")
    String open(@PathVariable String number, Model model) {
        MeetingFile file = files.open(number, user);
        model.addAttribute("meeting", file);
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
        model.addAttribute("dates", dates);
        return "meeting";
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
