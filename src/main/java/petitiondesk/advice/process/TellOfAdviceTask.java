package petitiondesk.advice.process;

import org.springframework.stereotype.Component;
import petitiondesk.advice.AdviceOffers;
import petitiondesk.engine.TaskOffers;

/** Writes to those to whom a task of an advice has come. */
@Component
class TellOfAdviceTask implements TaskOffers {

    private final AdviceOffers offers;

    TellOfAdviceTask(AdviceOffers offers) {
        this.offers = offers;
    }

    @Override
    public String process() {
        return AdviceVariables.PROCESS;
    }

    @Override
    public void offered(Offer offer) {
        offers.offered(
                offer.businessKey(), offer.task(), offer.taskId(), offer.taskName(), offer.group(), offer.dueAt());
    }
}
