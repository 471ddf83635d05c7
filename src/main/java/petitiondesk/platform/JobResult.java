package petitiondesk.platform;

/**
 * What one run of a {@link PeriodicJob} came to.
 *
 * @param found how much there was to do
 * @param done how much of it was done
 * @param failed how much of it could not be done now
 * @param remark one Chinese sentence for the administrator, without anything personal; null if there is nothing to say
 * @param more whether there may be more to do right away
 */
public record JobResult(int found, int done, int failed, String remark, boolean more) {

    public static JobResult nothing() {
        return done(0);
    }

    /** Everything that was found was done. */
    public static JobResult done(int count) {
        return of(count, 0);
    }

    public static JobResult of(int done, int failed) {
        return new JobResult(done + failed, done, failed, null, false);
    }

    public JobResult remark(String text) {
        return new JobResult(found, done, failed, text, more);
    }

    public JobResult more(boolean maybe) {
        return new JobResult(found, done, failed, remark, maybe);
    }

    /** This stretch and the next one as one run; what the later one remarks counts. */
    public JobResult and(JobResult next) {
        return new JobResult(found + next.found, done + next.done, failed + next.failed, next.remark, next.more);
    }
}
