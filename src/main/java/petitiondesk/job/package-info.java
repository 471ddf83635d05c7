/**
 * Periodic work: runs every {@link petitiondesk.platform.PeriodicJob} that a room brings, and lets administrators see, switch
 * and start it. Decides when a job runs and when it is in trouble; what it does, and that two nodes may do it at once, is its
 * room's business. Uses no feature.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "后台作业",
        allowedDependencies = {"shared", "platform", "organisation", "security"})
package petitiondesk.job;
