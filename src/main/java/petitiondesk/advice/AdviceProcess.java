package petitiondesk.advice;

import java.time.Instant;
import java.util.Map;

/** The course of an advice as the engine runs it, in the words of the office. */
public interface AdviceProcess {

    /** Starts the course of an advice that was issued, in the same transaction. */
    void issued(String number, String answeringGroup, Instant answerDueAt);

    /** Ends the course of an advice that the office takes back. */
    void withdrawn(String number);

    /** Lets task and timer follow a last day that has moved. */
    void limitMoved(String number, Instant from, Instant to);

    /**
     * Completes the task that is open now as the signed-in person, under the same rules as its form.
     *
     * @param task element id in the diagram
     * @throws petitiondesk.shared.Refusal if it is not open for him, or the rules do not allow it
     */
    void complete(String number, String task, Map<String, Object> values);
}
