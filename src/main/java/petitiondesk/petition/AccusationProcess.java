package petitiondesk.petition;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import petitiondesk.deadline.LimitKind;
import petitiondesk.petition.PetitionProcess.OpenTask;
import petitiondesk.petition.PetitionProcess.Position;

/** Discipline inspection's own lane as the engine runs it. */
public interface AccusationProcess {

    /**
     * Starts the lane of an accusation that was handed over, in the same transaction.
     *
     * @param assessDueAt until when the petitioner is to be told whether it is taken up
     */
    void handedOver(String number, Instant assessDueAt);

    /** Takes whatever tasks of the accusation are open out of everybody else's sight and reach. */
    void onlyFor(String number, Set<String> inspectors);

    /**
     * Moves the timers and tasks that stand at the old end of a limit.
     *
     * @return the tasks that were moved
     */
    List<OpenTask> limitMoved(String number, LimitKind kind, Instant from, Instant to);

    /** Where the accusation is in its diagram. */
    Position position(String number);
}
