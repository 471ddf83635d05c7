package petitiondesk.engine;

/** Names of tasks: lists in Tasklist show nothing of the case but the task's name, so that the number is part of it. */
public final class TaskName {

    private static final String MARK = " · ";

    private TaskName() {}

    static String marked(String name, String businessKey, String item) {
        return name + MARK + businessKey + (item == null ? "" : MARK + item);
    }

    /** The task's name as the diagram has it. */
    public static String plain(String taskName) {
        int mark = taskName.indexOf(MARK);
        return mark < 0 ? taskName : taskName.substring(0, mark);
    }

    /** The item of a task that many do side by side, see {@link TaskAtHand#item()}; else null. */
    public static String item(String taskName) {
        String[] parts = taskName.split(MARK, -1);
        return parts.length < 3 ? null : parts[2];
    }
}
