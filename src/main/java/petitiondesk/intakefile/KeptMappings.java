package petitiondesk.intakefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code intake_mapping}: which columns mean what, kept for the next file that has them. */
@Component
class KeptMappings {

    private final JdbcClient jdbc;
    private final JsonColumns json;

    KeptMappings(JdbcClient jdbc, JsonColumns json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A mapping that was kept. */
    record KeptMapping(String headerKey, String name, Mapping mapping, String source) {}

    void keep(KeptMapping kept, String userId, Instant at) {
        jdbc.sql("""
                insert into intake_mapping (header_key, name, mapping, source, kept_by, kept_at)
                values (:key, :name, :mapping, :source, :by, :at)
                on conflict (header_key) do update set name = :name, mapping = :mapping, source = :source, kept_by = :by,
                                                       kept_at = :at""")
                .param("key", kept.headerKey())
                .param("name", kept.name())
                .param("mapping", json.write(kept.mapping()))
                .param("source", kept.source())
                .param("by", userId)
                .param("at", Timestamp.from(at))
                .update();
    }

    Optional<KeptMapping> find(String headerKey) {
        return jdbc.sql("select * from intake_mapping where header_key = :key")
                .param("key", headerKey)
                .query((row, i) -> kept(row))
                .optional();
    }

    Optional<KeptMapping> named(String name) {
        return jdbc.sql("select * from intake_mapping where name = :name order by kept_at desc limit 1")
                .param("name", name)
                .query((row, i) -> kept(row))
                .optional();
    }

    List<KeptMapping> all() {
        return jdbc.sql("select * from intake_mapping order by kept_at desc limit 200")
                .query((row, i) -> kept(row))
                .list();
    }

    private KeptMapping kept(ResultSet row) throws SQLException {
        return new KeptMapping(
                row.getString("header_key"),
                row.getString("name"),
                json.read(row.getString("mapping"), Mapping.class),
                row.getString("source"));
    }
}
