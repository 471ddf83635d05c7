package petitiondesk.meeting.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Component;
import petitiondesk.petition.PetitionTexts;
import petitiondesk.platform.ApplicationClock;

/** Dates as the meetings' pages show them. */
@Component
class MeetingDates {

    private static final int SOON = 3;
    private static final DateTimeFormatter INPUT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    private final Clock clock;

    MeetingDates(Clock clock) {
        this.clock = clock;
    }

    public String day(LocalDate day) {
        return PetitionTexts.day(day);
    }

    public String minute(Instant instant) {
        return PetitionTexts.minute(instant);
    }

    /** For a field of type {@code datetime-local}. */
    public String input(Instant instant) {
        return INPUT.format(instant.atZone(ApplicationClock.ZONE));
    }

    public boolean isPast(Instant instant) {
        return instant.isBefore(clock.instant());
    }

    /** Class of the badge around a due date. */
    public String urgency(LocalDate dueOn, boolean overdue) {
        return overdue ? "late" : !dueOn.isAfter(today().plusDays(SOON)) ? "soon" : "";
    }

    /** How far away the date is, in words. */
    public String distance(LocalDate dueOn) {
        long days = dueOn.toEpochDay() - today().toEpochDay();
        if (days == 0) {
            return "今日到期";
        }
        return days > 0 ? "还有" + days + "天" : "已逾期" + -days + "天";
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ApplicationClock.ZONE);
    }
}
