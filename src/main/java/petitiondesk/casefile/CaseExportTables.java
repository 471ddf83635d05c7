package petitiondesk.casefile;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whole case files in the database: who asked for which, how far each has come, and what was made. */
@Component
class CaseExportTables {

    private static final String SELECT = """
            select e.id, e.petition_number, e.format, e.purpose, e.asked_by, e.asked_at, c.attempt, c.pieces, c.done,
                   c.finished_at, c.failure, c.size, c.sha256, c.deleted_at
            from case_export e join case_export_course c on c.export_id = e.id
            where""";

    private final JdbcClient jdbc;

    CaseExportTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Somebody else makes it now: this one took longer than it had said. */
    static final class TakenOver extends RuntimeException {

        TakenOver(CaseExport export) {
            super("case file export %d goes on elsewhere".formatted(export.id()));
        }
    }

    /** Two who ask for the same one take turns. */
    void takeTurns(String number) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:number, 32))")
                .param("number", number)
                .query((row, i) -> row)
                .list();
    }

    long add(String number, CaseExport.Format format, String purpose, String by, Instant at) {
        long id = jdbc.sql("""
                insert into case_export (petition_number, format, purpose, asked_by, asked_at)
                values (:number, :format, :purpose, :by, :at) returning id""")
                .param("number", number)
                .param("format", format.name())
                .param("purpose", purpose)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .query(Long.class)
                .single();
        jdbc.sql("insert into case_export_course (export_id) values (:id)")
                .param("id", id)
                .update();
        return id;
    }

    /** Newest first. */
    List<CaseExport> of(String number) {
        return jdbc.sql(SELECT + " e.petition_number = :number order by e.id desc")
                .param("number", number)
                .query(CaseExport.class)
                .list();
    }

    Optional<CaseExport> find(String number, long id) {
        return of(number).stream().filter(export -> export.id() == id).findFirst();
    }

    /** Takes up the oldest that nobody makes, as a new attempt. */
    Optional<CaseExport> claim(Instant now, Instant until) {
        return jdbc.sql("""
                        update case_export_course set attempt = attempt + 1, claimed_until = :until, done = 0
                        where export_id = (select export_id from case_export_course
                                           where finished_at is null and (claimed_until is null or claimed_until <= :now)
                                           order by export_id limit 1 for update skip locked)
                        returning export_id""")
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(until))
                .query(Long.class)
                .optional()
                .flatMap(id -> jdbc.sql(SELECT + " e.id = :id")
                        .param("id", id)
                        .query(CaseExport.class)
                        .optional());
    }

    /** Says how far it is, and that it goes on here. */
    void progress(CaseExport export, int pieces, int done, Instant until) {
        held(
                export,
                jdbc.sql("""
                        update case_export_course set pieces = :pieces, done = :done, claimed_until = :until
                        where export_id = :id and attempt = :attempt and finished_at is null""")
                        .param("pieces", pieces)
                        .param("done", done)
                        .param("until", Timestamp.from(until))
                        .param("id", export.id())
                        .param("attempt", export.attempt())
                        .update());
    }

    void finish(CaseExport export, long size, String sha256, Instant at) {
        held(
                export,
                jdbc.sql("""
                        update case_export_course
                        set finished_at = :at, size = :size, sha256 = :sha256, claimed_until = null
                        where export_id = :id and attempt = :attempt and finished_at is null""")
                        .param("at", Timestamp.from(at))
                        .param("size", size)
                        .param("sha256", sha256)
                        .param("id", export.id())
                        .param("attempt", export.attempt())
                        .update());
        drop(export.id(), export.attempt());
    }

    void fail(CaseExport export, String why, Instant at) {
        jdbc.sql("""
                update case_export_course set finished_at = :at, failure = :why, claimed_until = null
                where export_id = :id and attempt = :attempt and finished_at is null""")
                .param("at", Timestamp.from(at))
                .param("why", why)
                .param("id", export.id())
                .param("attempt", export.attempt())
                .update();
        drop(export.id(), -1);
    }

    /** Leaves it to be tried again. */
    void rest(CaseExport export, Instant until) {
        jdbc.sql("update case_export_course set claimed_until = :until where export_id = :id and attempt = :attempt")
                .param("until", Timestamp.from(until))
                .param("id", export.id())
                .param("attempt", export.attempt())
                .update();
        drop(export.id(), -1);
    }

    private void drop(long id, int butAttempt) {
        jdbc.sql("delete from case_export_content where export_id = :id and attempt <> :attempt")
                .param("id", id)
                .param("attempt", butAttempt)
                .update();
    }

    void append(CaseExport export, int position, byte[] content) {
        jdbc.sql("""
                insert into case_export_content (export_id, attempt, position, content)
                values (:id, :attempt, :position, :content)""")
                .param("id", export.id())
                .param("attempt", export.attempt())
                .param("position", position)
                .param("content", content)
                .update();
    }

    Optional<byte[]> content(CaseExport export, int position) {
        return jdbc.sql("""
                        select content from case_export_content
                        where export_id = :id and attempt = :attempt and position = :position""")
                .param("id", export.id())
                .param("attempt", export.attempt())
                .param("position", position)
                .query(byte[].class)
                .optional();
    }

    void noteDownload(CaseExport export, String by, Instant at) {
        jdbc.sql("insert into case_export_download (export_id, taken_by, taken_at) values (:id, :by, :at)")
                .param("id", export.id())
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** Deletes what was made before that moment; that it was made stays known. */
    int deleteMadeBefore(Instant then, Instant now) {
        List<Long> old = jdbc.sql("""
                        update case_export_course set deleted_at = :now
                        where size is not null and deleted_at is null and finished_at < :then returning export_id""")
                .param("now", Timestamp.from(now))
                .param("then", Timestamp.from(then))
                .query(Long.class)
                .list();
        old.forEach(id -> drop(id, -1));
        return old.size();
    }

    private static void held(CaseExport export, int rows) {
        if (rows != 1) {
            throw new TakenOver(export);
        }
    }
}
