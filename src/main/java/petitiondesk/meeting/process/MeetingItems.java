package petitiondesk.meeting.process;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import petitiondesk.engine.ModelBean;
import petitiondesk.meeting.AgendaItem;
import petitiondesk.meeting.MeetingItemLists;

/** What the meeting's tasks that many do side by side are about: a task for each district and for each case. */
@Component
public class MeetingItems implements ModelBean {

    private final MeetingItemLists lists;

    MeetingItems(MeetingItemLists lists) {
        this.lists = lists;
    }

    /** Codes of the districts that are to report. */
    public Collection<String> districts(DelegateExecution execution) {
        return once("districts", lists::districts);
    }

    /** Numbers of the hard cases on the agenda. */
    public Collection<String> hardCases(DelegateExecution execution) {
        return numbers(execution, AgendaItem.Part.HARD);
    }

    /** Numbers of the late cases on the agenda. */
    public Collection<String> lateCases(DelegateExecution execution) {
        return numbers(execution, AgendaItem.Part.OVERDUE);
    }

    private List<String> numbers(DelegateExecution execution, AgendaItem.Part list) {
        String number = execution.getProcessBusinessKey();
        return once(number + "/" + list, () -> lists.petitions(number, list));
    }

    /** The engine asks again for every single task: a thousand cases would be read a thousand times. */
    @SuppressWarnings("unchecked")
    private List<String> once(String what, Supplier<List<String>> reading) {
        Object key = "petitiondesk.meeting.items/" + what;
        List<String> read = (List<String>) TransactionSynchronizationManager.getResource(key);
        if (read == null) {
            read = reading.get();
            TransactionSynchronizationManager.bindResource(key, read);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    TransactionSynchronizationManager.unbindResourceIfPossible(key);
                }
            });
        }
        return read;
    }
}
