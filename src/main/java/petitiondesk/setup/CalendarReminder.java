package petitiondesk.setup;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.deadline.Calendars;
import petitiondesk.notification.NewNotice;
import petitiondesk.notification.Notices;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Organisation.Person;
import petitiondesk.organisation.Role;
import petitiondesk.platform.DeskSettings;

/** Asks the administrators once for a year's calendar; one without a mail address is told by the joint meeting's office. */
@Component
public class CalendarReminder {

    private final Calendars calendars;
    private final Notices notices;
    private final Organisation organisation;
    private final DeskSettings settings;

    CalendarReminder(Calendars calendars, Notices notices, Organisation organisation, DeskSettings settings) {
        this.calendars = calendars;
        this.notices = notices;
        this.organisation = organisation;
        this.settings = settings;
    }

    /** Writes the reminder if a calendar is missing; however often it looks, each person gets one for each year. */
    @Transactional
    public void remind() {
        calendars
                .missing()
                .ifPresent(year ->
                        organisation.members(Role.ADMINISTRATOR.group()).forEach(person -> remind(year, person)));
    }

    private void remind(int year, Person person) {
        notices.send(new NewNotice(
                "calendar-missing/%d/%s".formatted(year, person.userId()),
                "calendar-missing",
                "RL-" + year,
                person.name(),
                person.email(),
                null,
                false,
                Map.of("year", year, "calendarUrl", settings.publicUrl() + "/desk/calendar?year=" + year)));
    }
}
