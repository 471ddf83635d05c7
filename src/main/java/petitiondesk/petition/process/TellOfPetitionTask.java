package petitiondesk.petition.process;

import org.springframework.stereotype.Component;
import petitiondesk.engine.TaskOffers;
import petitiondesk.petition.RequestKind;
import petitiondesk.petition.StaffNotices;

/** Writes to those to whom a task of a petition has come. */
@Component
class TellOfPetitionTask implements TaskOffers {

    private final StaffNotices notices;

    TellOfPetitionTask(StaffNotices notices) {
        this.notices = notices;
    }

    @Override
    public String process() {
        return PetitionVariables.PROCESS;
    }

    /** Several tasks of one kind wait beside each other only where the petitioner asks for several things. */
    @Override
    public String itemName(String task, String item) {
        return RequestKind.valueOf(item).title();
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
