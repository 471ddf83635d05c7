package petitiondesk.platform;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

@Configuration(proxyBeanMethods = false)
@Profile("!test")
class ClockConfiguration {

    @Bean
    ApplicationClock clock(DeskSettings settings) {
        return new ApplicationClock(Clock.systemUTC(), settings.clockOffset());
    }
}
