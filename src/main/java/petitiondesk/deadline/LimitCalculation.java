package petitiondesk.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.platform.ApplicationClock;

/**
 * Computes one limit from its clock events, oldest first. The first day is not counted and the last one ends at 24:00
 * (民法典 §201, §203). Public holidays are not known yet: a natural-day limit never rolls to the next working day, which
 * makes it earlier than the legal date, and make-up working days count as weekends.
 */
final class LimitCalculation {

    private final LimitKind kind;
    private final List<Span> suspensions = new ArrayList<>();
    private LocalDate startedOn;
    private LocalDate suspendedOn;
    private int days;
    private int extension;
    private Instant metAt;
    private Instant endedAt;

    private LimitCalculation(LimitKind kind) {
        this.kind = kind;
    }

    /**
     * The limit that these events make.
     *
     * @param events of one run, the start first
     */
    static TimeLimit compute(String subject, List<ClockEvent> events) {
        LimitCalculation calculation = new LimitCalculation(events.get(0).kind());
        events.forEach(calculation::apply);
        return calculation.result(subject);
    }

    private void apply(ClockEvent event) {
        switch (event.type()) {
            case STARTED -> {
                startedOn = event.onDay();
                days = event.days();
            }
            case EXTENDED -> {
                days += event.days();
                extension += event.days();
            }
            case SUSPENDED -> suspendedOn = event.onDay();
            case RESUMED -> {
                suspensions.add(new Span(suspendedOn, event.onDay()));
                suspendedOn = null;
            }
            case MET -> metAt = event.at();
            case ENDED -> endedAt = event.at();
        }
    }

    private TimeLimit result(String subject) {
        LocalDate dueOn = startedOn;
        for (int counted = 0; counted < days; ) {
            dueOn = dueOn.plusDays(1);
            if (counts(dueOn)) {
                counted++;
            }
        }
        Instant dueAt = dueOn.plusDays(1).atStartOfDay(ApplicationClock.ZONE).toInstant();
        return new TimeLimit(kind, subject, startedOn, dueOn, dueAt, explanation(dueOn), metAt, endedAt);
    }

    private boolean counts(LocalDate day) {
        return suspensions.stream().noneMatch(span -> span.contains(day))
                && (!countsWorkingDays() || WorkingDays.contains(day));
    }

    private boolean countsWorkingDays() {
        return kind.unit() == LimitKind.Unit.WORKING_DAYS;
    }

    private List<String> explanation(LocalDate dueOn) {
        boolean withYear = startedOn.getYear() != dueOn.getYear();
        String unit = countsWorkingDays() ? "个工作日" : "日";
        List<String> lines = new ArrayList<>();
        if (kind.unit() == LimitKind.Unit.SET_DAY) {
            lines.add("%s议定，%s24时止。".formatted(text(startedOn, withYear), text(dueOn, withYear)));
            lines.add("依据：" + kind.source() + "。");
            return List.copyOf(lines);
        }
        lines.add("%s起算，当日不计入；%s至%s24时止，共%d%s%s。%s"
                .formatted(
                        text(startedOn, withYear),
                        countsWorkingDays() ? "周六、周日不计入；" : "",
                        text(dueOn, withYear),
                        days,
                        unit,
                        extension > 0 ? "（含延长%d%s）".formatted(extension, unit) : "",
                        countsWorkingDays() ? "节假日和调休规则尚未计入。" : "节假日顺延规则尚未计入。"));
        for (Span span : suspensions) {
            lines.add("%s至%s中止计算，期间不计入。".formatted(text(span.from, withYear), text(span.to, withYear)));
        }
        if (suspendedOn != null) {
            lines.add("%s起中止计算，恢复之日再按中止的日数顺延。".formatted(text(suspendedOn, withYear)));
        }
        lines.add("依据：" + kind.source() + "。");
        return List.copyOf(lines);
    }

    private static String text(LocalDate day, boolean withYear) {
        String monthAndDay = day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
        return withYear ? day.getYear() + "年" + monthAndDay : monthAndDay;
    }

    /** Days from the suspension to the resumption, both of them not counted: a hearing's days are whole days (Art 36). */
    private record Span(LocalDate from, LocalDate to) {

        boolean contains(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }
}
