package petitiondesk.supervision.web;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import petitiondesk.organisation.Deputies;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Organisation.Person;
import petitiondesk.organisation.Role;
import petitiondesk.petition.DeskDates;
import petitiondesk.security.CurrentUser;
import petitiondesk.shared.Refusal;

/** Where the office states who deputises for the convener, and when. */
@Controller
class DeputyPage {

    private final Deputies deputies;
    private final Organisation organisation;
    private final DeskDates dates;
    private final CurrentUser user;

    DeputyPage(Deputies deputies, Organisation organisation, DeskDates dates, CurrentUser user) {
        this.deputies = deputies;
        this.organisation = organisation;
        this.dates = dates;
        this.user = user;
    }

    /**
     * A period with names.
     *
     * @param stateClass class of its badge
     * @param open whether it can still be revoked
     */
    record Row(Deputies.Period period, String name, String recordedBy, String state, String stateClass, boolean open) {}

    @GetMapping("/desk/deputies")
    String page(Model model) {
        if (!user.has(Role.OFFICE) && !user.has(Role.CONVENER) && !user.has(Role.DEPUTY_CONVENER)) {
            throw Refusal.forbidden("代理期由联席会议办公室登记，总召集人和副召集人可以查看。");
        }
        List<Row> rows = deputies.all().stream().map(this::row).toList();
        model.addAttribute("rows", rows);
        model.addAttribute("people", organisation.members(Role.DEPUTY_CONVENER.group()));
        model.addAttribute("office", user.has(Role.OFFICE));
        model.addAttribute("dates", dates);
        return "deputies";
    }

    private Row row(Deputies.Period period) {
        LocalDate today = dates.today();
        boolean over = today.isAfter(period.toDay());
        boolean revoked = period.revokedAt() != null;
        boolean ahead = today.isBefore(period.fromDay());
        String state = revoked ? "已撤销" : over ? "已结束" : ahead ? "尚未开始" : "代理中";
        return new Row(
                period,
                nameOf(period.userId()),
                nameOf(period.recordedBy()),
                state,
                !revoked && !over && !ahead ? "active" : "",
                !revoked && !over);
    }

    private String nameOf(String userId) {
        return organisation.person(userId).map(Person::name).orElse(userId);
    }
}
