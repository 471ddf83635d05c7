package petitiondesk.organisation;

import java.util.List;

/**
 * A task that somebody had claimed is open to its group again. Published in the transaction of the change, so that who
 * keeps a case's history writes it down or nothing happens.
 *
 * @param subject business key of the process, such as a petition's number; null for a task without one
 * @param task its name as people see it
 * @param left whether the person has left; else he lost the group that the task is offered to
 * @param groups names of the groups that it is offered to now
 */
public record TaskGivenBack(String subject, String task, String userId, boolean left, List<String> groups) {}
