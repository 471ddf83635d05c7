package petitiondesk.deadline;

import java.time.Clock;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The calendars that have been taken in, each with what was known by then. */
@Service
public class Calendars {

    /** By then the State Council has published the next year in every year so far, or is about to. */
    private static final MonthDay EXPECTED = MonthDay.of(11, 1);

    private final CalendarTables tables;
    private final Clock clock;

    /** Versions never change, so that each is read once; one whose transaction is undone is never asked for again. */
    private volatile NavigableMap<Long, WorkCalendar> read = new TreeMap<>();

    Calendars(CalendarTables tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    /** The newest calendar. */
    @Transactional(readOnly = true)
    public WorkCalendar current() {
        return at(tables.newest());
    }

    /** What was known when this version came; 0 for what was known before the first. */
    @Transactional(readOnly = true)
    public WorkCalendar at(long version) {
        if (version == 0) {
            return WorkCalendar.unpublished();
        }
        if (!read.containsKey(version)) {
            read = readAgain();
        }
        return read.get(version);
    }

    private NavigableMap<Long, WorkCalendar> readAgain() {
        NavigableMap<Long, WorkCalendar> calendars = new TreeMap<>();
        WorkCalendar calendar = WorkCalendar.unpublished();
        for (CalendarVersion version : tables.after(0)) {
            calendar = calendar.with(version.id(), version.year());
            calendars.put(version.id(), calendar);
        }
        return calendars;
    }

    /** The newest edition of a year, with whence and by whom it came. */
    @Transactional(readOnly = true)
    public Optional<CalendarVersion> newest(int year) {
        return versions().stream()
                .filter(version -> version.year().year() == year)
                .max(Comparator.comparing(CalendarVersion::id));
    }

    /** All versions, oldest first. */
    @Transactional(readOnly = true)
    public List<CalendarVersion> versions() {
        return tables.after(0);
    }

    /** The next year, from 1 November on and while it has not been taken in. */
    @Transactional(readOnly = true)
    public Optional<Integer> missing() {
        LocalDate today = LocalDate.now(clock);
        int next = Year.from(today).getValue() + 1;
        boolean expected = !MonthDay.from(today).isBefore(EXPECTED);
        WorkCalendar current = current();
        if (current.isProvisional(today.getYear())) {
            return Optional.of(today.getYear());
        }
        return expected && current.isProvisional(next) ? Optional.of(next) : Optional.empty();
    }
}
