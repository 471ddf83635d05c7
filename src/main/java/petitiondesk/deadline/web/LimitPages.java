package petitiondesk.deadline.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import petitiondesk.deadline.CalendarFile;
import petitiondesk.deadline.CalendarVersion;
import petitiondesk.deadline.Calendars;
import petitiondesk.deadline.LimitAmounts;
import petitiondesk.deadline.LimitKind;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Responsible;
import petitiondesk.organisation.Role;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.security.CurrentUser;
import petitiondesk.shared.Refusal;

/** The desk's pages of calendars and limits. */
@Controller
class LimitPages {

    private static final int FIRST_YEAR = 2010;
    private static final int LAST_YEAR = 2090;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private final Calendars calendars;
    private final LimitAmounts amounts;
    private final LimitRequests requests;
    private final Organisation organisation;
    private final ObjectMapper json;
    private final CurrentUser user;
    private final Clock clock;

    LimitPages(
            Calendars calendars,
            LimitAmounts amounts,
            LimitRequests requests,
            Organisation organisation,
            ObjectMapper json,
            CurrentUser user,
            Clock clock) {
        this.calendars = calendars;
        this.amounts = amounts;
        this.requests = requests;
        this.organisation = organisation;
        this.json = json;
        this.user = user;
        this.clock = clock;
    }

    /**
     * A kind with the days that hold everywhere now.
     *
     * @param local what differs from it: the default, and units with a number of their own
     */
    record Row(LimitKind kind, int days, List<String> local) {

        public String text() {
            return kind.unit() == LimitKind.Unit.SET_DAY
                    ? "载明日期"
                    : days + kind.unit().word();
        }
    }

    /** A local number of days in words. */
    record Change(String kind, String unit, String days, String by, String on) {}

    @GetMapping("/desk/calendar")
    String calendar(@RequestParam(required = false) String year, Model model) throws JsonProcessingException {
        int shown = year(year);
        Optional<CalendarVersion> version = calendars.newest(shown);
        model.addAttribute("view", YearView.of(shown, calendars.current()));
        model.addAttribute("version", version.orElse(null));
        model.addAttribute(
                "importedOn", version.map(found -> day(found.importedAt())).orElse(null));
        model.addAttribute(
                "importedBy", version.map(found -> name(found.importedBy())).orElse(null));
        model.addAttribute("administrator", user.has(Role.ADMINISTRATOR));
        CalendarFile file =
                version.map(found -> CalendarFile.of(found.year())).orElseGet(() -> CalendarFile.statutory(shown));
        model.addAttribute("file", json.writerWithDefaultPrettyPrinter().writeValueAsString(file));
        return "calendar";
    }

    @GetMapping("/desk/limits")
    String limits(@ModelAttribute LimitRequests.Form form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute(
                "kinds",
                Arrays.stream(LimitKind.values())
                        .map(kind -> new Row(kind, amounts.of(kind, null), local(kind)))
                        .toList());
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("administrator", user.has(Role.ADMINISTRATOR));
        model.addAttribute("responsibles", organisation.responsibles());
        model.addAttribute("changes", changes());
        if (form.kind() != null) {
            try {
                model.addAttribute("limit", requests.whatIf(form));
            } catch (Refusal refusal) {
                model.addAttribute(
                        "problems",
                        refusal.errors().stream()
                                .map(Refusal.FieldError::message)
                                .toList());
            }
        }
        return "limits";
    }

    private List<String> local(LimitKind kind) {
        List<String> local = new ArrayList<>();
        if (amounts.of(kind, null) != kind.amount()) {
            local.add("默认%d%s".formatted(kind.amount(), kind.unit().word()));
        }
        amounts.ofUnits(kind)
                .forEach((unit, days) -> local.add(
                        "%s%d%s".formatted(unitName(unit), days, kind.unit().word())));
        return local;
    }

    private List<Change> changes() {
        return amounts.history().stream()
                .map(change -> new Change(
                        change.kind().title(),
                        change.unit() == null ? "全部单位" : unitName(change.unit()),
                        change.days() == null
                                ? "恢复默认"
                                : change.days() + change.kind().unit().word(),
                        name(change.setBy()),
                        day(change.setAt())))
                .toList();
    }

    private String unitName(String code) {
        return organisation.responsible(code).map(Responsible::name).orElse(code);
    }

    private int year(String text) {
        int today = Year.now(clock).getValue();
        if (text == null || !text.matches("\\d{4}")) {
            return today;
        }
        int asked = Integer.parseInt(text);
        return asked < FIRST_YEAR || asked > LAST_YEAR ? today : asked;
    }

    private String name(String userId) {
        return userId == null
                ? "随软件版本提供"
                : organisation.person(userId).map(Organisation.Person::name).orElse(userId);
    }

    private static String day(Instant at) {
        return DAY.format(at.atZone(ApplicationClock.ZONE));
    }
}
