package petitiondesk.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.tyme.lunar.LunarDay;
import com.tyme.solar.SolarDay;
import com.tyme.solar.SolarTerm;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntFunction;

/** Working days: as published, and in a year that is not, weekends and the days that are off in any year. */
final class OpenDays {

    private static final int QINGMING = 7;

    private final Set<LocalDate> off = new HashSet<>();
    private final Set<LocalDate> madeUp = new HashSet<>();

    /** @param published what the desk answers for a year; without {@code calendar} where it is not published */
    OpenDays(int firstYear, int lastYear, IntFunction<JsonNode> published) {
        for (int year = firstYear; year <= lastYear; year++) {
            JsonNode calendar = published.apply(year).path("calendar");
            if (calendar.isMissingNode()) {
                byLaw(year);
            }
            calendar.path("holidays")
                    .forEach(holiday -> add(
                            day(holiday.path("from")),
                            holiday.path("to").isNull() ? day(holiday.path("from")) : day(holiday.path("to"))));
            calendar.path("workdays").forEach(day -> madeUp.add(day(day)));
        }
    }

    boolean isOpen(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return madeUp.contains(day) || !weekend && !off.contains(day);
    }

    /** The day itself or the next open one. */
    LocalDate from(LocalDate day) {
        return isOpen(day) ? day : from(day.plusDays(1));
    }

    private void byLaw(int year) {
        add(LocalDate.of(year, 1, 1), LocalDate.of(year, 1, 1));
        LocalDate spring = date(LunarDay.fromYmd(year, 1, 1).getSolarDay());
        add(spring.minusDays(1), spring.plusDays(2));
        LocalDate qingming =
                date(SolarTerm.fromIndex(year, QINGMING).getJulianDay().getSolarDay());
        add(qingming, qingming);
        add(LocalDate.of(year, 5, 1), LocalDate.of(year, 5, 2));
        LocalDate boats = date(LunarDay.fromYmd(year, 5, 5).getSolarDay());
        add(boats, boats);
        LocalDate moon = date(LunarDay.fromYmd(year, 8, 15).getSolarDay());
        add(moon, moon);
        add(LocalDate.of(year, 10, 1), LocalDate.of(year, 10, 3));
    }

    private void add(LocalDate first, LocalDate last) {
        first.datesUntil(last.plusDays(1)).forEach(off::add);
    }

    private static LocalDate day(JsonNode text) {
        return LocalDate.parse(text.asText());
    }

    private static LocalDate date(SolarDay day) {
        return LocalDate.of(day.getSolarMonth().getYear(), day.getSolarMonth().getMonth(), day.getDay());
    }
}
