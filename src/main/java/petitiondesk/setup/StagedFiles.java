package petitiondesk.setup;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Files that wait to be applied: each administrator has his own, for a day at most. */
@Component
class StagedFiles {

    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final FileCipher cipher;
    private final Clock clock;

    StagedFiles(JdbcClient jdbc, FileCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** Keeps the file; another of the same name is replaced. */
    void keep(String owner, String subject, StagedFile file) {
        jdbc.sql("""
                        insert into staged_file (owner, subject, name, content, staged_at)
                        values (:owner, :subject, :name, :content, :at)
                        on conflict (owner, subject, name)
                        do update set content = excluded.content, staged_at = excluded.staged_at""")
                .param("owner", owner)
                .param("subject", subject)
                .param("name", file.name())
                .param("content", cipher.encrypted(file.content()))
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    List<StagedFile> of(String owner, String subject) {
        return jdbc.sql("""
                        select name, content from staged_file
                        where owner = :owner and subject = :subject and staged_at > :since order by name collate "C\"""")
                .param("owner", owner)
                .param("subject", subject)
                .param("since", tooOld())
                .query((row, i) -> new StagedFile(row.getString("name"), cipher.decrypted(row.getBytes("content"))))
                .list();
    }

    void discard(String owner, String subject) {
        jdbc.sql("delete from staged_file where owner = :owner and subject = :subject")
                .param("owner", owner)
                .param("subject", subject)
                .update();
    }

    void discard(String owner, String subject, String name) {
        jdbc.sql("delete from staged_file where owner = :owner and subject = :subject and name = :name")
                .param("owner", owner)
                .param("subject", subject)
                .param("name", name)
                .update();
    }

    /** Removes what nobody has applied within a day. */
    int purge() {
        return jdbc.sql("delete from staged_file where staged_at <= :since")
                .param("since", tooOld())
                .update();
    }

    private Timestamp tooOld() {
        return Timestamp.from(clock.instant().minus(KEPT));
    }
}
