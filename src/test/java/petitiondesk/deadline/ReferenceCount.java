package petitiondesk.deadline;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts a limit as a clerk with a wall calendar would: a finger on one day after the other. Shares nothing with the product
 * but the events.
 */
final class ReferenceCount {

    /** Where the finger comes to rest. */
    record Answer(LocalDate target, LocalDate dueOn) {}

    /** Days off and make-up days of one calendar, by {@code OFF} and {@code WORK}. */
    private final List<Map<LocalDate, CalendarYear.Type>> walls;

    ReferenceCount(List<Map<LocalDate, CalendarYear.Type>> walls) {
        this.walls = walls;
    }

    Answer count(List<ClockEvent> events) {
        LocalDate start = null;
        LimitKind.Unit unit = null;
        int days = 0;
        int wall = 0;
        Set<LocalDate> hearing = new HashSet<>();
        LocalDate hearingFrom = null;
        boolean met = false;
        for (ClockEvent event : new ArrayList<>(events)) {
            if (event.type() == ClockEvent.Type.ENDED && !met) {
                break;
            }
            if (event.type() == ClockEvent.Type.MET || event.type() == ClockEvent.Type.RUN_ON) {
                met = event.type() == ClockEvent.Type.MET;
            }
            if (met) {
                continue;
            }
            if (event.type() == ClockEvent.Type.STARTED) {
                start = event.onDay();
                unit = event.unit();
                days = event.days();
                wall = (int) (event.calendar() - 1);
            } else if (event.type() == ClockEvent.Type.EXTENDED) {
                days += event.days();
            } else if (event.type() == ClockEvent.Type.ROUTE_CHANGED) {
                unit = event.unit();
                days = event.days();
            } else if (event.type() == ClockEvent.Type.CALENDAR) {
                wall = (int) (event.calendar() - 1);
            } else if (event.type() == ClockEvent.Type.SUSPENDED) {
                hearingFrom = event.onDay();
            } else if (event.type() == ClockEvent.Type.RESUMED) {
                for (LocalDate day = hearingFrom; !day.isAfter(event.onDay()); day = day.plusDays(1)) {
                    hearing.add(day);
                }
            }
        }
        LocalDate finger = start;
        int left = days;
        while (left > 0) {
            finger = finger.plusDays(1);
            boolean worked = unit != LimitKind.Unit.WORKING_DAYS || works(wall, finger);
            if (worked && !hearing.contains(finger)) {
                left--;
            }
        }
        LocalDate target = finger;
        if (unit == LimitKind.Unit.NATURAL_DAYS) {
            while (!works(wall, finger) || hearing.contains(finger)) {
                finger = finger.plusDays(1);
            }
        }
        return new Answer(target, finger);
    }

    private boolean works(int wall, LocalDate day) {
        CalendarYear.Type named = walls.get(wall).get(day);
        if (named != null) {
            return named == CalendarYear.Type.WORK;
        }
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
