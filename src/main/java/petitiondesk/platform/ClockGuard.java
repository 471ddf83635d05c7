package petitiondesk.platform;

import jakarta.annotation.PreDestroy;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Remembers the latest moment that the database has seen, and refuses a start before it: limits and numbers that were
 * given out would otherwise lie in the future.
 */
@Component
class ClockGuard {

    /** Clocks of machines that share the database differ by seconds. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private final Clock clock;
    private final JdbcClient jdbc;

    ClockGuard(Clock clock, JdbcClient jdbc) {
        this.clock = clock;
        this.jdbc = jdbc;
        if (clock instanceof ApplicationClock application
                && application.offset().isNegative()) {
            throw new StartRefused(List.of("PETITIONDESK_CLOCK_OFFSET 只能向前拨，不能是负数"));
        }
        Instant now = clock.instant();
        seen().filter(seen -> now.isBefore(seen.minus(TOLERANCE))).ifPresent(seen -> {
            throw new StartRefused(
                    List.of("系统时钟（%s）早于数据库里已有的时间（%s）。请校正本机时间；曾用 PETITIONDESK_CLOCK_OFFSET 拨快的，不能再拨回，请保持原值或更大"
                            .formatted(local(now), local(seen))));
        });
        remember();
    }

    /** Every minute, so that a killed process has lost no more than that. */
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    @PreDestroy
    void remember() {
        jdbc.sql("""
                        insert into application_clock (only_row, latest) values (true, :now)
                        on conflict (only_row) do update set latest = greatest(application_clock.latest, excluded.latest)
                        """)
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    private Optional<Instant> seen() {
        return jdbc.sql("select latest from application_clock")
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    private static String local(Instant instant) {
        return instant.atZone(ApplicationClock.ZONE)
                .truncatedTo(ChronoUnit.SECONDS)
                .toLocalDateTime()
                .toString()
                .replace('T', ' ');
    }
}
