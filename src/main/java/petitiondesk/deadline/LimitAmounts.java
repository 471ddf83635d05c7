package petitiondesk.deadline;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/** How many days a limit has: those of the law, or the office's own where the law leaves it to the office. */
@Service
public class LimitAmounts {

    private static final int MAX_DAYS = 365;

    private final JdbcClient jdbc;
    private final Clock clock;

    LimitAmounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A local number of days.
     *
     * @param unit code of the unit, district or village; null: everywhere
     * @param days null where the default was given back
     */
    public record LocalAmount(LimitKind kind, String unit, Integer days, String setBy, Instant setAt) {}

    /** Days for this unit; limits that were started before keep theirs. */
    @Transactional(readOnly = true)
    public int of(LimitKind kind, String unit) {
        if (!kind.isLocal()) {
            return kind.amount();
        }
        // the unit's own number goes before the general one, also where the unit's was given back
        return jdbc.sql("""
                        select days from (
                            select distinct on (unit) unit, days from limit_override
                            where kind = :kind and (unit = :unit or unit is null)
                            order by unit, id desc) newest
                        where days is not null
                        order by unit nulls last limit 1""")
                .param("kind", kind.name())
                .param("unit", unit)
                .query(Integer.class)
                .optional()
                .orElse(kind.amount());
    }

    /** Units that have a number of their own now, by code. */
    @Transactional(readOnly = true)
    public SortedMap<String, Integer> ofUnits(LimitKind kind) {
        SortedMap<String, Integer> days = new TreeMap<>();
        jdbc.sql("""
                        select unit, days from (
                            select distinct on (unit) unit, days from limit_override
                            where kind = :kind and unit is not null
                            order by unit, id desc) newest
                        where days is not null""").param("kind", kind.name()).query(row -> {
            days.put(row.getString("unit"), row.getInt("days"));
        });
        return days;
    }

    /** Everything that was ever set, newest first. */
    @Transactional(readOnly = true)
    public List<LocalAmount> history() {
        return jdbc.sql("select kind, unit, days, set_by, set_at from limit_override order by id desc")
                .query((row, i) -> new LocalAmount(
                        LimitKind.valueOf(row.getString("kind")),
                        row.getString("unit"),
                        row.getObject("days", Integer.class),
                        row.getString("set_by"),
                        row.getTimestamp("set_at").toInstant()))
                .list();
    }

    /**
     * Sets a local number of days for limits that start from now on.
     *
     * @param unit code of a unit that exists, or null: everywhere
     * @param days null to go back to the default
     * @throws Refusal for a limit that the law sets, with the article
     */
    @Transactional
    public void set(LimitKind kind, String unit, Integer days, String by) {
        if (!kind.isLocal()) {
            throw Refusal.invalid("kind", "“%s”的期限由%s规定，不能在本地更改".formatted(kind.title(), kind.source()));
        }
        new FieldChecks()
                .require(days == null || days >= 1 && days <= MAX_DAYS, "days", "天数应为1至%d".formatted(MAX_DAYS))
                .done();
        jdbc.sql("""
                insert into limit_override (kind, unit, days, set_by, set_at)
                values (:kind, :unit, :days, :by, :at)""")
                .param("kind", kind.name())
                .param("unit", unit)
                .param("days", days)
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }
}
