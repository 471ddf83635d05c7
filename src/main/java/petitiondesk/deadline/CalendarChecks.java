package petitiondesk.deadline;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import petitiondesk.shared.FieldChecks;

/** Reads a calendar file and says everything that is wrong with it at once, each with its field. */
final class CalendarChecks {

    /** The office began to count holidays with the law of 2025; earlier years came with the releases. */
    private static final int FIRST_YEAR = 2025;

    private static final int LAST_YEAR = 2100;
    private static final int TEXT = 200;
    private static final int NAME = 20;
    private static final int ENTRIES = 60;

    /** The longest holiday so far had nine days; a wrong month or year is longer. */
    private static final int LONGEST = 15;

    private final int expected;
    private final FieldChecks checks = new FieldChecks();

    CalendarChecks(int expected) {
        this.expected = expected;
    }

    void year(Integer year) {
        if (expected < FIRST_YEAR || expected > LAST_YEAR) {
            checks.reject("year", "年份应为%d至%d".formatted(FIRST_YEAR, LAST_YEAR));
        } else if (year == null) {
            checks.reject("year", "请写明年份");
        } else if (year != expected) {
            checks.reject("year", "文件是%d年的，要导入的是%d年".formatted(year, expected));
        }
    }

    void source(String source) {
        checks.requiredText("source", "来源", source, TEXT);
    }

    /** Days off with the names of their holidays. */
    Map<LocalDate, String> holidays(List<CalendarFile.Holiday> holidays) {
        Map<LocalDate, String> off = new TreeMap<>();
        if (holidays == null || holidays.isEmpty()) {
            checks.reject("holidays", "没有一天放假：请填写各节日的放假日期");
            return off;
        }
        if (holidays.size() > ENTRIES) {
            checks.reject("holidays", "放假日期最多%d项".formatted(ENTRIES));
            return off;
        }
        for (int i = 0; i < holidays.size(); i++) {
            String field = "holidays[" + i + "]";
            CalendarFile.Holiday holiday = holidays.get(i);
            if (holiday == null) {
                checks.reject(field, "这一项是空的");
                continue;
            }
            checks.requiredText(field + ".name", "节日名称", holiday.name(), NAME);
            for (LocalDate day : stretch(field, holiday)) {
                String other = off.putIfAbsent(
                        day, holiday.name() == null ? "" : holiday.name().strip());
                if (other != null) {
                    checks.reject(field, "%s已经在“%s”的放假日期里".formatted(day, other));
                }
            }
        }
        statutory(off.keySet());
        return off;
    }

    private List<LocalDate> stretch(String field, CalendarFile.Holiday holiday) {
        LocalDate from = day(field + ".from", holiday.from());
        LocalDate to = holiday.to() == null ? from : day(field + ".to", holiday.to());
        if (from == null || to == null) {
            return List.of();
        }
        if (to.isBefore(from)) {
            checks.reject(field + ".to", "放假结束日期%s早于开始日期%s".formatted(to, from));
            return List.of();
        }
        if (from.plusDays(LONGEST).isBefore(to)) {
            checks.reject(field + ".to", "一个节日放假不会超过%d天，请核对".formatted(LONGEST));
            return List.of();
        }
        return from.datesUntil(to.plusDays(1)).toList();
    }

    private void statutory(Set<LocalDate> off) {
        if (expected < FIRST_YEAR || expected > LAST_YEAR) {
            return;
        }
        List<String> missing = new ArrayList<>();
        StatutoryDays.of(expected).forEach((day, name) -> {
            if (!off.contains(day)) {
                missing.add(name + "（" + day + "）");
            }
        });
        checks.require(missing.isEmpty(), "holidays", "缺少法定节日：" + String.join("、", missing));
    }

    /** Make-up working days. */
    Set<LocalDate> workdays(List<String> workdays, Set<LocalDate> off) {
        Set<LocalDate> worked = new TreeSet<>();
        List<String> given = workdays == null ? List.of() : workdays;
        if (given.size() > ENTRIES) {
            checks.reject("workdays", "调休上班日最多%d项".formatted(ENTRIES));
            return worked;
        }
        for (int i = 0; i < given.size(); i++) {
            String field = "workdays[" + i + "]";
            LocalDate day = day(field, given.get(i));
            if (day == null) {
                continue;
            }
            checks.require(
                            WorkCalendar.isWeekend(day),
                            field,
                            "%s是%s，本来就上班；调休上班日应为周六或周日".formatted(day, WorkCalendar.weekday(day)))
                    .require(!off.contains(day), field, "%s同时列为放假和上班".formatted(day))
                    .require(worked.add(day), field, "%s重复".formatted(day));
        }
        return worked;
    }

    private LocalDate day(String field, String text) {
        if (text == null || text.isBlank()) {
            checks.reject(field, "请填写日期，如 %d-01-01".formatted(expected));
            return null;
        }
        LocalDate day;
        try {
            day = LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            // shortened: the text is the sender's
            String shown = text.strip();
            checks.reject(
                    field,
                    "没有“%s”这一天，日期应写成 %d-01-01".formatted(shown.substring(0, Math.min(20, shown.length())), expected));
            return null;
        }
        if (day.getYear() != expected) {
            checks.reject(field, "%s不在%d年；跨年假期的日期分别填在各自年份的日历中".formatted(day, expected));
            return null;
        }
        return day;
    }

    void done() {
        checks.done();
    }
}
