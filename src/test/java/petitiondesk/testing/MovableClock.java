package petitiondesk.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import petitiondesk.platform.ApplicationClock;

/** The application clock of tests: stands where it is put, and the engine's clock with it. */
public final class MovableClock extends Clock {

    private volatile Instant now;

    private MovableClock(Instant now) {
        set(now);
    }

    /** Puts both clocks to this local time in Asia/Shanghai, such as {@code 2026-08-03T09:00}. */
    public void setTo(String localDateTime) {
        set(LocalDateTime.parse(localDateTime).atZone(ApplicationClock.ZONE).toInstant());
    }

    public void set(Instant instant) {
        now = instant;
        ClockUtil.setCurrentTime(Date.from(instant));
    }

    public void advance(Duration duration) {
        set(now.plus(duration));
    }

    public LocalDate today() {
        return LocalDate.now(this);
    }

    @Override
    public ZoneId getZone() {
        return ApplicationClock.ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Puts the clock in place of the application's. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Configuration {

        @Bean
        MovableClock clock() {
            return new MovableClock(LocalDateTime.parse("2026-08-03T09:00")
                    .atZone(ApplicationClock.ZONE)
                    .toInstant());
        }
    }
}
