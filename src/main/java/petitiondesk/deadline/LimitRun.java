package petitiondesk.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.platform.ApplicationClock;

/**
 * One limit of a case with all that happened to its clock.
 *
 * @param started as which limit it was started
 * @param number counts the limits of that kind in the case, from 1
 */
record LimitRun(
        String subject, LimitKind started, int number, List<ClockEvent> events, LongFunction<WorkCalendar> calendars) {

    /** Limits of one case in the order in which their clocks were started. */
    static List<LimitRun> of(String subject, List<ClockEvent> events, LongFunction<WorkCalendar> calendars) {
        Map<String, List<ClockEvent>> runs = new LinkedHashMap<>();
        for (ClockEvent event : events) {
            runs.computeIfAbsent(event.kind() + "/" + event.run(), key -> new ArrayList<>())
                    .add(event);
        }
        return runs.values().stream()
                .map(ofRun ->
                        new LimitRun(subject, ofRun.get(0).kind(), ofRun.get(0).run(), List.copyOf(ofRun), calendars))
                .toList();
    }

    /** Of this limit now, whatever it was started as. */
    boolean is(LimitKind kind) {
        return clock().kind() == kind;
    }

    boolean isOpen() {
        return clock().isRunning();
    }

    /** Version of the calendar that it is under; 0 where an older release counted without one. */
    long calendar() {
        return clock().calendar().map(WorkCalendar::version).orElse(0L);
    }

    LimitClock clock() {
        return LimitClock.of(events, calendars);
    }

    TimeLimit limit() {
        return LimitCalculation.compute(subject, events, calendars);
    }

    LimitRun and(ClockEvent event) {
        List<ClockEvent> more = new ArrayList<>(events);
        more.add(event);
        return new LimitRun(subject, started, number, List.copyOf(more), calendars);
    }

    /** An event of this run that carries nothing but its type. */
    ClockEvent event(ClockEvent.Type type, Instant at) {
        return event(type, null, at);
    }

    /** @param days by which it is extended, or null */
    ClockEvent event(ClockEvent.Type type, Integer days, Instant at) {
        return new ClockEvent(started, number, type, day(at), days, null, null, null, at);
    }

    ClockEvent routeChanged(LimitKind to, int days, Instant at) {
        return new ClockEvent(started, number, ClockEvent.Type.ROUTE_CHANGED, day(at), days, to.unit(), to, null, at);
    }

    ClockEvent calendar(long version, Instant at) {
        return new ClockEvent(started, number, ClockEvent.Type.CALENDAR, day(at), null, null, null, version, at);
    }

    static ClockEvent started(LimitKind kind, int number, int days, long calendar, Instant at) {
        return new ClockEvent(kind, number, ClockEvent.Type.STARTED, day(at), days, kind.unit(), null, calendar, at);
    }

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ApplicationClock.ZONE);
    }
}
