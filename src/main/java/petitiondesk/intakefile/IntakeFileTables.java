package petitiondesk.intakefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code intake_file}. */
@Component
class IntakeFileTables {

    private final JdbcClient jdbc;
    private final JsonColumns json;

    IntakeFileTables(JdbcClient jdbc, JsonColumns json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A file as it is stored. */
    record StoredFile(
            long id,
            String name,
            String contentHash,
            String encoding,
            List<String> header,
            String headerKey,
            Mapping mapping,
            String source,
            FileState state,
            String remark,
            boolean restricted,
            int lines,
            String uploadedBy,
            Instant uploadedAt,
            String startedBy,
            Instant startedAt,
            Integer startedWith,
            Instant finishedAt,
            Instant changedAt) {}

    long add(StoredFile file) {
        return jdbc.sql("""
                insert into intake_file (name, content_hash, encoding, header, header_key, mapping, source, state, restricted,
                                         lines, uploaded_by, uploaded_at, changed_at)
                values (:name, :hash, :encoding, :header, :key, :mapping, :source, :state, :restricted,
                        :lines, :by, :at, :at)
                returning id""")
                .param("name", file.name())
                .param("hash", file.contentHash())
                .param("encoding", file.encoding())
                .param("header", json.write(file.header()))
                .param("key", file.headerKey())
                .param("mapping", json.write(file.mapping()))
                .param("source", file.source())
                .param("state", file.state().name())
                .param("restricted", file.restricted())
                .param("lines", file.lines())
                .param("by", file.uploadedBy())
                .param("at", Timestamp.from(file.uploadedAt()))
                .query(Long.class)
                .single();
    }

    Optional<StoredFile> find(long id) {
        return jdbc.sql("select * from intake_file where id = :id")
                .param("id", id)
                .query((row, i) -> file(row))
                .optional();
    }

    /** The file for a change; another change, or the line that is being worked on, is waited for. */
    Optional<StoredFile> locked(long id) {
        return jdbc.sql("select * from intake_file where id = :id for update")
                .param("id", id)
                .query((row, i) -> file(row))
                .optional();
    }

    /** Newest first. */
    List<StoredFile> all(int limit) {
        return jdbc.sql("select * from intake_file order by id desc limit :limit")
                .param("limit", limit)
                .query((row, i) -> file(row))
                .list();
    }

    List<StoredFile> withContent(String hash, long besides) {
        return jdbc.sql("select * from intake_file where content_hash = :hash and id <> :id order by id")
                .param("hash", hash)
                .param("id", besides)
                .query((row, i) -> file(row))
                .list();
    }

    /** Files with something to do, the one that waits longest first. */
    List<Long> working() {
        return jdbc.sql("select id from intake_file where state in ('CHECKING', 'RUNNING') order by started_at, id")
                .query(Long.class)
                .list();
    }

    /** The file if it is still to be worked on and no other node is at it. */
    Optional<StoredFile> takeUp(long id) {
        return jdbc.sql("""
                select * from intake_file where id = :id and state in ('CHECKING', 'RUNNING')
                for update skip locked""").param("id", id).query((row, i) -> file(row)).optional();
    }

    void start(long id, FileState state, String userId, Instant at, int lines) {
        jdbc.sql("""
                update intake_file set state = :state, remark = null, started_by = :by, started_at = :at,
                                       started_with = :lines, finished_at = null, changed_at = :at
                where id = :id""")
                .param("id", id)
                .param("state", state.name())
                .param("by", userId)
                .param("at", Timestamp.from(at))
                .param("lines", lines)
                .update();
    }

    void stop(long id, FileState state, String remark, Instant at) {
        jdbc.sql("""
                update intake_file set state = :state, remark = :remark, finished_at = :at, changed_at = :at
                where id = :id""")
                .param("id", id)
                .param("state", state.name())
                .param("remark", remark)
                .param("at", Timestamp.from(at))
                .update();
    }

    void map(long id, Mapping mapping, String source, Instant at) {
        jdbc.sql("""
                update intake_file set mapping = :mapping, source = :source, state = 'UPLOADED', remark = null,
                                       changed_at = :at
                where id = :id""")
                .param("id", id)
                .param("mapping", json.write(mapping))
                .param("source", source)
                .param("at", Timestamp.from(at))
                .update();
    }

    List<Long> untouchedSince(Instant before) {
        return jdbc.sql("""
                select id from intake_file
                where changed_at < :before and state not in ('CHECKING', 'RUNNING', 'DISMISSED') order by id""")
                .param("before", Timestamp.from(before))
                .query(Long.class)
                .list();
    }

    private StoredFile file(ResultSet row) throws SQLException {
        return new StoredFile(
                row.getLong("id"),
                row.getString("name"),
                row.getString("content_hash"),
                row.getString("encoding"),
                json.texts(row.getString("header")),
                row.getString("header_key"),
                json.read(row.getString("mapping"), Mapping.class),
                row.getString("source"),
                FileState.valueOf(row.getString("state")),
                row.getString("remark"),
                row.getBoolean("restricted"),
                row.getInt("lines"),
                row.getString("uploaded_by"),
                instant(row, "uploaded_at"),
                row.getString("started_by"),
                instant(row, "started_at"),
                row.getObject("started_with", Integer.class),
                instant(row, "finished_at"),
                instant(row, "changed_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
