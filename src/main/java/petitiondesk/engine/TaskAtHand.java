package petitiondesk.engine;

/**
 * The user task that somebody looks at or completes.
 *
 * @param taskId the engine's id of the task
 * @param process process definition key
 * @param task element id in the diagram, such as {@code UserTask_Handle}
 * @param businessKey number of the petition, meeting, order or review
 */
public record TaskAtHand(String taskId, String process, String task, String businessKey) {}
