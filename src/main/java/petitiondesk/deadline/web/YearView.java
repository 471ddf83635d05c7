package petitiondesk.deadline.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import petitiondesk.deadline.WorkCalendar;

/**
 * A year as twelve months of weeks from Monday on.
 *
 * @param provisional whether it is not published yet
 */
record YearView(int year, boolean provisional, List<Month> months) {

    /** @param weeks of seven cells each; those outside the month are null */
    record Month(String name, List<List<Cell>> weeks) {}

    /**
     * A day.
     *
     * @param kind {@code off}, {@code weekend}, {@code made-up} or {@code plain}
     * @param why what is shown beside the number to those who do not see colours; empty for plain days
     */
    record Cell(int day, String kind, String why) {}

    static YearView of(int year, WorkCalendar calendar) {
        List<Month> months = new ArrayList<>();
        for (int month = 1; month <= 12; month++) {
            months.add(month(YearMonth.of(year, month), calendar));
        }
        return new YearView(year, calendar.isProvisional(year), months);
    }

    private static Month month(YearMonth month, WorkCalendar calendar) {
        List<List<Cell>> weeks = new ArrayList<>();
        LocalDate monday =
                month.atDay(1).minusDays(month.atDay(1).getDayOfWeek().getValue() - 1L);
        for (; !monday.isAfter(month.atEndOfMonth()); monday = monday.plusDays(7)) {
            List<Cell> week = new ArrayList<>();
            monday.datesUntil(monday.plusDays(7))
                    .forEach(day -> week.add(YearMonth.from(day).equals(month) ? cell(day, calendar) : null));
            weeks.add(week);
        }
        return new Month(month.getMonthValue() + "月", weeks);
    }

    private static Cell cell(LocalDate day, WorkCalendar calendar) {
        if (calendar.isMakeUpDay(day)) {
            return new Cell(day.getDayOfMonth(), "made-up", "调休上班");
        }
        String why = calendar.whyOff(day).orElse("");
        String kind = why.isEmpty() ? "plain" : why.startsWith("周") ? "weekend" : "off";
        return new Cell(day.getDayOfMonth(), kind, why);
    }
}
