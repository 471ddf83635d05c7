package petitiondesk.advice.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import petitiondesk.advice.AdviceFiles;
import petitiondesk.advice.AdviceFiles.Line;
import petitiondesk.advice.AdviceKind;
import petitiondesk.advice.AdviceStatus;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Role;
import petitiondesk.petition.DeskDates;
import petitiondesk.platform.OfficeName;
import petitiondesk.security.CurrentUser;
import petitiondesk.shared.Refusal;

/** Improvement advice on the screen: all of it, a new one, and each as the paper that it is. */
@Controller
@RequestMapping("/desk/advice")
class AdvicePages {

    private final AdviceFiles files;
    private final Organisation organisation;
    private final DeskDates dates;
    private final CurrentUser user;
    private final OfficeName office;

    AdvicePages(AdviceFiles files, Organisation organisation, DeskDates dates, CurrentUser user, OfficeName office) {
        this.files = files;
        this.organisation = organisation;
        this.dates = dates;
        this.user = user;
        this.office = office;
    }

    /** What the list can be narrowed to; shown above it with the number of each. */
    enum Filter {
        OPEN("未办结", Line::open),
        LATE("反馈逾期", Line::overdue),
        ANSWERING(AdviceStatus.ANSWERING),
        ASSESSING(AdviceStatus.ASSESSING),
        CLOSED(AdviceStatus.CLOSED),
        WITHDRAWN(AdviceStatus.WITHDRAWN),
        ALL("全部", line -> true);

        private final String title;
        private final Predicate<Line> holds;

        Filter(String title, Predicate<Line> holds) {
            this.title = title;
            this.holds = holds;
        }

        Filter(AdviceStatus status) {
            this(status.title(), line -> line.status() == status);
        }

        /** An unknown one shows what is open. */
        static Filter of(String name) {
            return Arrays.stream(values())
                    .filter(filter -> filter.name().equalsIgnoreCase(name))
                    .findFirst()
                    .orElse(OPEN);
        }
    }

    /** A filter above the list. */
    record Chip(String id, String label, long count, boolean chosen) {}

    @GetMapping
    String list(@RequestParam(required = false) String state, Model model) {
        Filter chosen = Filter.of(state);
        List<Line> all = files.list(null, user);
        model.addAttribute("lines", all.stream().filter(chosen.holds).toList());
        model.addAttribute("any", !all.isEmpty());
        model.addAttribute("count", AdviceFiles.count(all));
        model.addAttribute(
                "chips",
                Arrays.stream(Filter.values())
                        .map(filter -> new Chip(
                                filter.name().toLowerCase(Locale.ROOT),
                                filter.title,
                                all.stream().filter(filter.holds).count(),
                                filter == chosen))
                        .toList());
        model.addAttribute("office", user.has(Role.OFFICE));
        model.addAttribute("dates", dates);
        return "advice-list";
    }

    @GetMapping("/new")
    String write(@RequestParam(required = false) String petition, Model model) {
        if (!user.has(Role.OFFICE)) {
            throw Refusal.forbidden("改进建议由联席会议办公室提出。");
        }
        model.addAttribute("kinds", AdviceKind.values());
        model.addAttribute("units", organisation.responsibles());
        model.addAttribute("petition", petition);
        return "advice-new";
    }

    @GetMapping("/{number}")
    String open(@PathVariable String number, Model model) {
        model.addAttribute("file", files.open(number, user));
        model.addAttribute("letterhead", office.letterhead());
        model.addAttribute("dates", dates);
        return "advice";
    }
}
