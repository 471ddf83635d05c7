package petitiondesk.reminder;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.reminder.Alerts.Announced;

/** Finds the steps that have become true and were announced to nobody. */
@Component
class DueSteps {

    private final TimeLimits limits;
    private final Ladders ladders;
    private final DeskWorkDays workDays;
    private final Rooms rooms;
    private final Alerts alerts;
    private final Clock clock;

    DueSteps(TimeLimits limits, Ladders ladders, DeskWorkDays workDays, Rooms rooms, Alerts alerts, Clock clock) {
        this.limits = limits;
        this.ladders = ladders;
        this.workDays = workDays;
        this.rooms = rooms;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** A limit with the steps that are due, in order. */
    record Due(TimeLimit limit, LimitOwners room, List<Rung> rungs) {}

    /** What is due in these cases. */
    List<Due> of(Collection<String> subjects) {
        Map<String, Rooms.Kept> kept = rooms.keeping(subjects);
        WorkDays days = workDays.current();
        Instant baseline = alerts.baseline();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ApplicationClock.ZONE);
        List<Due> candidates = new ArrayList<>();
        limits.running(kept.keySet()).forEach((subject, running) -> {
            Rooms.Kept room = kept.get(subject);
            Instant since = room.since().isAfter(baseline) ? room.since() : baseline;
            for (TimeLimit limit : running) {
                List<Rung> rungs = ladders.of(limit, days).until(today).stream()
                        .filter(rung -> rung.at().isAfter(since))
                        .toList();
                if (isToBeAnnounced(limit) && !rungs.isEmpty()) {
                    candidates.add(new Due(limit, room.room(), rungs));
                }
            }
        });
        return withoutAnnounced(candidates);
    }

    /**
     * Whether somebody here owes it now; the days in which a petitioner may ask for something are his, and while a limit is
     * suspended nobody knows its last day.
     */
    static boolean isToBeAnnounced(TimeLimit limit) {
        return limit.isRunning() && limit.suspendedOn() == null && limit.kind().owedByOffice();
    }

    private List<Due> withoutAnnounced(List<Due> candidates) {
        Set<Announced> announced = alerts.announced(
                candidates.stream().map(due -> due.limit().subject()).collect(Collectors.toSet()));
        return candidates.stream()
                .map(due -> new Due(
                        due.limit(),
                        due.room(),
                        due.rungs().stream()
                                .filter(rung -> !announced.contains(Announced.of(due.limit(), rung)))
                                .toList()))
                .filter(due -> !due.rungs().isEmpty())
                .toList();
    }
}
