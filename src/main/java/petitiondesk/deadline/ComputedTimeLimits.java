package petitiondesk.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.platform.ApplicationClock;

/** Writes clock events and computes every limit from them anew whenever it is asked for. */
@Service
@Transactional
class ComputedTimeLimits implements TimeLimits {

    private final ClockEvents events;

    ComputedTimeLimits(ClockEvents events) {
        this.events = events;
    }

    @Override
    public TimeLimit start(LimitKind kind, String subject, Instant at) {
        return start(kind, subject, at, kind.amount());
    }

    @Override
    public TimeLimit startUntil(LimitKind kind, String subject, Instant at, LocalDate dueOn) {
        long days = ChronoUnit.DAYS.between(LocalDate.ofInstant(at, ApplicationClock.ZONE), dueOn);
        if (kind.unit() != LimitKind.Unit.SET_DAY || days < 1) {
            throw new IllegalArgumentException(kind + " until " + dueOn + ", " + days + " days from the start");
        }
        return start(kind, subject, at, (int) days);
    }

    private TimeLimit start(LimitKind kind, String subject, Instant at, int days) {
        events.lock(subject);
        List<Run> runs = runs(subject).stream().filter(run -> run.is(kind)).toList();
        runs.stream().filter(Run::isOpen).forEach(run -> append(subject, run.key(), ClockEvent.Type.ENDED, null, at));
        Key next = new Key(kind, runs.size() + 1);
        return LimitCalculation.compute(subject, List.of(append(subject, next, ClockEvent.Type.STARTED, days, at)));
    }

    @Override
    public TimeLimit preview(LimitKind kind, Instant at) {
        LocalDate onDay = LocalDate.ofInstant(at, ApplicationClock.ZONE);
        return LimitCalculation.compute(
                "", List.of(new ClockEvent(kind, 1, ClockEvent.Type.STARTED, onDay, kind.amount(), at)));
    }

    @Override
    public void meet(LimitKind kind, String subject, Instant at) {
        events.lock(subject);
        runs(subject).stream()
                .filter(run -> run.is(kind) && run.isOpen())
                .forEach(run -> append(subject, run.key(), ClockEvent.Type.MET, null, at));
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
        return computed(subject, runs(subject));
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, List<TimeLimit>> of(Collection<String> subjects) {
        Map<String, List<TimeLimit>> all = new HashMap<>();
        events.of(subjects).forEach((subject, its) -> all.put(subject, computed(subject, runs(its))));
        return all;
    }

    @Override
    @Transactional(readOnly = true)
    public List<TimeLimit> running(String subject) {
        return running(subject, runs(subject));
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, List<TimeLimit>> running(Collection<String> subjects) {
        Map<String, List<TimeLimit>> running = new HashMap<>();
        events.ofRunning(subjects).forEach((subject, open) -> running.put(subject, running(subject, runs(open))));
        return running;
    }

    private static List<TimeLimit> computed(String subject, List<Run> runs) {
        return runs.stream()
                .map(run -> LimitCalculation.compute(subject, run.events()))
                .toList();
    }

    private static List<TimeLimit> running(String subject, List<Run> runs) {
        return runs.stream()
                .map(run -> LimitCalculation.compute(subject, run.events()))
                .filter(TimeLimit::isRunning)
                .sorted(Comparator.comparing(TimeLimit::dueAt))
                .toList();
    }

    private ClockEvent append(String subject, Key key, ClockEvent.Type type, Integer days, Instant at) {
        LocalDate onDay = LocalDate.ofInstant(at, ApplicationClock.ZONE);
        ClockEvent event = new ClockEvent(key.kind(), key.run(), type, onDay, days, at);
        events.append(subject, event);
        return event;
    }

    private List<Run> runs(String subject) {
        return runs(events.of(subject));
    }

    /** Limits in the order in which their clocks were started. */
    private static List<Run> runs(List<ClockEvent> ofOneCase) {
        Map<Key, List<ClockEvent>> runs = new LinkedHashMap<>();
        for (ClockEvent event : ofOneCase) {
            runs.computeIfAbsent(new Key(event.kind(), event.run()), key -> new ArrayList<>())
                    .add(event);
        }
        return runs.entrySet().stream()
                .map(entry -> new Run(entry.getKey(), entry.getValue()))
                .toList();
    }

    private record Key(LimitKind kind, int run) {}

    private record Run(Key key, List<ClockEvent> events) {

        boolean is(LimitKind kind) {
            return key.kind() == kind;
        }

        boolean isOpen() {
            return events.stream()
                    .noneMatch(event -> event.type() == ClockEvent.Type.MET || event.type() == ClockEvent.Type.ENDED);
        }
    }
}
