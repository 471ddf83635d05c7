package petitiondesk.engine;

import java.util.Map;

/**
 * What a feature knows about one kind of user task: what its form shows and what a completion means. Implementations are
 * found by the engine room, which calls them whatever way the task is opened or completed.
 */
public interface TaskRules {

    /** Process definition key. */
    String process();

    /** Element id of the user task. */
    String task();

    /** Values for the form's fields and texts, computed for this one view and never stored in the engine. */
    Map<String, Object> view(TaskAtHand task, String userId);

    /**
     * Takes a completion: checks it against the rules, writes texts and facts to the tables, and returns the decisions
     * that the process goes on with. Runs in the transaction that completes the task.
     *
     * @param values the form's values, already checked against the form
     * @param userId who completes; he becomes the one who did it, claimed or not
     * @return process variables: ids, outcomes and dates only
     * @throws petitiondesk.shared.Refusal if the rules do not allow it; the task then stays as it was
     */
    Map<String, Object> accept(TaskAtHand task, FormValues values, String userId);
}
