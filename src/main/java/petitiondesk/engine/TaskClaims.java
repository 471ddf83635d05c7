package petitiondesk.engine;

/** What a feature says to somebody who takes one of its process's tasks for himself. */
public interface TaskClaims {

    /** Process definition key. */
    String process();

    /**
     * Called before the engine puts him in charge.
     *
     * @throws petitiondesk.shared.Refusal if the task is not for him
     */
    void mayTake(TaskAtHand task, String userId);
}
