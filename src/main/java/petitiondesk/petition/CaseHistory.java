package petitiondesk.petition;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The append-only history of each case. */
@Component
public class CaseHistory {

    private final JdbcClient jdbc;
    private final PapersDue papers;
    private final Clock clock;

    CaseHistory(JdbcClient jdbc, PapersDue papers, Clock clock) {
        this.jdbc = jdbc;
        this.papers = papers;
        this.clock = clock;
    }

    /**
     * One entry.
     *
     * @param actor user id, or null for the desk itself and for the petitioner
     * @param publicText what the petitioner reads, or null where the entry is not for him
     */
    public record Entry(long id, Instant at, String actor, EventKind kind, String text, String publicText) {}

    /** Whether there is a petition of this number. */
    public boolean exists(String number) {
        return jdbc.sql("select exists (select from petition where number = :number)")
                .param("number", number)
                .query(Boolean.class)
                .single();
    }

    /** Appends an entry that only staff read. */
    public void note(String number, String actor, EventKind kind, String text) {
        append(number, actor, kind, text, null);
    }

    /** Appends an entry that the petitioner reads too, in words of its own. */
    public void announce(String number, String actor, EventKind kind, String text, String publicText) {
        append(number, actor, kind, text, publicText);
    }

    /** All entries, oldest first. */
    public List<Entry> of(String number) {
        return jdbc.sql(
                        "select id, at, actor, kind, text, public_text from case_event where petition_number = :number order by id")
                .param("number", number)
                .query((row, i) -> new Entry(
                        row.getLong("id"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("actor"),
                        EventKind.valueOf(row.getString("kind")),
                        row.getString("text"),
                        row.getString("public_text")))
                .list();
    }

    private void append(String number, String actor, EventKind kind, String text, String publicText) {
        papers.happened(number, kind, clock.instant());
        jdbc.sql("""
                insert into case_event (petition_number, at, actor, kind, text, public_text)
                values (:number, :at, :actor, :kind, :text, :publicText)""")
                .param("number", number)
                .param("at", Timestamp.from(clock.instant()))
                .param("actor", actor)
                .param("kind", kind.name())
                .param("text", text)
                .param("publicText", publicText)
                .update();
    }
}
