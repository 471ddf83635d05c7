package petitiondesk.job;

import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.stereotype.Component;
import petitiondesk.platform.PeriodicJob;

/**
 * Gives every job its turns, each on a thread of its own so that one that hangs holds up no other. Begins when everything
 * else has started and ends first; a run in progress may finish. Tests run jobs themselves.
 */
@Component
@Profile("!test")
class JobSchedule implements SmartLifecycle {

    private static final int FINISH_WITHIN_SECONDS = 25;

    private final List<PeriodicJob> jobs;
    private final JobRunner runner;
    private final ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
    private volatile boolean running;

    JobSchedule(List<PeriodicJob> jobs, JobRunner runner) {
        this.jobs = jobs;
        this.runner = runner;
        scheduler.setPoolSize(Math.max(1, jobs.size()));
        scheduler.setThreadNamePrefix("job-");
        scheduler.setWaitForTasksToCompleteOnShutdown(true);
        scheduler.setAwaitTerminationSeconds(FINISH_WITHIN_SECONDS);
    }

    @Override
    public void start() {
        scheduler.initialize();
        for (PeriodicJob job : jobs) {
            scheduler.scheduleWithFixedDelay(
                    () -> runner.turn(job), scheduler.getClock().instant().plus(job.firstAfter()), job.interval());
        }
        running = true;
    }

    @Override
    public void stop() {
        runner.stop();
        scheduler.shutdown();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
