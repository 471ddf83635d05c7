package petitiondesk.deadline;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The product's own limits, read from any desk's database without the desk. */
public final class LimitsOfDatabase {

    private LimitsOfDatabase() {}

    /** For reading: nothing here begins a transaction, and nobody hears of a date that moves. */
    public static TimeLimits on(JdbcClient jdbc) {
        Clock clock = Clock.systemUTC();
        return new ComputedTimeLimits(
                new ClockEvents(jdbc),
                new Calendars(new CalendarTables(jdbc), clock),
                new LimitAmounts(jdbc, clock),
                new LimitMoves(jdbc, event -> {}, clock));
    }
}
