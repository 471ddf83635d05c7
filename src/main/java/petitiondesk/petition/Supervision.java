package petitiondesk.petition;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What the register shows of supervision orders, told by the room that carries them out. */
public interface Supervision {

    /** All orders on the case, oldest first. */
    List<Order> ordersOn(String petitionNumber);

    /** Those of the cases on which an order is served and not closed yet. */
    Set<String> supervised(Collection<String> petitionNumbers);

    /**
     * A supervision order.
     *
     * @param supervised name of the supervised leader, or of the unit whose heads are
     * @param answerBy until when it has to be answered, or null while it is not served
     * @param open false once it is verified and closed
     */
    record Order(
            String number,
            String meetingNumber,
            String statusText,
            String supervised,
            LocalDate answerBy,
            boolean overdue,
            boolean open) {}
}
