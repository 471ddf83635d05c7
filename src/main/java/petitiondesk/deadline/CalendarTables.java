package petitiondesk.deadline;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The append-only tables of calendar versions and their days. */
@Repository
class CalendarTables {

    private final JdbcClient jdbc;

    CalendarTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param by user id, or null for what came with a release */
    long add(CalendarYear year, Instant at, String by) {
        long version = jdbc.sql("""
                        insert into calendar_version (year, source, imported_at, imported_by)
                        values (:year, :source, :at, :by) returning id""")
                .param("year", year.year())
                .param("source", year.source())
                .param("at", Timestamp.from(at))
                .param("by", by)
                .query(Long.class)
                .single();
        year.days()
                .forEach((day, named) -> jdbc.sql(
                                "insert into calendar_day (version, day, type, name) values (:version, :day, :type, :name)")
                        .param("version", version)
                        .param("day", day)
                        .param("type", named.type().name())
                        .param("name", named.name())
                        .update());
        return version;
    }

    /** Number of the newest version; 0 before the first. */
    long newest() {
        return jdbc.sql("select coalesce(max(id), 0) from calendar_version")
                .query(Long.class)
                .single();
    }

    /** All versions after this one with their days, oldest first. */
    List<CalendarVersion> after(long version) {
        Map<Long, NavigableMap<LocalDate, CalendarYear.Day>> days = new HashMap<>();
        jdbc.sql("select version, day, type, name from calendar_day where version > :version")
                .param("version", version)
                .query(row -> {
                    CalendarYear.Type type = CalendarYear.Type.valueOf(row.getString("type"));
                    days.computeIfAbsent(row.getLong("version"), id -> new TreeMap<>())
                            .put(
                                    row.getObject("day", LocalDate.class),
                                    new CalendarYear.Day(type, row.getString("name")));
                });
        return jdbc.sql("""
                select id, year, source, imported_at, imported_by from calendar_version
                where id > :version order by id""")
                .param("version", version)
                .query((row, i) -> new CalendarVersion(
                        row.getLong("id"),
                        new CalendarYear(
                                row.getInt("year"),
                                row.getString("source"),
                                days.getOrDefault(row.getLong("id"), new TreeMap<>())),
                        row.getTimestamp("imported_at").toInstant(),
                        row.getString("imported_by")))
                .list();
    }

    /** Lets one who adds a version wait for the other, so that versions become visible in the order of their numbers. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('calendar_version', 0))")
                .query((row, i) -> i)
                .single();
    }
}
