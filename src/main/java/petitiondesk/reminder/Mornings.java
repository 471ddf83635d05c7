package petitiondesk.reminder;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import org.springframework.stereotype.Component;
import petitiondesk.platform.ApplicationClock;

/** When the mails that wait for a morning are written: on working days, outside the quiet hours. */
@Component
class Mornings {

    private final ReminderSettings settings;
    private final DeskWorkDays days;

    Mornings(ReminderSettings settings, DeskWorkDays days) {
        this.settings = settings;
        this.days = days;
    }

    /** The morning on which something is told that becomes true on this day. */
    LocalDate of(LocalDate day) {
        return days.current().onOrAfter(day);
    }

    LocalDate after(LocalDate morning) {
        return days.current().onOrAfter(morning.plusDays(1));
    }

    /** The newest morning that has come. */
    LocalDate newest(Instant now) {
        ZonedDateTime local = now.atZone(ApplicationClock.ZONE);
        LocalDate today = local.toLocalDate();
        return days.current()
                .onOrBefore(local.toLocalTime().isBefore(settings.digestAt()) ? today.minusDays(1) : today);
    }

    /** Whether mails for mornings that have come may be written now. */
    boolean areOpen(Instant now) {
        ZonedDateTime local = now.atZone(ApplicationClock.ZONE);
        return days.current().isWorkingDay(local.toLocalDate()) && !settings.isQuiet(local.toLocalTime());
    }

    /** The newest morning of a leaders' weekly list that has come. */
    LocalDate newestForLeaders(Instant now) {
        WorkDays known = days.current();
        LocalDate newest = newest(now);
        LocalDate week = newest.with(TemporalAdjusters.previousOrSame(settings.leadersOn()));
        LocalDate day = known.onOrAfter(week);
        return day.isAfter(newest) ? known.onOrAfter(week.minusWeeks(1)) : day;
    }

    Instant at(LocalDate morning) {
        return morning.atTime(settings.digestAt()).atZone(ApplicationClock.ZONE).toInstant();
    }
}
