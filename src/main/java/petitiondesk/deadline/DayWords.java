package petitiondesk.deadline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Writes days out in Chinese. */
final class DayWords {

    private static final String SATURDAY = WorkCalendar.weekday(LocalDate.of(2026, 8, 8));
    private static final String SUNDAY = WorkCalendar.weekday(LocalDate.of(2026, 8, 9));

    private final boolean withYear;

    /** @param withYear where days of more than one year are spoken of */
    DayWords(boolean withYear) {
        this.withYear = withYear;
    }

    String day(LocalDate day) {
        String monthAndDay = day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
        return withYear ? day.getYear() + "年" + monthAndDay : monthAndDay;
    }

    /**
     * Days with what they are, those that follow one another and are the same taken together, such as
     * {@code 10月1日至7日（国庆节）、10月11日（周日）}.
     *
     * @param days in order
     */
    String stretches(List<LocalDate> days, Function<LocalDate, String> what) {
        List<Stretch> stretches = new ArrayList<>();
        for (LocalDate day : days) {
            Stretch last = stretches.isEmpty() ? null : stretches.get(stretches.size() - 1);
            if (last == null || !last.goesOn(day, what.apply(day))) {
                stretches.add(new Stretch(day, day, what.apply(day)));
            } else {
                stretches.set(stretches.size() - 1, last.with(day, what.apply(day)));
            }
        }
        return String.join("、", stretches.stream().map(this::text).toList());
    }

    private String text(Stretch stretch) {
        String days = day(stretch.from);
        if (!stretch.to.equals(stretch.from)) {
            boolean sameMonth = stretch.to.getMonth() == stretch.from.getMonth();
            days += "至" + (sameMonth ? stretch.to.getDayOfMonth() + "日" : day(stretch.to));
        }
        return days + "（" + stretch.what + "）";
    }

    private record Stretch(LocalDate from, LocalDate to, String what) {

        boolean goesOn(LocalDate day, String its) {
            return day.equals(to.plusDays(1)) && (its.equals(what) || what.equals(SATURDAY) && its.equals(SUNDAY));
        }

        Stretch with(LocalDate day, String its) {
            return new Stretch(from, day, its.equals(what) ? what : what + "、" + its);
        }
    }
}
