package petitiondesk.intakefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import petitiondesk.tablefile.TableLine;

/** Files and their lines in the database. */
@Component
class IntakeFileTables {

    private static final int BATCH = 500;
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final ObjectMapper json;

    IntakeFileTables(JdbcClient jdbc, JdbcTemplate batches, ObjectMapper json) {
        this.jdbc = jdbc;
        this.batches = batches;
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

    /**
     * A line as it is stored.
     *
     * @param cells null once they are wiped
     */
    record StoredLine(
            int position,
            int lineNumber,
            LineState state,
            List<String> cells,
            String reasons,
            String petitionNumber,
            boolean accusation,
            boolean late,
            int attempts) {}

    /** A mapping that was kept. */
    record KeptMapping(String headerKey, String name, Mapping mapping, String source) {}

    long add(StoredFile file, List<TableLine> lines) {
        long id = jdbc.sql("""
                insert into intake_file (name, content_hash, encoding, header, header_key, mapping, source, state, restricted,
                                         lines, uploaded_by, uploaded_at, changed_at)
                values (:name, :hash, :encoding, :header, :key, :mapping, :source, :state, :restricted,
                        :lines, :by, :at, :at)
                returning id""")
                .param("name", file.name())
                .param("hash", file.contentHash())
                .param("encoding", file.encoding())
                .param("header", write(file.header()))
                .param("key", file.headerKey())
                .param("mapping", write(file.mapping()))
                .param("source", file.source())
                .param("state", file.state().name())
                .param("restricted", file.restricted())
                .param("lines", file.lines())
                .param("by", file.uploadedBy())
                .param("at", Timestamp.from(file.uploadedAt()))
                .query(Long.class)
                .single();
        record Placed(int position, TableLine line) {}
        List<Placed> placed = new ArrayList<>();
        for (TableLine line : lines) {
            placed.add(new Placed(placed.size() + 1, line));
        }
        batches.batchUpdate(
                "insert into intake_file_line (file_id, position, line_number, state, cells) values (?, ?, ?, 'WAITING', ?)",
                placed,
                BATCH,
                (statement, one) -> {
                    statement.setLong(1, id);
                    statement.setInt(2, one.position());
                    statement.setInt(3, one.line().number());
                    statement.setString(4, write(one.line().cells()));
                });
        return id;
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

    List<StoredLine> waiting(long id, int limit) {
        return jdbc.sql("""
                select * from intake_file_line where file_id = :id and state = 'WAITING'
                order by position limit :limit""")
                .param("id", id)
                .param("limit", limit)
                .query((row, i) -> line(row))
                .list();
    }

    List<StoredLine> first(long id, int limit) {
        return jdbc.sql("""
                select * from intake_file_line where file_id = :id and cells is not null
                order by position limit :limit""")
                .param("id", id)
                .param("limit", limit)
                .query((row, i) -> line(row))
                .list();
    }

    /** @param state null for every state */
    List<StoredLine> lines(long id, LineState state, int skip, int limit) {
        return jdbc.sql("""
                select * from intake_file_line
                where file_id = :id and (cast(:state as text) is null or state = :state)
                order by position offset :skip limit :limit""")
                .param("id", id)
                .param("state", state == null ? null : state.name())
                .param("skip", skip)
                .param("limit", limit)
                .query((row, i) -> line(row))
                .list();
    }

    Map<LineState, Integer> counts(long id) {
        Map<LineState, Integer> counts = new EnumMap<>(LineState.class);
        for (LineState state : LineState.values()) {
            counts.put(state, 0);
        }
        jdbc.sql("select state, count(*) as lines from intake_file_line where file_id = :id group by state")
                .param("id", id)
                .query(row -> {
                    counts.put(LineState.valueOf(row.getString("state")), row.getInt("lines"));
                });
        return counts;
    }

    int late(long id) {
        return jdbc.sql("select count(*) from intake_file_line where file_id = :id and late")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    int accusations(long id) {
        return jdbc.sql("""
                select count(*) from intake_file_line
                where file_id = :id and accusation and state = 'REGISTERED'""").param("id", id).query(Integer.class).single();
    }

    /** The line of the file that became this petition. */
    Optional<Integer> lineOf(long id, String petitionNumber) {
        return jdbc.sql("""
                select line_number from intake_file_line
                where file_id = :id and petition_number = :number and state = 'REGISTERED'""")
                .param("id", id)
                .param("number", petitionNumber)
                .query(Integer.class)
                .optional();
    }

    /** A line further up that would be the same petition: its number in the file and what it says. */
    record Earlier(int lineNumber, String contentKey) {}

    Optional<Earlier> earlier(long id, int position, String key) {
        return jdbc.sql("""
                select line_number, content_key from intake_file_line
                where file_id = :id and line_key = :key and position < :position and state in ('READY', 'REGISTERED')
                order by position limit 1""")
                .param("id", id)
                .param("key", key)
                .param("position", position)
                .query(Earlier.class)
                .optional();
    }

    /** Lines that were not taken in wait again; answers how many wait now. */
    int open(long id) {
        jdbc.sql("""
                update intake_file_line set state = 'WAITING', reasons = null, line_key = null, content_key = null,
                                            accusation = false, attempts = 0
                where file_id = :id and state in ('READY', 'REJECTED', 'DUPLICATE') and cells is not null""").param("id", id).update();
        return waitingCount(id);
    }

    int waitingCount(long id) {
        return jdbc.sql("select count(*) from intake_file_line where file_id = :id and state = 'WAITING'")
                .param("id", id)
                .query(Integer.class)
                .single();
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
                .param("mapping", write(mapping))
                .param("source", source)
                .param("at", Timestamp.from(at))
                .update();
    }

    void found(long id, int position, LineState state, String reasons, boolean accusation, String key, String content) {
        jdbc.sql("""
                update intake_file_line set state = :state, reasons = :reasons, accusation = :accusation,
                                            line_key = :key, content_key = :content
                where file_id = :id and position = :position""")
                .param("id", id)
                .param("position", position)
                .param("state", state.name())
                .param("reasons", reasons)
                .param("accusation", accusation)
                .param("key", key)
                .param("content", content)
                .update();
    }

    /** A line that is in the register, through this file or before: its cells are not needed any more. */
    void settled(
            long id,
            int position,
            LineState state,
            String reasons,
            String petitionNumber,
            boolean accusation,
            boolean late) {
        jdbc.sql("""
                update intake_file_line set state = :state, reasons = :reasons, petition_number = :number,
                                            accusation = :accusation, late = :late, cells = null, line_key = null,
                                            content_key = null
                where file_id = :id and position = :position""")
                .param("id", id)
                .param("position", position)
                .param("state", state.name())
                .param("reasons", reasons)
                .param("number", petitionNumber)
                .param("accusation", accusation)
                .param("late", late)
                .update();
    }

    /** Counts a try that failed for no fault of the line; answers how many there were. */
    int failed(long id, int position) {
        return jdbc.sql("""
                update intake_file_line set attempts = attempts + 1
                where file_id = :id and position = :position and state = 'WAITING' returning attempts""")
                .param("id", id)
                .param("position", position)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** Wipes what people wrote; that the file was there, and what came of it, stays. */
    void dismiss(long id, Instant at) {
        jdbc.sql("""
                update intake_file_line set cells = null, line_key = null, content_key = null,
                                            reasons = case when state = 'REJECTED' then null else reasons end
                where file_id = :id""").param("id", id).update();
        stop(id, FileState.DISMISSED, null, at);
    }

    List<Long> untouchedSince(Instant before) {
        return jdbc.sql("""
                select id from intake_file
                where changed_at < :before and state not in ('CHECKING', 'RUNNING', 'DISMISSED') order by id""")
                .param("before", Timestamp.from(before))
                .query(Long.class)
                .list();
    }

    void keep(KeptMapping kept, String userId, Instant at) {
        jdbc.sql("""
                insert into intake_mapping (header_key, name, mapping, source, kept_by, kept_at)
                values (:key, :name, :mapping, :source, :by, :at)
                on conflict (header_key) do update set name = :name, mapping = :mapping, source = :source, kept_by = :by,
                                                       kept_at = :at""")
                .param("key", kept.headerKey())
                .param("name", kept.name())
                .param("mapping", write(kept.mapping()))
                .param("source", kept.source())
                .param("by", userId)
                .param("at", Timestamp.from(at))
                .update();
    }

    Optional<KeptMapping> kept(String headerKey) {
        return jdbc.sql("select * from intake_mapping where header_key = :key")
                .param("key", headerKey)
                .query((row, i) -> kept(row))
                .optional();
    }

    Optional<KeptMapping> keptAs(String name) {
        return jdbc.sql("select * from intake_mapping where name = :name order by kept_at desc limit 1")
                .param("name", name)
                .query((row, i) -> kept(row))
                .optional();
    }

    List<KeptMapping> allKept() {
        return jdbc.sql("select * from intake_mapping order by kept_at desc limit 200")
                .query((row, i) -> kept(row))
                .list();
    }

    private KeptMapping kept(ResultSet row) throws SQLException {
        return new KeptMapping(
                row.getString("header_key"),
                row.getString("name"),
                read(row.getString("mapping"), Mapping.class),
                row.getString("source"));
    }

    private StoredFile file(ResultSet row) throws SQLException {
        return new StoredFile(
                row.getLong("id"),
                row.getString("name"),
                row.getString("content_hash"),
                row.getString("encoding"),
                texts(row.getString("header")),
                row.getString("header_key"),
                read(row.getString("mapping"), Mapping.class),
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

    private StoredLine line(ResultSet row) throws SQLException {
        String cells = row.getString("cells");
        return new StoredLine(
                row.getInt("position"),
                row.getInt("line_number"),
                LineState.valueOf(row.getString("state")),
                cells == null ? null : texts(cells),
                row.getString("reasons"),
                row.getString("petition_number"),
                row.getBoolean("accusation"),
                row.getBoolean("late"),
                row.getInt("attempts"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private List<String> texts(String text) {
        try {
            return json.readValue(text, TEXTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
