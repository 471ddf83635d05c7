package petitiondesk.petition.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Component;
import petitiondesk.petition.PetitionTexts;
import petitiondesk.platform.ApplicationClock;

/** Dates as the staff's pages show them, and how near they are. */
@Component
class PageDates {

    private static final int SOON = 3;
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("MM-dd");
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("yyyy-MM-dd");

    private final Clock clock;

    PageDates(Clock clock) {
        this.clock = clock;
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ApplicationClock.ZONE);
    }

    public String day(LocalDate day) {
        return PetitionTexts.day(day);
    }

    public String day(Instant instant) {
        return PetitionTexts.day(instant);
    }

    public String minute(Instant instant) {
        return PetitionTexts.minute(instant);
    }

    /** For columns: without the year where it is this one. */
    public String brief(LocalDate day) {
        return (day.getYear() == today().getYear() ? SHORT : FULL).format(day);
    }

    public String brief(Instant instant) {
        return brief(LocalDate.ofInstant(instant, ApplicationClock.ZONE));
    }

    /** Class of the badge around a due date: late, soon, or nothing to remark. */
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
}
