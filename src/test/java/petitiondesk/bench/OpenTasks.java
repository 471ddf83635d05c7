package petitiondesk.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import petitiondesk.outside.PostgresServer;

/** Thousands of open tasks, made from one real petition's by copying its rows, and carried over to the stock engine. */
final class OpenTasks {

    /** What an engine's task lists and counts look at; in an order that leaves no reference open. */
    private static final List<String> TABLES = List.of(
            "act_re_deployment",
            "act_ge_bytearray",
            "act_re_procdef",
            "act_id_group",
            "act_id_user",
            "act_id_membership",
            "act_ru_filter",
            "act_ru_authorization",
            "act_ru_execution",
            "act_ru_task",
            "act_ru_identitylink");

    private OpenTasks() {}

    /**
     * Copies the register task of the petition {@code count} times: candidates are a hundred groups in turn, twenty of them
     * those of {@link Township#BUSY}; due dates spread over 30 days, a fifth of them past.
     */
    static void copy(String url, String number, int count) throws SQLException {
        String groups = """
                (select group_id_ as g, row_number() over (order by his desc, group_id_) - 1 as n
                 from (select m.group_id_, bool_or(m.user_id_ = '%s') as his from act_id_membership m
                       where m.group_id_ like '%%bench-village%%' group by m.group_id_) his_and_others
                 order by n limit 100)""".formatted(Township.BUSY);
        try (Connection connection = PostgresServer.connect(url);
                Statement statement = connection.createStatement()) {
            statement.execute("create temp table model as select t.id_ as task, t.proc_inst_id_ as instance"
                    + " from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_ where e.business_key_ = '"
                    + number + "'");
            statement.execute("create temp table copied as select i, g from generate_series(1, " + count + ") i join "
                    + groups + " candidates on n = i % 100");
            statement.execute("""
                    insert into act_ru_execution select (jsonb_populate_record(e, jsonb_build_object(
                        'id_', 'bench-e' || i, 'proc_inst_id_', 'bench-e' || i, 'root_proc_inst_id_', 'bench-e' || i,
                        'business_key_', 'XF2000-' || i))).*
                    from act_ru_execution e join model on e.id_ = model.instance, copied""");
            statement.execute("""
                    insert into act_ru_task select (jsonb_populate_record(t, jsonb_build_object(
                        'id_', 'bench-t' || i, 'execution_id_', 'bench-e' || i, 'proc_inst_id_', 'bench-e' || i,
                        'create_time_', now() - i * interval '1 minute',
                        'due_date_', now() + (i % 30 - 6) * interval '1 day'))).*
                    from act_ru_task t join model on t.id_ = model.task, copied""");
            statement.execute("""
                    insert into act_ru_identitylink select (jsonb_populate_record(l, jsonb_build_object(
                        'id_', 'bench-l' || i, 'task_id_', 'bench-t' || i, 'group_id_', g))).*
                    from act_ru_identitylink l join model on l.task_id_ = model.task, copied""");
            statement.execute("""
                    insert into act_ru_authorization select (jsonb_populate_record(a, jsonb_build_object(
                        'id_', 'bench-a' || i, 'resource_id_', 'bench-t' || i, 'group_id_', g))).*
                    from act_ru_authorization a join model on a.resource_id_ = model.task, copied""");
            statement.execute("analyze");
        }
    }

    /** Puts the same rows into another engine's database. */
    static void carryOver(String from, String to) throws SQLException, IOException {
        try (Connection source = PostgresServer.connect(from);
                Connection target = PostgresServer.connect(to);
                Statement statement = target.createStatement()) {
            statement.execute("set session_replication_role = replica");
            CopyManager reading = source.unwrap(PGConnection.class).getCopyAPI();
            CopyManager writing = target.unwrap(PGConnection.class).getCopyAPI();
            for (String table : TABLES) {
                ByteArrayOutputStream rows = new ByteArrayOutputStream();
                statement.execute("delete from " + table);
                reading.copyOut("copy " + table + " to stdout", rows);
                writing.copyIn("copy " + table + " from stdin", new ByteArrayInputStream(rows.toByteArray()));
            }
            statement.execute("analyze");
        }
    }
}
