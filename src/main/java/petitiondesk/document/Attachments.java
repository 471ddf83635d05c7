package petitiondesk.document;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.shared.Refusal;

/**
 * Files of cases in the database. What was added stays as it is; each content is there once for a case, whoever brings it.
 * Whether somebody may do what he asks for is checked by the caller.
 */
@Service
public class Attachments {

    private static final String SELECT = """
            select a.id, a.subject, a.side, a.name, a.type, f.size, f.sha256, a.description, a.added_by, a.added_at,
                   d.attachment_id is not null as disclosed
            from attachment a join stored_file f on f.id = a.file_id
            left join attachment_disclosure d on d.attachment_id = a.id
            where a.subject = :subject""";

    private final JdbcClient jdbc;
    private final AttachmentSettings settings;
    private final Clock clock;

    Attachments(JdbcClient jdbc, AttachmentSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A file with what is said about it.
     *
     * @param description or null
     * @param addedBy user id, or null for the petitioner
     */
    public record Addition(
            String subject, Attachment.Side side, CheckedFile file, String description, String addedBy) {}

    /** @param fresh false where that side had brought the same content before: then that one is answered */
    public record Added(Attachment attachment, boolean fresh) {}

    /** Somebody of the staff took a file out. */
    public record Opening(long attachmentId, String openedBy, Instant openedAt) {}

    /**
     * Keeps a file. The caller holds a lock on the case, so that two at once neither break the limits nor come twice.
     *
     * @throws Refusal if that side of the case has as many or as large files as it may
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Added add(Addition addition) {
        Optional<Attachment> known = jdbc.sql(SELECT + " and a.side = :side and f.sha256 = :sha256")
                .param("subject", addition.subject())
                .param("side", addition.side().name())
                .param("sha256", addition.file().sha256())
                .query(Attachment.class)
                .optional();
        if (known.isPresent()) {
            return new Added(known.get(), false);
        }
        checkRoom(addition);
        long id = jdbc.sql("""
                insert into attachment (file_id, subject, side, name, type, description, added_by, added_at)
                values (:file, :subject, :side, :name, :type, :description, :by, :at) returning id""")
                .param("file", stored(addition.subject(), addition.file()))
                .param("subject", addition.subject())
                .param("side", addition.side().name())
                .param("name", addition.file().name())
                .param("type", addition.file().type().name())
                .param("description", addition.description())
                .param("by", addition.addedBy())
                .param("at", Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
        return new Added(find(addition.subject(), id).orElseThrow(), true);
    }

    /** All files of a case, oldest first. */
    public List<Attachment> of(String subject) {
        return jdbc.sql(SELECT + " order by a.id")
                .param("subject", subject)
                .query(Attachment.class)
                .list();
    }

    /** The file, if it belongs to this case. */
    public Optional<Attachment> find(String subject, long id) {
        return jdbc.sql(SELECT + " and a.id = :id")
                .param("subject", subject)
                .param("id", id)
                .query(Attachment.class)
                .optional();
    }

    /**
     * Opens the file to the petitioner, for good: what he has read cannot be taken back.
     *
     * @return false if it was open to him already
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean disclose(Attachment attachment, String by) {
        return jdbc.sql("""
                insert into attachment_disclosure (attachment_id, disclosed_by, disclosed_at)
                values (:id, :by, :at) on conflict do nothing""")
                        .param("id", attachment.id())
                        .param("by", by)
                        .param("at", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    /** Notes that somebody of the staff takes the file out. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void noteOpening(Attachment attachment, String by) {
        jdbc.sql("""
                insert into attachment_opening (attachment_id, opened_by, opened_at) values (:id, :by, :at)""")
                .param("id", attachment.id())
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** Who of the staff took files of the case out, newest first. */
    public List<Opening> openings(String subject) {
        return jdbc.sql("""
                select o.attachment_id, o.opened_by, o.opened_at
                from attachment_opening o join attachment a on a.id = o.attachment_id
                where a.subject = :subject order by o.id desc""").param("subject", subject).query(Opening.class).list();
    }

    /** The file's bytes, read piece by piece as they are asked for. */
    public Resource content(Attachment attachment) {
        long file = jdbc.sql("select file_id from attachment where id = :id")
                .param("id", attachment.id())
                .query(Long.class)
                .single();
        return new StoredContent(jdbc, file, attachment);
    }

    private void checkRoom(Addition addition) {
        record Used(int files, long bytes) {}
        Used used = jdbc.sql("""
                select count(*) as files, coalesce(sum(f.size), 0) as bytes
                from attachment a join stored_file f on f.id = a.file_id
                where a.subject = :subject and a.side = :side""")
                .param("subject", addition.subject())
                .param("side", addition.side().name())
                .query(Used.class)
                .single();
        String name = addition.file().name();
        if (used.files() >= settings.files()) {
            throw FileRefused.because(name, "放不下了：一件事项最多上传" + settings.files() + "个文件");
        }
        if (used.bytes() + addition.file().content().length
                > settings.totalSize().toBytes()) {
            throw FileRefused.because(
                    name,
                    "放不下了：一件事项的文件合计最多" + FileSize.text(settings.totalSize().toBytes()) + "，已有"
                            + FileSize.text(used.bytes()));
        }
    }

    /** The same content of the same case is kept once, though both sides may have brought it. */
    private long stored(String subject, CheckedFile file) {
        return jdbc.sql("select id from stored_file where subject = :subject and sha256 = :sha256")
                .param("subject", subject)
                .param("sha256", file.sha256())
                .query(Long.class)
                .optional()
                .orElseGet(() -> jdbc.sql("""
                        insert into stored_file (subject, sha256, size, content)
                        values (:subject, :sha256, :size, :content) returning id""")
                        .param("subject", subject)
                        .param("sha256", file.sha256())
                        .param("size", file.content().length)
                        .param("content", file.content())
                        .query(Long.class)
                        .single());
    }
}
