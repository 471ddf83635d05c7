package petitiondesk.supervision.process;

import java.util.Collection;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import petitiondesk.engine.ModelBean;
import petitiondesk.supervision.OrderAddressees;

/** Whom the answer of an order is asked of. */
@Component
public class OrderAddressee implements ModelBean {

    private final OrderAddressees addressees;

    OrderAddressee(OrderAddressees addressees) {
        this.addressees = addressees;
    }

    /** User id of the supervised leader; nobody where the heads of the unit answer. */
    public Collection<String> users(DelegateExecution execution) {
        return addressees.leader(execution.getProcessBusinessKey()).stream().toList();
    }

    /** The group of the heads of the unit; none where a leader answers. */
    public Collection<String> groups(DelegateExecution execution) {
        return addressees.group(execution.getProcessBusinessKey()).stream().toList();
    }
}
