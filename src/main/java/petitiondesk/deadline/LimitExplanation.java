package petitiondesk.deadline;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Says in Chinese how a limit comes to its date: every day that was left out, moved past or given back is named. */
final class LimitExplanation {

    private final LimitClock clock;
    private final LimitDates dates;
    private final DayWords words;

    LimitExplanation(LimitClock clock, LimitDates dates) {
        this.clock = clock;
        this.dates = dates;
        this.words = new DayWords(clock.startedOn().getYear() != dates.dueOn().getYear());
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (clock.unit() == LimitKind.Unit.SET_DAY) {
            lines.add("%s%s，定于%s24时止；定好的日期不因放假顺延。"
                    .formatted(words.day(clock.startedOn()), clock.kind().begins(), words.day(dates.dueOn())));
        } else {
            lines.add(counted());
            workingDays(lines);
            suspensions(lines);
            rolled(lines);
        }
        changes(lines);
        lines.add("依据：" + clock.kind().source() + "。");
        return List.copyOf(lines);
    }

    private String counted() {
        LocalDate start = clock.startedOn();
        String unit = clock.unit().word();
        String extended = clock.extensions().stream()
                .map(extension -> "%s批准延长%d%s，".formatted(words.day(extension.on()), extension.days(), unit))
                .collect(Collectors.joining());
        return "%s%s，当日不计入；%s起算，%s第%d%s为%s%s。"
                .formatted(
                        words.day(start),
                        begins(),
                        words.day(start.plusDays(1)),
                        extended,
                        clock.days(),
                        unit,
                        words.day(dates.target()),
                        dates.target().equals(dates.dueOn()) ? "，24时止" : "");
    }

    /** The limit with which the clock was started says how; a later one keeps its start. */
    private String begins() {
        return clock.reroutings().isEmpty()
                ? clock.kind().begins()
                : clock.reroutings().get(0).from().begins();
    }

    private void workingDays(List<String> lines) {
        if (clock.unit() != LimitKind.Unit.WORKING_DAYS) {
            return;
        }
        List<LocalDate> days = clock.startedOn()
                .plusDays(1)
                .datesUntil(dates.dueOn().plusDays(1))
                .filter(day -> !clock.isSuspended(day))
                .toList();
        List<LocalDate> off = days.stream().filter(this::isOff).toList();
        if (!off.isEmpty()) {
            lines.add("其间休息，不计入：" + words.stretches(off, this::whyOff) + "。");
        }
        List<LocalDate> madeUp = days.stream()
                .filter(day -> WorkCalendar.isWeekend(day) && !isOff(day))
                .toList();
        if (!madeUp.isEmpty()) {
            lines.add("调休上班，计入：" + words.stretches(madeUp, WorkCalendar::weekday) + "。");
        }
    }

    private void suspensions(List<String> lines) {
        for (LimitClock.Suspension suspension : clock.suspensions()) {
            lines.add("%s至%s因听证中止计算，共%d日不计入。"
                    .formatted(
                            words.day(suspension.from()),
                            words.day(suspension.to()),
                            ChronoUnit.DAYS.between(suspension.from(), suspension.to()) + 1));
        }
        if (clock.suspendedOn() != null) {
            lines.add("%s起因听证中止计算，恢复之日再按中止的日数顺延。".formatted(words.day(clock.suspendedOn())));
        }
    }

    private void rolled(List<String> lines) {
        if (dates.target().equals(dates.dueOn())) {
            return;
        }
        List<LocalDate> off = dates.target()
                .datesUntil(dates.dueOn())
                .filter(day -> isOff(day) || clock.isSuspended(day))
                .toList();
        boolean heard = off.stream().anyMatch(clock::isSuspended);
        lines.add("%s%s，顺延至%s（%s），24时止。"
                .formatted(
                        words.stretches(off, day -> clock.isSuspended(day) ? "听证" : whyOff(day)),
                        heard ? "休息或听证" : "休息",
                        words.day(dates.dueOn()),
                        WorkCalendar.weekday(dates.dueOn())));
    }

    private void changes(List<String> lines) {
        for (LimitClock.Rerouting rerouting : clock.reroutings()) {
            lines.add("%s由“%s”转为“%s”，起算日不变。"
                    .formatted(
                            words.day(rerouting.on()),
                            rerouting.from().title(),
                            rerouting.to().title()));
        }
        for (LimitClock.Move move : clock.moves()) {
            lines.add("%s%s，到期日由%s改为%s。"
                    .formatted(
                            words.day(move.on()),
                            move.year() == 0 ? "起计入法定节假日和调休" : "按新公布的%d年放假安排重新计算".formatted(move.year()),
                            words.day(move.oldDueOn()),
                            words.day(move.newDueOn())));
        }
        if (clock.calendar().isEmpty()) {
            lines.add("这一期限按当时的算法计算，未计入法定节假日和调休。");
        }
        if (dates.provisional()) {
            lines.add(unpublishedYears() + "年放假安排尚未公布，暂按周末和法定节日推算，公布后自动重新计算。");
        }
    }

    private String unpublishedYears() {
        return IntStream.rangeClosed(clock.startedOn().getYear(), dates.dueOn().getYear())
                .filter(year -> clock.calendar().orElseThrow().isProvisional(year))
                .mapToObj(Integer::toString)
                .collect(Collectors.joining("、"));
    }

    private boolean isOff(LocalDate day) {
        return clock.calendar()
                .map(calendar -> !calendar.isWorkingDay(day))
                .orElseGet(() -> WorkCalendar.isWeekend(day));
    }

    private String whyOff(LocalDate day) {
        return clock.calendar().flatMap(calendar -> calendar.whyOff(day)).orElseGet(() -> WorkCalendar.weekday(day));
    }
}
