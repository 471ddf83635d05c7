package petitiondesk.platform;

import java.time.Duration;

/**
 * Work that is done over and over while the desk runs. Every node does it at the same time: a job takes its work under a
 * lock or by a unique key, so that nothing is done twice. Whatever a run needs is found from the present state: a desk that
 * slept catches up.
 */
public interface PeriodicJob {

    /** Small letters and hyphens; stays the same for good, for switches and runs are kept under it. */
    String id();

    /** What administrators call it, in Chinese. */
    String title();

    /** What it does, and what stands still while it is off; one or two sentences in Chinese. */
    String description();

    /** Rest between the end of one run and the beginning of the next. */
    Duration interval();

    /** How long after the start the first run begins. */
    default Duration firstAfter() {
        return Duration.ofSeconds(1);
    }

    /**
     * Does what is due, or a stretch of it. What it throws is recorded as the run's failure, and the next run comes all the
     * same.
     */
    JobResult run();

    /** The same when an administrator asks for it now, whatever a rest after failures would say. */
    default JobResult runNow() {
        return run();
    }
}
