package petitiondesk.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import petitiondesk.deadline.ClockEvent.Type;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.platform.ApplicationClock;

/** Clock events of one limit, told in the order in which they happened, each at nine in the morning. */
final class ClockStory {

    private final LimitRun run;

    private ClockStory(LimitRun run) {
        this.run = run;
    }

    static ClockStory started(LimitKind kind, String day) {
        return started(kind, day, kind.amount());
    }

    static ClockStory started(LimitKind kind, String day, int days) {
        return started(new Published(), kind, day, days);
    }

    static ClockStory started(Published calendars, LimitKind kind, String day, int days) {
        return story(LimitRun.started(kind, 1, days, Published.OFFICIAL, at(day)), calendars);
    }

    /** As releases before the calendars wrote it. */
    static ClockStory startedBeforeCalendars(LimitKind kind, String day, int days) {
        return story(
                new ClockEvent(kind, 1, Type.STARTED, LocalDate.parse(day), days, null, null, null, at(day)),
                new Published());
    }

    private static ClockStory story(ClockEvent started, Published calendars) {
        return new ClockStory(new LimitRun("XF-2026-000001", started.kind(), 1, List.of(started), calendars));
    }

    ClockStory extended(String day, int days) {
        return new ClockStory(run.and(run.event(Type.EXTENDED, days, at(day))));
    }

    ClockStory suspended(String day) {
        return and(Type.SUSPENDED, day);
    }

    ClockStory resumed(String day) {
        return and(Type.RESUMED, day);
    }

    ClockStory routeChanged(LimitKind to, String day) {
        return new ClockStory(run.and(run.routeChanged(to, to.amount(), at(day))));
    }

    ClockStory calendar(long version, String day) {
        return new ClockStory(run.and(run.calendar(version, at(day))));
    }

    ClockStory met(String day) {
        return and(Type.MET, day);
    }

    ClockStory runOn(String day) {
        return and(Type.RUN_ON, day);
    }

    ClockStory ended(String day) {
        return and(Type.ENDED, day);
    }

    LimitRun run() {
        return run;
    }

    TimeLimit limit() {
        return run.limit();
    }

    LocalDate dueOn() {
        return limit().dueOn();
    }

    private ClockStory and(Type type, String day) {
        return new ClockStory(run.and(run.event(type, at(day))));
    }

    static Instant at(String day) {
        return LocalDate.parse(day)
                .atTime(LocalTime.of(9, 0))
                .atZone(ApplicationClock.ZONE)
                .toInstant();
    }
}
