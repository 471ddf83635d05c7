/**
 * Calendars, and legal and local time limits: computed from clock events, explained, never edited. Decides when something is
 * due; what follows from a date that has moved is decided by the rooms that hear of {@link petitiondesk.deadline.LimitMoved}.
 * Uses no feature.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "期限",
        allowedDependencies = {"shared", "platform", "organisation", "security"})
package petitiondesk.deadline;
