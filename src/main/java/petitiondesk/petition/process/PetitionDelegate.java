package petitiondesk.petition.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** A service task that needs nothing but the number of the petition. */
@FunctionalInterface
interface PetitionDelegate extends JavaDelegate {

    void perform(String number);

    @Override
    default void execute(DelegateExecution execution) {
        perform(execution.getProcessBusinessKey());
    }
}
