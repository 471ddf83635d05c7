package petitiondesk.engine;

import java.time.Instant;

/** What a feature does when one of its process's tasks has come to somebody, such as telling him. */
public interface TaskOffers {

    /** Process definition key. */
    String process();

    /** Called within the step that leads to the task, in its transaction, for each group and person it is offered to. */
    void offered(Offer offer);

    /** What people call the item of a task that many do side by side; its name shows it. */
    default String itemName(String task, String item) {
        return item;
    }

    /**
     * A task and one of those to whom it is offered.
     *
     * @param task element id in the diagram
     * @param taskName as the diagram has it
     * @param item see {@link TaskAtHand#item()}
     * @param group null where the task is offered to a person
     * @param userId null where the task is offered to a group
     * @param dueAt end of the limit, or null where the step has none
     */
    record Offer(
            String businessKey,
            String taskId,
            String task,
            String taskName,
            String item,
            String group,
            String userId,
            Instant dueAt) {}
}
