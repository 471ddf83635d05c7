package petitiondesk.deadline;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import petitiondesk.deadline.ClockEvent.Type;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.platform.ApplicationClock;

/** Clock events of one limit, told in the order in which they happened, each at nine in the morning. */
final class ClockStory {

    private final LimitKind kind;
    private final List<ClockEvent> events = new ArrayList<>();

    private ClockStory(LimitKind kind) {
        this.kind = kind;
    }

    static ClockStory started(LimitKind kind, String day, int days) {
        return new ClockStory(kind).and(Type.STARTED, day, days);
    }

    ClockStory extended(String day, int days) {
        return and(Type.EXTENDED, day, days);
    }

    ClockStory suspended(String day) {
        return and(Type.SUSPENDED, day, null);
    }

    ClockStory resumed(String day) {
        return and(Type.RESUMED, day, null);
    }

    ClockStory met(String day) {
        return and(Type.MET, day, null);
    }

    ClockStory ended(String day) {
        return and(Type.ENDED, day, null);
    }

    TimeLimit limit() {
        return LimitCalculation.compute("XF-2026-000001", events);
    }

    private ClockStory and(Type type, String day, Integer days) {
        LocalDate onDay = LocalDate.parse(day);
        events.add(new ClockEvent(
                kind,
                1,
                type,
                onDay,
                days,
                onDay.atTime(LocalTime.of(9, 0)).atZone(ApplicationClock.ZONE).toInstant()));
        return this;
    }
}
