package petitiondesk.petition.web;

import java.util.List;
import org.springframework.stereotype.Component;
import petitiondesk.organisation.Organisation;
import petitiondesk.reminder.Alert;
import petitiondesk.reminder.Reminders;

/** What the case file says of reminders: whom they went to, and when the next one comes. */
@Component
class CaseReminders {

    private final Reminders reminders;
    private final Organisation organisation;
    private final PageDates dates;

    CaseReminders(Reminders reminders, Organisation organisation, PageDates dates) {
        this.reminders = reminders;
        this.organisation = organisation;
        this.dates = dates;
    }

    /**
     * Reminders of one case.
     *
     * @param next day, step and limit of the next one, or null
     * @param lines what was told, newest first
     */
    public record OfCase(String next, List<String> lines) {}

    /** Of a case that the one who looks may see. */
    OfCase of(String number) {
        return new OfCase(
                reminders
                        .next(number)
                        .map(next -> "%s，%s（%s）"
                                .formatted(
                                        dates.day(next.on()),
                                        next.step().title(),
                                        next.kind().title()))
                        .orElse(null),
                reminders.of(number).stream().map(this::line).toList());
    }

    private String line(Alert alert) {
        String name = alert.recipient().isEmpty()
                ? ""
                : organisation
                                .person(alert.recipient())
                                .map(Organisation.Person::name)
                                .orElse(alert.recipient())
                        + "，";
        return "%s %s（%s）：%s%s"
                .formatted(
                        dates.day(alert.becameOn()),
                        alert.step().title(),
                        alert.kind().title(),
                        name,
                        alert.way().title());
    }
}
