package petitiondesk.turns;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks through every column of the engine's tables that can hold words, also those that hold them as bytes. */
final class EngineScan {

    private final JdbcClient jdbc;

    EngineScan(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where one of these words stands, as table, column and word. */
    List<String> find(Collection<String> words) {
        List<String> found = new ArrayList<>();
        jdbc.sql("""
                select table_name, column_name, data_type from information_schema.columns
                where table_schema = current_schema() and table_name like 'act\\_%'
                  and data_type in ('character varying', 'text', 'bytea')""")
                .query((row, i) ->
                        List.of(row.getString("table_name"), row.getString("column_name"), row.getString("data_type")))
                .list()
                .forEach(column -> found.addAll(find(column.get(0), column.get(1), column.get(2), words)));
        return found;
    }

    private List<String> find(String table, String column, String type, Collection<String> words) {
        String word = type.equals("bytea") ? "convert_to(w, 'UTF8')" : "w";
        // names come from the catalogue, not from anybody
        return jdbc.sql("""
                select distinct '%1$s.%2$s ' || w from %1$s, unnest(:words) w where position(%3$s in %2$s) > 0""".formatted(table, column, word))
                .param("words", words.toArray(String[]::new))
                .query(String.class)
                .list();
    }
}
