package petitiondesk.petition.process;

import org.springframework.stereotype.Component;
import petitiondesk.engine.TaskOffers;
import petitiondesk.petition.StaffNotices;

/** Writes to those of discipline inspection to whom a task has come: number and date, as of any other petition. */
@Component
class TellOfAccusationTask implements TaskOffers {

    private final StaffNotices notices;

    TellOfAccusationTask(StaffNotices notices) {
        this.notices = notices;
    }

    @Override
    public String process() {
        return AccusationVariables.PROCESS;
    }

    @Override
    public void offered(Offer offer) {
        if (offer.group() != null) {
            notices.taskOffered(offer.businessKey(), offer.taskId(), offer.taskName(), offer.group(), offer.dueAt());
        } else {
            notices.taskOfferedTo(offer.businessKey(), offer.taskId(), offer.taskName(), offer.userId(), offer.dueAt());
        }
    }
}
