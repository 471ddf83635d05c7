package petitiondesk.petition.process;

import org.springframework.stereotype.Component;
import petitiondesk.engine.TaskAtHand;
import petitiondesk.engine.TaskClaims;
import petitiondesk.petition.Recusals;

/** Whoever has to keep out of a case takes none of its tasks, so that nobody waits for what he may not complete. */
@Component
class KeepOutRecused implements TaskClaims {

    private final Recusals recusals;

    KeepOutRecused(Recusals recusals) {
        this.recusals = recusals;
    }

    @Override
    public String process() {
        return PetitionVariables.PROCESS;
    }

    @Override
    public void mayTake(TaskAtHand task, String userId) {
        recusals.check(task.businessKey(), userId);
    }
}
