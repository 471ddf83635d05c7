package petitiondesk.meeting;

import java.util.Optional;

/** What the meeting asks of the room that carries out supervision orders. */
public interface OrderedByMeeting {

    /**
     * Begins an order in the caller's transaction; a second request of the same meeting for the same petition changes
     * nothing.
     */
    void order(OrderRequest request);

    /** Whether an order on this petition is drafted, to be signed, or not yet answered and verified. */
    boolean hasOpenOrder(String petitionNumber);

    /**
     * Why no second order may follow yet, in words: an earlier one is neither closed nor late with its answer.
     */
    Optional<String> againstSecondOrder(String petitionNumber);

    /** How many orders were ever begun on this petition. */
    int ordersOf(String petitionNumber);
}
