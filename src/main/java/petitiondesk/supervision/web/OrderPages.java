package petitiondesk.supervision.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
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
import petitiondesk.organisation.Role;
import petitiondesk.petition.DeskDates;
import petitiondesk.platform.OfficeName;
import petitiondesk.security.CurrentUser;
import petitiondesk.supervision.OrderActions;
import petitiondesk.supervision.OrderFiles;
import petitiondesk.supervision.OrderFiles.Line;
import petitiondesk.supervision.OrderPapers;
import petitiondesk.supervision.OrderStatus;
import petitiondesk.supervision.ServingOrders;

/** Supervision orders on the screen: all of them, and each as the paper that it is. */
@Controller
@RequestMapping("/desk/orders")
class OrderPages {

    private final OrderFiles files;
    private final OrderActions actions;
    private final OrderPapers papers;
    private final SigningKeys keys;
    private final ServingOrders serving;
    private final DeskDates dates;
    private final CurrentUser user;
    private final OfficeName office;

    OrderPages(
            OrderFiles files,
            OrderActions actions,
            OrderPapers papers,
            SigningKeys keys,
            ServingOrders serving,
            DeskDates dates,
            CurrentUser user,
            OfficeName office) {
        this.files = files;
        this.actions = actions;
        this.papers = papers;
        this.keys = keys;
        this.serving = serving;
        this.dates = dates;
        this.user = user;
        this.office = office;
    }

    /** What the list can be narrowed to; shown above it with the number of orders in each. */
    enum Filter {
        OPEN("未办结", Line::open),
        LATE("答复逾期", Line::overdue),
        DRAFTING(OrderStatus.DRAFTING),
        SIGNING(OrderStatus.SIGNING),
        ANSWERING(OrderStatus.ANSWERING),
        VERIFYING(OrderStatus.VERIFYING),
        CLOSED(OrderStatus.CLOSED),
        ALL("全部", line -> true);

        private final String title;
        private final Predicate<Line> holds;

        Filter(String title, Predicate<Line> holds) {
            this.title = title;
            this.holds = holds;
        }

        Filter(OrderStatus status) {
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
        model.addAttribute("convener", user.has(Role.CONVENER) || user.has(Role.DEPUTY_CONVENER));
        model.addAttribute("dates", dates);
        return "orders";
    }

    @GetMapping("/{number}")
    String open(@PathVariable String number, Model model) {
        files.check(number, user);
        serving.opened(number, user.id());
        model.addAttribute("file", files.open(number, user));
        model.addAttribute("actions", actions.of(number, user));
        model.addAttribute("document", papers.issued(number).orElse(null));
        model.addAttribute("key", keys.stateOf(user.id()));
        model.addAttribute("letterhead", office.letterhead());
        model.addAttribute("dates", dates);
        return "order";
    }

    /** The order as it was signed and issued, or as it is drafted. */
    @GetMapping("/{number}/order.pdf")
    ResponseEntity<Resource> pdf(@PathVariable String number) {
        byte[] pdf = papers.pdf(number, user);
        serving.opened(number, user.id());
        return Download.pdf(number + "-督办单.pdf", new ByteArrayResource(pdf), pdf.length);
    }
}
