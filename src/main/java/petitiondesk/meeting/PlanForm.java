package petitiondesk.meeting;

import java.util.List;

/**
 * A meeting's plan as somebody writes it down.
 *
 * @param heldAt local time such as {@code 2026-08-26T09:00}
 * @param freezeAt the same
 * @param participants user ids; null for those who usually come, or who were invited so far
 * @param reason why a plan is changed; null for the first
 */
public record PlanForm(String heldAt, String freezeAt, String place, List<String> participants, String reason) {}
