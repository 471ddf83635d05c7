package petitiondesk.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import petitiondesk.organisation.OpenWork;

/** Counts open tasks, those too that the one who asks may not see: of each it tells only that it is there. */
@Component
class EngineOpenWork implements OpenWork {

    private final JdbcClient jdbc;

    EngineOpenWork(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Integer> claimedBy(Collection<String> userIds) {
        return counts(
                "select assignee_ as who, count(*) as tasks from act_ru_task where assignee_ = any (:who) group by 1",
                userIds);
    }

    @Override
    public Map<String, Integer> offeredTo(Collection<String> groups) {
        return counts("""
                select group_id_ as who, count(*) as tasks from act_ru_identitylink
                where type_ = 'candidate' and task_id_ is not null and group_id_ = any (:who) group by 1""", groups);
    }

    private Map<String, Integer> counts(String sql, Collection<String> who) {
        Map<String, Integer> counts = new HashMap<>();
        jdbc.sql(sql).param("who", who.toArray(String[]::new)).query(row -> {
            counts.put(row.getString("who"), row.getInt("tasks"));
        });
        return counts;
    }
}
