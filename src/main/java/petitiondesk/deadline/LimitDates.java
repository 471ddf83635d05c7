package petitiondesk.deadline;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The dates that a clock comes to. The first day is not counted (民法典 §201); a limit in natural days whose last day is a day
 * off ends on the next working day (§203); a day that was set stays.
 *
 * @param target the last day before it is moved past days off: what the office aims at
 * @param dueOn the legal last day
 * @param provisional whether a year that is not published yet had a say in it
 */
record LimitDates(LocalDate target, LocalDate dueOn, boolean provisional) {

    static LimitDates of(LimitClock clock) {
        LocalDate target = clock.startedOn();
        for (int counted = 0; counted < clock.days(); ) {
            target = target.plusDays(1);
            if (counts(clock, target)) {
                counted++;
            }
        }
        LocalDate dueOn = dueOn(clock, target);
        return new LimitDates(target, dueOn, isProvisional(clock, target, dueOn));
    }

    private static boolean counts(LimitClock clock, LocalDate day) {
        return !clock.isSuspended(day) && (clock.unit() != LimitKind.Unit.WORKING_DAYS || isWorkingDay(clock, day));
    }

    /** Older releases knew weekends alone. */
    private static boolean isWorkingDay(LimitClock clock, LocalDate day) {
        return clock.calendar()
                .map(calendar -> calendar.isWorkingDay(day))
                .orElseGet(() -> !WorkCalendar.isWeekend(day));
    }

    private static LocalDate dueOn(LimitClock clock, LocalDate target) {
        Optional<WorkCalendar> calendar = clock.calendar();
        if (clock.unit() != LimitKind.Unit.NATURAL_DAYS || calendar.isEmpty()) {
            return target;
        }
        LocalDate dueOn = calendar.get().onOrAfter(target);
        // a hearing in the holiday or after it: the one day that is left is kept for afterwards
        while (clock.isSuspended(dueOn)) {
            dueOn = calendar.get().onOrAfter(dueOn.plusDays(1));
        }
        return dueOn;
    }

    private static boolean isProvisional(LimitClock clock, LocalDate target, LocalDate dueOn) {
        if (clock.unit() == LimitKind.Unit.SET_DAY || clock.calendar().isEmpty()) {
            return false;
        }
        LocalDate from =
                clock.unit() == LimitKind.Unit.WORKING_DAYS ? clock.startedOn().plusDays(1) : target;
        WorkCalendar calendar = clock.calendar().get();
        for (int year = from.getYear(); year <= dueOn.getYear(); year++) {
            if (calendar.isProvisional(year)) {
                return true;
            }
        }
        return false;
    }
}
