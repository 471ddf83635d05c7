package petitiondesk.supervision;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.organisation.Role;
import petitiondesk.security.CurrentUser;

/** What a person can do with an order now, so that its page offers this and nothing else. */
@Service
public class OrderActions {

    private final Orders orders;
    private final OpenOrders open;
    private final SignerRights rights;
    private final OrderAddressees addressees;
    private final OrderProcess process;

    OrderActions(
            Orders orders, OpenOrders open, SignerRights rights, OrderAddressees addressees, OrderProcess process) {
        this.orders = orders;
        this.open = open;
        this.rights = rights;
        this.addressees = addressees;
        this.process = process;
    }

    /**
     * What is offered.
     *
     * @param draftTask id of the open task whose form drafts it, or null
     * @param signAs how the signature will read, or null if he may not sign now
     * @param answerFirst number of the earlier order on the same case that has to be answered before this one, or null
     * @param signRefusal why one who signs such orders may not sign this one, or null
     */
    public record Actions(
            String draftTask,
            String signAs,
            String signRefusal,
            boolean answer,
            String answerFirst,
            boolean verify,
            boolean recordReceipt) {}

    @Transactional(readOnly = true)
    public Actions of(String number, CurrentUser user) {
        Order order = orders.get(number);
        boolean office = user.has(Role.OFFICE);
        boolean signer =
                order.status() == OrderStatus.SIGNING && (user.has(Role.CONVENER) || user.has(Role.DEPUTY_CONVENER));
        SignerRights.Right right = signer ? rights.of(order, user.id()) : null;
        boolean answers = order.status() == OrderStatus.ANSWERING
                && addressees.of(order).stream()
                        .anyMatch(person -> person.userId().equals(user.id()));
        String answerFirst =
                answers ? open.toAnswerBefore(order).map(Order::number).orElse(null) : null;
        return new Actions(
                office && order.status() == OrderStatus.DRAFTING
                        ? process.openTask(number, "UserTask_DraftOrder").orElse(null)
                        : null,
                right != null && right.given()
                        ? right.capacity().title() + (right.reason() == null ? "" : "（" + right.reason() + "）")
                        : null,
                right == null ? null : right.refusal(),
                answers && answerFirst == null,
                answerFirst,
                office && order.status() == OrderStatus.VERIFYING,
                office && order.status().served());
    }
}
