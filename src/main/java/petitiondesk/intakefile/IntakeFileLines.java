package petitiondesk.intakefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import petitiondesk.tablefile.TableLine;

/** The table {@code intake_file_line}: what the lines of a file say and what became of each. */
@Component
class IntakeFileLines {

    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final JsonColumns json;

    IntakeFileLines(JdbcClient jdbc, JdbcTemplate batches, JsonColumns json) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
    }

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

    void add(long id, List<TableLine> lines) {
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
                    statement.setString(4, json.write(one.line().cells()));
                });
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

    /** Wipes what people wrote in the file; what came of each line stays. */
    void wipe(long id) {
        jdbc.sql("""
                update intake_file_line set cells = null, line_key = null, content_key = null,
                                            reasons = case when state = 'REJECTED' then null else reasons end
                where file_id = :id""").param("id", id).update();
    }

    private StoredLine line(ResultSet row) throws SQLException {
        String cells = row.getString("cells");
        return new StoredLine(
                row.getInt("position"),
                row.getInt("line_number"),
                LineState.valueOf(row.getString("state")),
                cells == null ? null : json.texts(cells),
                row.getString("reasons"),
                row.getString("petition_number"),
                row.getBoolean("accusation"),
                row.getBoolean("late"),
                row.getInt("attempts"));
    }
}
