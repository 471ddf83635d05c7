package petitiondesk.engine;

import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts the number and the last day on a new task, as people read them, and lets the feature tell whom it has come to. */
@Component
class AnnounceTask implements TaskListener {

    private final Map<String, TaskOffers> offers;

    AnnounceTask(ObjectProvider<TaskOffers> offers) {
        this.offers =
                offers.orderedStream().collect(Collectors.toUnmodifiableMap(TaskOffers::process, Function.identity()));
    }

    @Override
    public void notify(DelegateTask task) {
        String process =
                ((ExecutionEntity) task.getExecution()).getProcessDefinition().getKey();
        String number = task.getExecution().getProcessBusinessKey();
        String item = (String) task.getExecution().getVariableLocal(TaskAtHand.ITEM.name());
        Instant dueAt = task.getDueDate() == null ? null : task.getDueDate().toInstant();
        TaskOffers told = offers.get(process);
        if (told == null) {
            throw new IllegalStateException("nobody tells of the tasks of " + process);
        }
        task.getCandidates()
                .forEach(link -> told.offered(new TaskOffers.Offer(
                        number,
                        task.getId(),
                        task.getTaskDefinitionKey(),
                        task.getName(),
                        item,
                        link.getGroupId(),
                        link.getUserId(),
                        dueAt)));
        String itemName = item == null ? null : told.itemName(task.getTaskDefinitionKey(), item);
        task.setName(TaskName.marked(task.getName(), number, itemName));
        if (dueAt != null) {
            task.setDueDate(TaskMoves.shown(dueAt));
        }
    }
}
