package petitiondesk.engine;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import petitiondesk.platform.ApplicationClock;

/** Takes open tasks to other people or to another last day, where what the model says of them has changed meanwhile. */
@Component
public class TaskMoves {

    private final ProcessEngine engine;
    private final JdbcClient jdbc;
    private final Map<String, TaskOffers> offers;

    TaskMoves(@Lazy ProcessEngine engine, JdbcClient jdbc, ObjectProvider<TaskOffers> offers) {
        this.engine = engine;
        this.jdbc = jdbc;
        this.offers =
                offers.orderedStream().collect(Collectors.toUnmodifiableMap(TaskOffers::process, Function.identity()));
    }

    /**
     * Offers the task to these people and to nobody else; whoever had taken it loses it, whoever is new is told.
     *
     * @param process process definition key
     */
    public void offer(String process, String businessKey, String taskId, Collection<String> userIds, Instant dueAt) {
        EngineAccess.unrestricted(engine, () -> {
            TaskService tasks = engine.getTaskService();
            Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
            for (IdentityLink link : tasks.getIdentityLinksForTask(taskId)) {
                if (!link.getType().equals(IdentityLinkType.CANDIDATE)) {
                    continue;
                }
                if (link.getGroupId() != null) {
                    tasks.deleteCandidateGroup(taskId, link.getGroupId());
                } else if (!userIds.contains(link.getUserId())) {
                    tasks.deleteCandidateUser(taskId, link.getUserId());
                }
            }
            Collection<String> before = tasks.getIdentityLinksForTask(taskId).stream()
                    .filter(link -> link.getType().equals(IdentityLinkType.CANDIDATE))
                    .map(IdentityLink::getUserId)
                    .toList();
            if (task.getAssignee() != null && !userIds.contains(task.getAssignee())) {
                tasks.setAssignee(taskId, null);
            }
            for (String userId : userIds) {
                if (!before.contains(userId)) {
                    tasks.addCandidateUser(taskId, userId);
                    offers.get(process).offered(offer(businessKey, task, userId, dueAt));
                }
            }
            takeRights(taskId, userIds);
            return null;
        });
        due(taskId, dueAt);
    }

    /** Whoever is no candidate any more would go on seeing the task: the engine takes no rights back. */
    private void takeRights(String taskId, Collection<String> userIds) {
        jdbc.sql("""
                delete from act_ru_authorization
                where resource_type_ = :task and resource_id_ = :id
                  and (group_id_ is not null or user_id_ <> all (:users))""")
                .param("task", Resources.TASK.resourceType())
                .param("id", taskId)
                .param("users", userIds.toArray(String[]::new))
                .update();
    }

    /** Sets the last day that the task shows. */
    public void due(String taskId, Instant dueAt) {
        EngineAccess.unrestricted(engine, () -> {
            Task task = engine.getTaskService().createTaskQuery().taskId(taskId).singleResult();
            task.setDueDate(shown(dueAt));
            engine.getTaskService().saveTask(task);
            return null;
        });
    }

    /** A limit that ends at midnight, shown as such, would read like the next day. */
    static Date shown(Instant dueAt) {
        boolean midnight = dueAt.atZone(ApplicationClock.ZONE).toLocalTime().equals(LocalTime.MIDNIGHT);
        return Date.from(midnight ? dueAt.minusSeconds(1) : dueAt);
    }

    private TaskOffers.Offer offer(String businessKey, Task task, String userId, Instant dueAt) {
        return new TaskOffers.Offer(
                businessKey,
                task.getId(),
                task.getTaskDefinitionKey(),
                TaskName.plain(task.getName()),
                (String) engine.getRuntimeService().getVariableLocal(task.getExecutionId(), TaskAtHand.ITEM.name()),
                null,
                userId,
                dueAt);
    }
}
