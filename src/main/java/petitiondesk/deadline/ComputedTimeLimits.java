package petitiondesk.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.deadline.ClockEvent.Type;
import petitiondesk.platform.ApplicationClock;

/** Writes clock events and computes every limit from them anew whenever it is asked for. */
@Service
@Transactional
class ComputedTimeLimits implements TimeLimits {

    private final ClockEvents events;
    private final Calendars calendars;
    private final LimitAmounts amounts;
    private final LimitMoves moves;

    ComputedTimeLimits(ClockEvents events, Calendars calendars, LimitAmounts amounts, LimitMoves moves) {
        this.events = events;
        this.calendars = calendars;
        this.amounts = amounts;
        this.moves = moves;
    }

    @Override
    public TimeLimit start(LimitKind kind, String subject, Instant at) {
        return start(kind, subject, at, null);
    }

    @Override
    public TimeLimit start(LimitKind kind, String subject, Instant at, String unit) {
        return start(kind, subject, at, amounts.of(kind, unit));
    }

    @Override
    public TimeLimit startUntil(LimitKind kind, String subject, Instant at, LocalDate dueOn) {
        long days = ChronoUnit.DAYS.between(LimitRun.day(at), dueOn);
        if (kind.unit() != LimitKind.Unit.SET_DAY || days < 1) {
            throw new IllegalArgumentException(kind + " until " + dueOn + ", " + days + " days from the start");
        }
        return start(kind, subject, at, (int) days);
    }

    private TimeLimit start(LimitKind kind, String subject, Instant at, int days) {
        events.lock(subject);
        List<LimitRun> runs = runs(subject);
        runs.stream()
                .filter(run -> run.is(kind) && run.isOpen())
                .forEach(run -> events.append(subject, run.event(Type.ENDED, at)));
        int number =
                1 + (int) runs.stream().filter(run -> run.started() == kind).count();
        ClockEvent started =
                LimitRun.started(kind, number, days, calendars.current().version(), at);
        events.append(subject, started);
        return LimitCalculation.compute(subject, List.of(started), calendars::at);
    }

    @Override
    public TimeLimit preview(LimitKind kind, Instant at) {
        return compute(LimitRun.started(
                kind, 1, amounts.of(kind, null), calendars.current().version(), at));
    }

    @Override
    public TimeLimit whatIf(WhatIf question) {
        int days = question.days() == null ? amounts.of(question.kind(), null) : question.days();
        LimitRun run = new LimitRun(
                "",
                question.kind(),
                1,
                List.of(LimitRun.started(
                        question.kind(), 1, days, calendars.current().version(), morning(question.start()))),
                calendars::at);
        if (question.suspendedFrom() != null) {
            LimitChecks.suspension(run, morning(question.suspendedFrom()));
            run = run.and(run.event(Type.SUSPENDED, morning(question.suspendedFrom())));
        }
        if (question.suspendedUntil() != null) {
            LimitChecks.resumption(run, morning(question.suspendedUntil()));
            run = run.and(run.event(Type.RESUMED, morning(question.suspendedUntil())));
        }
        if (question.extension() != 0) {
            LimitChecks.extension(run, question.extension(), morning(question.start()));
            run = run.and(run.event(Type.EXTENDED, question.extension(), morning(question.start())));
        }
        return run.limit();
    }

    private static Instant morning(LocalDate day) {
        return day.atTime(LocalTime.of(9, 0)).atZone(ApplicationClock.ZONE).toInstant();
    }

    private TimeLimit compute(ClockEvent started) {
        return LimitCalculation.compute("", List.of(started), calendars::at);
    }

    @Override
    public TimeLimit extend(LimitKind kind, String subject, int days, Instant at) {
        return change(kind, subject, LimitMoved.Cause.EXTENDED, run -> {
            LimitChecks.extension(run, days, at);
            return run.event(Type.EXTENDED, days, at);
        });
    }

