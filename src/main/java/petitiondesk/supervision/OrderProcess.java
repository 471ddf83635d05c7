package petitiondesk.supervision;

import java.util.Map;
import java.util.Optional;

/** The course of a supervision order as the engine runs it, in the words of the office. */
public interface OrderProcess {

    /** Starts the course of an order that a meeting has decided on, in the same transaction. */
    void decided(String number);

    /**
     * Lets the course go on from the signature that this transaction has stored, whoever had taken the task.
     *
     * @throws petitiondesk.shared.Refusal if the order does not wait for a signature of this person
     */
    void signed(String number);

    /**
     * Completes the task that is open now as the signed-in person, under the same rules as its form.
     *
     * @param task element id in the diagram
     * @throws petitiondesk.shared.Refusal if it is not open for him, or the rules do not allow it
     */
    void complete(String number, String task, Map<String, Object> values);

    /** Id of the open task of this element, for a link to its form. */
    Optional<String> openTask(String number, String task);
}
