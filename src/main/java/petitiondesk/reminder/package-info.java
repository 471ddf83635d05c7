/**
 * 催办: the ladder of reminders before and after a time limit ends. Decides which step is told to whom on which day, tells each
 * once and keeps a ledger of it; computed from limits as they stand, so that a desk that was stopped catches up. Who owes a
 * limit is said by the room that keeps its case, through {@link petitiondesk.reminder.LimitOwners}. Uses no feature.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "催办",
        allowedDependencies = {"shared", "platform", "organisation", "deadline", "notification", "security"})
package petitiondesk.reminder;
