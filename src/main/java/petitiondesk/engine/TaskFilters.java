package petitiondesk.engine;

import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import petitiondesk.platform.StartStep;

/**
 * The filters that everybody finds in Tasklist. Each asks for the person who looks, so that one set serves every role;
 * there is none over all tasks, which would be slow and of no use.
 */
@Component
@Order(TaskFilters.ORDER)
class TaskFilters implements StartStep {

    /** After the groups exist. */
    static final int ORDER = 60;

    private static final String ME = "${currentUser()}";

    private record Standing(String name, String description, String color, UnaryOperator<TaskQuery> query) {}

    private static final List<Standing> FILTERS = List.of(
            new Standing(
                    "我的任务",
                    "已由我签收、正在办理的任务",
                    "#1f5f5b",
                    query -> query.taskAssigneeExpression(ME).orderByDueDate().asc()),
            new Standing(
                    "待签收",
                    "分给我或者我所在岗位、还没有人签收的任务",
                    "#2f6f9f",
                    query -> query.taskCandidateUserExpression(ME)
                            .taskUnassigned()
                            .orderByTaskCreateTime()
                            .asc()),
            new Standing(
                    "即将到期",
                    "7日内到期的任务，我的和待签收的",
                    "#b26a00",
                    query -> mine(query)
                            .dueAfterExpression("${now()}")
                            .dueBeforeExpression("${dateTime().plusDays(7)}")
                            .orderByDueDate()
                            .asc()),
            new Standing(
                    "已逾期",
                    "期限已过、还没有办结的任务，我的和待签收的",
                    "#a3261d",
                    query -> mine(query)
                            .dueBeforeExpression("${now()}")
                            .orderByDueDate()
                            .asc()));

    private final ProcessEngine engine;
    private final TransactionTemplate transaction;

    TaskFilters(ProcessEngine engine, TransactionTemplate transaction) {
        this.engine = engine;
        this.transaction = transaction;
    }

    @Override
    public void perform() {
        transaction.executeWithoutResult(status -> {
            for (int i = 0; i < FILTERS.size(); i++) {
                bring(FILTERS.get(i), i);
            }
        });
    }

    private void bring(Standing standing, int priority) {
        FilterService filters = engine.getFilterService();
        Filter filter = filters.createFilterQuery().filterName(standing.name()).singleResult();
        if (filter == null) {
            filter = filters.newTaskFilter(standing.name());
        }
        filter.setQuery(standing.query().apply(engine.getTaskService().createTaskQuery()));
        filter.setProperties(Map.of(
                "description",
                standing.description(),
                "color",
                standing.color(),
                "priority",
                priority,
                // a list that reloads itself every minute costs more than all the work done in it
                "refresh",
                false,
                "showUndefinedVariable",
                false));
        filters.saveFilter(filter);
        letStaffRead(filter);
    }

    private void letStaffRead(Filter filter) {
        AuthorizationService authorizations = engine.getAuthorizationService();
        boolean granted = authorizations
                        .createAuthorizationQuery()
                        .resourceType(Resources.FILTER)
                        .resourceId(filter.getId())
                        .groupIdIn(EngineDirectory.STAFF)
                        .count()
                > 0;
        if (!granted) {
            Authorization grant = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
            grant.setGroupId(EngineDirectory.STAFF);
            grant.setResource(Resources.FILTER);
            grant.setResourceId(filter.getId());
            grant.addPermission(Permissions.READ);
            authorizations.saveAuthorization(grant);
        }
    }

    /** A candidate by name or, as the engine reads it, by one of his groups. */
    private static TaskQuery mine(TaskQuery query) {
        return query.or()
                .taskAssigneeExpression(ME)
                .taskCandidateUserExpression(ME)
                .endOr();
    }
}
