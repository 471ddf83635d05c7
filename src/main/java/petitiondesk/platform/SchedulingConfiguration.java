package petitiondesk.platform;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Lets beans run work at intervals; tests call it themselves. */
@Configuration(proxyBeanMethods = false)
@Profile("!test")
@EnableScheduling
class SchedulingConfiguration {}
