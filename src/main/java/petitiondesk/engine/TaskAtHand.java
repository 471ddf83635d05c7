package petitiondesk.engine;

/**
 * The user task that somebody looks at or completes.
 *
 * @param taskId the engine's id of the task
 * @param process process definition key
 * @param task element id in the diagram, such as {@code UserTask_Handle}
 * @param businessKey number of the petition, meeting or order
 * @param item of a task that many do side by side, the one that this is about, such as a district or a petition's number;
 *     else null
 */
public record TaskAtHand(String taskId, String process, String task, String businessKey, String item) {

    /** Where a multi-instance task of the diagram keeps its item: its element variable is to have this name. */
    public static final ProcessVariable<String> ITEM = ProcessVariable.string("item");
}
