package petitiondesk.petition;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import petitiondesk.platform.ApplicationClock;

/** Dates as the pages of the desk show them, and how near they are. */
@Component
public class DeskDates {

    private static final int SOON = 3;

    private final Clock clock;

    DeskDates(Clock clock) {
        this.clock = clock;
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ApplicationClock.ZONE);
    }

    public String day(LocalDate day) {
        return day == null ? "" : PetitionTexts.day(day);
    }

    public String day(Instant instant) {
        return PetitionTexts.day(instant);
    }

    public LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, ApplicationClock.ZONE);
    }

    public String minute(Instant instant) {
        return PetitionTexts.minute(instant);
    }

    /** Class of the badge around a last day: late, soon, or nothing to remark. */
    public String urgency(LocalDate day, boolean overdue) {
        return overdue ? "late" : !day.isAfter(today().plusDays(SOON)) ? "soon" : "";
    }

    /** How far away the day is, in words. */
    public String distance(LocalDate day) {
        long days = day.toEpochDay() - today().toEpochDay();
        if (days == 0) {
            return "今日到期";
        }
        return days > 0 ? "还有" + days + "天" : "已逾期" + -days + "天";
    }
}
