package petitiondesk.deadline;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The product's own limits, read from any desk's database without the desk. */
public final class LimitsOfDatabase {

    private LimitsOfDatabase() {}

    /** For reading: nothing here begins a transaction. */
    public static TimeLimits on(JdbcClient jdbc) {
        return new ComputedTimeLimits(new ClockEvents(jdbc));
    }
}
