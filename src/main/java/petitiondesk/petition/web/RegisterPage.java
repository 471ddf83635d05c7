package petitiondesk.petition.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import petitiondesk.organisation.Role;
import petitiondesk.petition.Channel;
import petitiondesk.petition.Kind;
import petitiondesk.petition.Ledger;
import petitiondesk.petition.ReferenceLists;
import petitiondesk.petition.Status;
import petitiondesk.security.CurrentUser;

/** The register as the staff's first page. */
@Controller
class RegisterPage {

    private final Ledger ledger;
    private final ReferenceLists lists;
    private final PageDates dates;
    private final CurrentUser user;

    RegisterPage(Ledger ledger, ReferenceLists lists, PageDates dates, CurrentUser user) {
        this.ledger = ledger;
        this.lists = lists;
        this.dates = dates;
        this.user = user;
    }

    /** A status to choose, with the number of cases behind it. */
    record Chip(String label, long count, String address, boolean chosen) {}

    /** Where the list goes on; addresses are null at its ends. */
    record Turning(int page, int pages, String earlier, String later) {}

    @GetMapping("/desk")
    String register(@ModelAttribute("filter") RegisterFilter filter, Model model) {
        if (!ledger.isFor(user)) {
            model.addAttribute("auditor", user.has(Role.AUDITOR));
            model.addAttribute("administrator", user.has(Role.ADMINISTRATOR));
            return "register-closed";
        }
        Ledger.Query query = filter.query(dates.today());
        Ledger.Page found = ledger.find(query, user);
        Map<Status, Long> counts = ledger.countsByStatus(query, user);
        model.addAttribute("dates", dates);
        model.addAttribute("figures", ledger.figures(user));
        model.addAttribute("found", found);
        model.addAttribute("turning", turning(filter, found));
        model.addAttribute("groups", groups(filter, counts));
        model.addAttribute("statuses", statuses(filter, counts));
        model.addAttribute("narrowed", filter.narrowed());
        model.addAttribute("kinds", kinds());
        model.addAttribute("channels", Channel.values());
        model.addAttribute("districts", lists.districts());
        model.addAttribute("units", lists.responsibles());
        model.addAttribute("categories", lists.firstLevels(filter.category()));
        model.addAttribute(
                "mayRegister",
                Stream.of(Role.REGISTRAR, Role.OFFICE, Role.DISCIPLINE, Role.MEDIATOR)
                        .anyMatch(user::has));
        model.addAttribute("monthStart", dates.today().withDayOfMonth(1));
        return "register";
    }

    /** Accusations are a kind only for those who may ever see one. */
    private List<Kind> kinds() {
        List<Kind> kinds = new ArrayList<>(List.of(Kind.values()));
        if (!user.has(Role.DISCIPLINE)) {
            kinds.remove(Kind.ACCUSATION);
        }
        return kinds;
    }

    private static List<Chip> groups(RegisterFilter filter, Map<Status, Long> counts) {
        boolean noStatus = filter.status() == null || filter.status().isBlank();
        long open = counts.entrySet().stream()
                .filter(entry -> entry.getKey().open())
                .mapToLong(Map.Entry::getValue)
                .sum();
        long all = sum(counts.values());
        return List.of(
                new Chip("全部", all, filter.inStatus(null, null), noStatus && filter.open() == null),
                new Chip("在办", open, filter.inStatus(null, true), noStatus && Boolean.TRUE.equals(filter.open())),
                new Chip(
                        "已结束",
                        all - open,
                        filter.inStatus(null, false),
                        noStatus && Boolean.FALSE.equals(filter.open())));
    }

    private static List<Chip> statuses(RegisterFilter filter, Map<Status, Long> counts) {
        List<Chip> chips = new ArrayList<>();
        for (Status status : Status.values()) {
            boolean chosen = status.name().equals(filter.status());
            long count = counts.getOrDefault(status, 0L);
            if (count > 0 || chosen) {
                chips.add(new Chip(status.title(), count, filter.inStatus(status.name(), null), chosen));
            }
        }
        return chips;
    }

    private static Turning turning(RegisterFilter filter, Ledger.Page found) {
        int pages = (int) Math.max(1, (found.total() + found.size() - 1) / found.size());
        int page = found.page() + 1;
        return new Turning(
                page,
                pages,
                page > 1 ? filter.onPage(Math.min(page - 1, pages)) : null,
                page < pages ? filter.onPage(page + 1) : null);
    }

    private static long sum(Collection<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}
