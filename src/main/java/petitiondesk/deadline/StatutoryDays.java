package petitiondesk.deadline;

import com.tyme.lunar.LunarDay;
import com.tyme.solar.SolarDay;
import com.tyme.solar.SolarTerm;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The days off that every year has by law (全国年节及纪念日放假办法 §2), with their names. Which days around them are moved to make
 * a longer holiday is published year by year and cannot be computed.
 */
final class StatutoryDays {

    /** 除夕 and 2 May are days off since the law was changed for 2025. */
    private static final int ELEVEN_BECAME_THIRTEEN = 2025;

    /** Place of 清明 among the year's solar terms. */
    private static final int QINGMING = 7;

    private StatutoryDays() {}

    static NavigableMap<LocalDate, String> of(int year) {
        NavigableMap<LocalDate, String> days = new TreeMap<>();
        add(days, LocalDate.of(year, 10, 1), 3, "国庆节");
        add(days, lunar(year, 8, 15), 1, "中秋节");
        add(days, lunar(year, 5, 5), 1, "端午节");
        add(days, LocalDate.of(year, 5, 1), year < ELEVEN_BECAME_THIRTEEN ? 1 : 2, "劳动节");
        add(days, date(SolarTerm.fromIndex(year, QINGMING).getJulianDay().getSolarDay()), 1, "清明节");
        LocalDate newYear = lunar(year, 1, 1);
        add(days, newYear, 3, "春节");
        if (year >= ELEVEN_BECAME_THIRTEEN) {
            add(days, newYear.minusDays(1), 1, "除夕");
        }
        add(days, LocalDate.of(year, 1, 1), 1, "元旦");
        return days;
    }

    private static void add(NavigableMap<LocalDate, String> days, LocalDate first, int count, String name) {
        first.datesUntil(first.plusDays(count)).forEach(day -> days.put(day, name));
    }

    private static LocalDate lunar(int year, int month, int day) {
        return date(LunarDay.fromYmd(year, month, day).getSolarDay());
    }

    private static LocalDate date(SolarDay day) {
        return LocalDate.of(day.getSolarMonth().getYear(), day.getSolarMonth().getMonth(), day.getDay());
    }
}
