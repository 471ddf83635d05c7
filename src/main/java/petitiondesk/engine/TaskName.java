package petitiondesk.engine;

/** Names of tasks: lists in Tasklist show nothing of the case but the task's name, so that the number is part of it. */
public final class TaskName {

    private static final String MARK = " · ";

    private TaskName() {}

    static String marked(String name, String businessKey, String itemName) {
        return name + MARK + businessKey + (itemName == null ? "" : MARK + itemName);
    }

    /** The task's name as the diagram has it. */
    public static String plain(String taskName) {
        int mark = taskName.indexOf(MARK);
        return mark < 0 ? taskName : taskName.substring(0, mark);
    }
}