    @Override
    public TimeLimit suspend(LimitKind kind, String subject, Instant at) {
        events.lock(subject);
        LimitRun run = open(kind, subject);
        LimitChecks.suspension(run, at);
        ClockEvent suspended = run.event(Type.SUSPENDED, at);
        events.append(subject, suspended);
        return run.and(suspended).limit();
    }

    @Override
    public TimeLimit resume(LimitKind kind, String subject, Instant at) {
        return change(kind, subject, LimitMoved.Cause.RESUMED, run -> {
            LimitChecks.resumption(run, at);
            return run.event(Type.RESUMED, at);
        });
    }

    @Override
    public TimeLimit changeRoute(LimitKind kind, String subject, Instant at) {
        LimitKind to = LimitChecks.ordinary(kind);
        return change(
                kind, subject, LimitMoved.Cause.ROUTE_CHANGED, run -> run.routeChanged(to, amounts.of(to, null), at));
    }

    private TimeLimit change(
            LimitKind kind, String subject, LimitMoved.Cause cause, Function<LimitRun, ClockEvent> event) {
        events.lock(subject);
        LimitRun run = open(kind, subject);
        ClockEvent happened = event.apply(run);
        events.append(subject, happened);
        LimitRun changed = run.and(happened);
        moves.note(changed, run.limit(), cause, null);
        return changed.limit();
    }

    private LimitRun open(LimitKind kind, String subject) {
        return runs(subject).stream()
                .filter(run -> run.is(kind) && run.isOpen())
                .findFirst()
                .orElseThrow(() -> LimitChecks.notRunning(kind));
    }

    @Override
    public void meet(LimitKind kind, String subject, Instant at) {
        events.lock(subject);
        runs(subject).stream()
                .filter(run -> run.is(kind) && run.isOpen())
                .forEach(run -> events.append(subject, run.event(Type.MET, at)));
    }

    @Override
    public void end(LimitKind kind, String subject, Instant at) {
        events.lock(subject);
        runs(subject).stream()
                .filter(run -> run.is(kind) && run.isOpen())
                .forEach(run -> events.append(subject, run.event(Type.ENDED, at)));
    }

    @Override
    public void runOn(LimitKind kind, String subject, Instant at) {
        events.lock(subject);
        runs(subject).stream()
                .filter(run -> run.is(kind))
                .reduce((older, newer) -> newer)
                .filter(run -> run.clock().metAt() != null)
                .ifPresent(run -> events.append(subject, run.event(Type.RUN_ON, at)));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<TimeLimit> newest(LimitKind kind, String subject) {
        return of(subject).stream()
                .filter(limit -> limit.kind() == kind && limit.endedAt() == null)
                .reduce((older, newer) -> newer);
    }

    @Override
    @Transactional(readOnly = true)
    public List<TimeLimit> of(String subject) {
        return computed(runs(subject));
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, List<TimeLimit>> of(Collection<String> subjects) {
        Map<String, List<TimeLimit>> all = new HashMap<>();
        events.of(subjects)
                .forEach((subject, its) -> all.put(subject, computed(LimitRun.of(subject, its, calendars::at))));
        return all;
    }

    @Override
    @Transactional(readOnly = true)
    public List<TimeLimit> running(String subject) {
        return running(runs(subject));
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, List<TimeLimit>> running(Collection<String> subjects) {
        Map<String, List<TimeLimit>> running = new HashMap<>();
        events.ofRunning(subjects)
                .forEach((subject, open) -> running.put(subject, running(LimitRun.of(subject, open, calendars::at))));
        return running;
    }

    private static List<TimeLimit> computed(List<LimitRun> runs) {
        return runs.stream().map(LimitRun::limit).toList();
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> runningSubjects() {
        return events.subjectsRunning(null);
    }

    private static List<TimeLimit> running(List<LimitRun> runs) {
        return runs.stream()
                .map(LimitRun::limit)
                .filter(TimeLimit::isRunning)
                .sorted(Comparator.comparing(TimeLimit::dueAt))
                .toList();
    }

    private List<LimitRun> runs(String subject) {
        return LimitRun.of(subject, events.of(subject), calendars::at);
    }
}
