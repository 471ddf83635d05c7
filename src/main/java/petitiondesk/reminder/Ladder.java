package petitiondesk.reminder;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which steps a limit goes through, and on which days. What is told in the morning of a working day is told on the last one
 * that is early enough: a warning on a Saturday warns nobody.
 */
final class Ladder {

    private static final Comparator<Rung> IN_ORDER =
            Comparator.comparing(Rung::on).thenComparing(Rung::step);

    private final LocalDate startedOn;
    private final LocalDate dueOn;
    private final LadderRules rules;
    private final WorkDays days;

    /** @param startedOn the day that the clock started, on which nobody has to be reminded yet */
    Ladder(LocalDate startedOn, LocalDate dueOn, LadderRules rules, WorkDays days) {
        this.startedOn = startedOn;
        this.dueOn = dueOn;
        this.rules = rules;
        this.days = days;
    }

    /** All steps that become true up to this day, it included, in order. */
    List<Rung> until(LocalDate last) {
        List<Rung> rungs = new ArrayList<>();
        LocalDate today = days.onOrBefore(dueOn);
        LocalDate soon = days.onOrBefore(dueOn.minusDays(rules.soonBefore(ChronoUnit.DAYS.between(startedOn, dueOn))));
        if (soon.isAfter(startedOn) && soon.isBefore(today)) {
            rungs.add(new Rung(Step.SOON, soon));
        }
        if (today.isAfter(startedOn)) {
            rungs.add(new Rung(Step.TODAY, today));
        }
        rungs.add(new Rung(Step.OVERDUE, overdueOn()));
        escalation(Step.ESCALATED_HEAD, rules.headAfter(), rungs);
        escalation(Step.ESCALATED_OFFICE, rules.officeAfter(), rungs);
        if (rules.repeat() > 0) {
            for (LocalDate still = overdueOn().plusDays(rules.repeat());
                    !still.isAfter(last);
                    still = still.plusDays(rules.repeat())) {
                rungs.add(new Rung(Step.STILL, still));
            }
        }
        rungs.removeIf(rung -> rung.on().isAfter(last));
        rungs.sort(IN_ORDER);
        return rungs;
    }

    /** The first step after this day, if one is left. */
    Optional<Rung> after(LocalDate day) {
        LocalDate far = (day.isAfter(dueOn) ? day : dueOn)
                .plusDays(1L + rules.repeat() + Math.max(rules.headAfter(), rules.officeAfter()));
        return until(far).stream().filter(rung -> rung.on().isAfter(day)).findFirst();
    }

    /** Whether leaders find it in their list of this day. */
    boolean isForLeaders(LocalDate day) {
        return rules.leadersAfter() > 0 && !day.isBefore(dueOn.plusDays(rules.leadersAfter()));
    }

    private void escalation(Step step, int after, List<Rung> rungs) {
        if (after > 0) {
            rungs.add(new Rung(step, dueOn.plusDays(after)));
        }
    }

    private LocalDate overdueOn() {
        return dueOn.plusDays(1);
    }
}
