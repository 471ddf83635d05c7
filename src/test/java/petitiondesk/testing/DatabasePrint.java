package petitiondesk.testing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What every table holds, as a checksum: two prints are equal if nothing was written in between. */
public final class DatabasePrint {

    private DatabasePrint() {}

    /** Checksums of all rows, by table: the register's and the engine's. */
    public static Map<String, String> of(JdbcClient jdbc) {
        List<String> tables = jdbc.sql("""
                select table_name from information_schema.tables
                where table_schema = 'public' and table_type = 'BASE TABLE'""").query(String.class).list();
        Map<String, String> print = new TreeMap<>();
        for (String table : tables) {
            print.put(
                    table,
                    jdbc.sql(
                                    "select count(*) || ' rows ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '')"
                                            + " from " + table + " t")
                            .query(String.class)
                            .single());
        }
        return print;
    }
}
