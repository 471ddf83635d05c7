package petitiondesk.petition.process;

import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import petitiondesk.engine.EngineAccess;
import petitiondesk.engine.TaskName;
import petitiondesk.petition.TaskHolders;

/** Takes a person's tasks of a case from him on Camunda. */
@Component
class ReleaseTasks implements TaskHolders {

    private final ProcessEngine engine;

    ReleaseTasks(@Lazy ProcessEngine engine) {
        this.engine = engine;
    }

    @Override
    public List<Released> release(String number, String userId) {
        return EngineAccess.unrestricted(engine, () -> {
            TaskService tasks = engine.getTaskService();
            List<Task> open = tasks.createTaskQuery()
                    .processInstanceBusinessKey(number)
                    .processDefinitionKey(PetitionVariables.PROCESS)
                    .list();
            open.forEach(task -> tasks.deleteCandidateUser(task.getId(), userId));
            List<Task> his = open.stream()
                    .filter(task -> userId.equals(task.getAssignee()))
                    .toList();
            his.forEach(task -> tasks.setAssignee(task.getId(), null));
            return his.stream().map(this::released).toList();
        });
    }

    private Released released(Task task) {
        List<IdentityLink> candidates = engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> link.getType().equals(IdentityLinkType.CANDIDATE))
                .toList();
        return new Released(
                task.getId(),
                TaskName.plain(task.getName()),
                candidates.stream()
                        .map(IdentityLink::getGroupId)
                        .filter(Objects::nonNull)
                        .toList(),
                candidates.stream()
                        .map(IdentityLink::getUserId)
                        .filter(Objects::nonNull)
                        .toList());
    }
}
