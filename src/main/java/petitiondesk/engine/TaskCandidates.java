package petitiondesk.engine;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who may take a task. Read from the engine's table: its own question fails for a task that somebody has ended meanwhile, and
 * takes the transaction of a page that is only being read with it.
 */
@Component
public class TaskCandidates {

    private final JdbcClient jdbc;

    TaskCandidates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Groups and users by id. */
    public record Candidates(List<String> groups, List<String> users) {}

    private record Link(String group, String user) {}

    /** Those of the task; empty if there is no such task any more. */
    public Optional<Candidates> of(String taskId) {
        List<Link> links = jdbc.sql("""
                select l.group_id_, l.user_id_ from act_ru_task t
                left join act_ru_identitylink l on l.task_id_ = t.id_ and l.type_ = 'candidate'
                where t.id_ = :task order by l.group_id_, l.user_id_""")
                .param("task", taskId)
                .query((row, i) -> new Link(row.getString(1), row.getString(2)))
                .list();
        return links.isEmpty()
                ? Optional.empty()
                : Optional.of(new Candidates(some(links, Link::group), some(links, Link::user)));
    }

    private static List<String> some(List<Link> links, Function<Link, String> part) {
        return links.stream().map(part).filter(Objects::nonNull).toList();
    }
}
