package petitiondesk.supervision.process;

import org.springframework.stereotype.Component;
import petitiondesk.engine.TaskOffers;
import petitiondesk.supervision.OrderOffers;

/** Writes to those to whom a task of an order has come. */
@Component
class TellOfOrderTask implements TaskOffers {

    private final OrderOffers offers;

    TellOfOrderTask(OrderOffers offers) {
        this.offers = offers;
    }

    @Override
    public String process() {
        return SupervisionVariables.PROCESS;
    }

    @Override
    public void offered(Offer offer) {
        offers.offered(
                offer.businessKey(),
                offer.task(),
                offer.taskId(),
                offer.taskName(),
                offer.group(),
                offer.userId(),
                offer.dueAt());
    }
}
