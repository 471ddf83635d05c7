package petitiondesk.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The one clock of the application: the machine's time, moved forward by a fixed offset, read in Asia/Shanghai. */
public final class ApplicationClock extends Clock {

    /** Legal days begin and end here, wherever the machine stands. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Clock base;
    private final Duration offset;

    public ApplicationClock(Clock base, Duration offset) {
        this.base = base.withZone(ZONE);
        this.offset = offset;
    }

    public Duration offset() {
        return offset;
    }

    @Override
    public ZoneId getZone() {
        return ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(base.withZone(zone), offset);
    }

    @Override
    public Instant instant() {
        return base.instant().plus(offset);
    }
}
