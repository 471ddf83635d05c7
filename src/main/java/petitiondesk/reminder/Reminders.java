package petitiondesk.reminder;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.organisation.Role;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.security.CurrentUser;
import petitiondesk.shared.Refusal;

/** The ladder as other rooms and the desk's pages know it. */
@Service
public class Reminders {

    private static final int PAGE = 50;
    /** What one may not see is passed over; so many pages of it in a row are not worth waiting for. */
    private static final int LOOKS = 20;

    private static final int LONGEST_NUMBER = 40;

    private final TimeLimits limits;
    private final DueSteps steps;
    private final Announcing announcing;
    private final Ladders ladders;
    private final DeskWorkDays workDays;
    private final Rooms rooms;
    private final Alerts alerts;
    private final Clock clock;

    Reminders(
            TimeLimits limits,
            DueSteps steps,
            Announcing announcing,
            Ladders ladders,
            DeskWorkDays workDays,
            Rooms rooms,
            Alerts alerts,
            Clock clock) {
        this.limits = limits;
        this.steps = steps;
        this.announcing = announcing;
        this.ladders = ladders;
        this.workDays = workDays;
        this.rooms = rooms;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** The step that comes next in a case. */
    public record Next(LimitKind kind, Step step, LocalDate on) {}

    /**
     * A stretch of the ledger.
     *
     * @param next id behind which it goes on, or null at its end
     */
    public record Page(List<Alert> alerts, Long next) {}

    /**
     * Announces at once what has become due in this case today, in the caller's transaction: a timer of its course has woken
     * up. What became late before, while the desk stood still, waits for the look at all limits, which begins with the oldest.
     */
    @Transactional
    public void look(String subject) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ApplicationClock.ZONE);
        steps.of(List.of(subject)).stream()
                .filter(due -> due.rungs().stream()
                        .noneMatch(
                                rung -> rung.step().isToldAtOnce() && rung.on().isBefore(today)))
                .forEach(announcing::announce);
    }

    /** When somebody is reminded of this case next; empty where no limit of the office runs. */
    @Transactional(readOnly = true)
    public Optional<Next> next(String subject) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ApplicationClock.ZONE);
        WorkDays days = workDays.current();
        return limits.running(subject).stream()
                .filter(DueSteps::isToBeAnnounced)
                .flatMap(
                        limit -> ladders
                                .of(limit, days)
                                .after(today)
                                .map(rung -> new Next(limit.kind(), rung.step(), rung.on()))
                                .stream())
                .min(Comparator.comparing(Next::on).thenComparing(Next::step));
    }

    /** What was announced of a case that the caller may see, newest first. */
    @Transactional(readOnly = true)
    public List<Alert> of(String subject) {
        return alerts.of(subject);
    }

    /**
     * The ledger, newest first: for the office and the administrators all but accusations, for discipline inspection these.
     *
     * @param subject number of a case, or null for all
     * @param before id behind which to go on, or null for the newest
     */
    @Transactional(readOnly = true)
    public Page page(String subject, Long before, CurrentUser user) {
        boolean others = user.has(Role.OFFICE) || user.has(Role.ADMINISTRATOR);
        boolean accusations = user.has(Role.DISCIPLINE);
        if (!others && !accusations) {
            throw Refusal.forbidden("催办记录由联席会议办公室和系统管理员查看。");
        }
        if (subject != null && subject.length() > LONGEST_NUMBER) {
            throw Refusal.invalid("subject", "编号不正确");
        }
        if (subject != null) {
            return new Page(
                    visible(alerts.of(subject), others, accusations, user).toList(), null);
        }
        List<Alert> found = List.of();
        Long behind = before == null ? Long.MAX_VALUE : before;
        for (int looks = 0; found.isEmpty() && behind != null && looks < LOOKS; looks++) {
            List<Alert> stretch = alerts.before(behind, PAGE);
            found = visible(stretch, others, accusations, user).toList();
            behind = stretch.size() < PAGE ? null : stretch.get(PAGE - 1).id();
        }
        return new Page(found, behind);
    }

    private Stream<Alert> visible(List<Alert> stretch, boolean others, boolean accusations, CurrentUser user) {
        List<String> subjects = stretch.stream().map(Alert::subject).distinct().toList();
        Set<String> restricted = rooms.restricted(subjects);
        Set<String> hidden = accusations ? rooms.hidden(subjects, user.id()) : Set.of();
        return stretch.stream()
                .filter(alert -> restricted.contains(alert.subject())
                        ? accusations && !hidden.contains(alert.subject())
                        : others);
    }
}
