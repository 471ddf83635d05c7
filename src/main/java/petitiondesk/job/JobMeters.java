package petitiondesk.job;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Lets whoever watches the desk from outside hear of jobs that are in trouble or off, such as mail that cannot leave. */
@Component
class JobMeters implements MeterBinder {

    private final Jobs jobs;

    JobMeters(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("petitiondesk.jobs.troubled", () -> count(job -> job.trouble() != null))
                .description("Periodic jobs that are in trouble")
                .register(registry);
        Gauge.builder("petitiondesk.jobs.off", () -> count(job -> !job.on()))
                .description("Periodic jobs that an administrator has switched off")
                .register(registry);
    }

    private long count(Predicate<JobState> kind) {
        return jobs.all().stream().filter(kind).count();
    }
}
