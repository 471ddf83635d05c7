package petitiondesk.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** The tables {@code notice} and {@code notice_delivery}. */
@Repository
class NoticeRepository {

    private static final String VISIBLE = """
            ((restricted and :restricted and subject <> all(cast(:barred as text[]))
                -- the mornings' mails name many cases in one
                and (cardinality(cast(:barred as text[])) = 0 or subject not like 'TX-%'))
              or (not restricted and (:others or duty_group = any(string_to_array(:groups, ',')))))
            """;

    private final JdbcClient jdbc;
    private final NoticeBars bars;

    NoticeRepository(JdbcClient jdbc, NoticeBars bars) {
        this.jdbc = jdbc;
        this.bars = bars;
    }

    /** Writes the notice unless its key is taken. */
    void insert(
            NewNotice notice,
            String dutyGroup,
            NoticeText text,
            String calendar,
            String messageId,
            boolean byMail,
            Instant at) {
        jdbc.sql("""
                        insert into notice (key, template, subject, recipient_name, email, duty_group, restricted,
                          subject_line, body, calendar, state, next_attempt_at, message_id, created_at)
                        values (:key, :template, :subject, :recipient, :email, :dutyGroup, :restricted,
                          :subjectLine, :body, :calendar, :state, :nextAttemptAt, :messageId, :createdAt)
                        on conflict (key) do nothing
                        """)
                .param("key", notice.key())
                .param("template", notice.template())
                .param("subject", notice.subject())
                .param("recipient", notice.recipientName())
                .param("email", byMail ? notice.email().strip() : null)
                .param("dutyGroup", dutyGroup)
                .param("restricted", notice.restricted())
                .param("subjectLine", text.subjectLine())
                .param("body", text.body())
                .param("calendar", calendar)
                .param("state", (byMail ? Notice.State.WAITING : Notice.State.DUTY).name())
                .param("nextAttemptAt", byMail ? utc(at) : null)
                .param("messageId", messageId)
                .param("createdAt", utc(at))
                .update();
    }

    void restrict(String subject, String dutyGroup) {
        jdbc.sql("update notice set restricted = true, duty_group = :dutyGroup where subject = :subject")
                .param("subject", subject)
                .param("dutyGroup", dutyGroup)
                .update();
    }

    /** The mail that has been due longest and is not in another sender's hands; locked until the transaction ends. */
    Optional<StoredNotice> lockNextDue(Instant now) {
        return jdbc.sql("""
                        select * from notice
                        where state = 'WAITING' and next_attempt_at <= :now
                        order by next_attempt_at, id
                        limit 1
                        for update skip locked
                        """)
                .param("now", utc(now))
                .query(NoticeRepository::stored)
                .optional();
    }

    void sent(long id, Instant at) {
        jdbc.sql("""
                        update notice set state = 'SENT', sent_at = :at, attempts = attempts + 1,
                          next_attempt_at = null, last_error = null
                        where id = :id
                        """).param("id", id).param("at", utc(at)).update();
    }

    void delayed(long id, String error, Instant nextAttemptAt) {
        jdbc.sql("""
                        update notice set attempts = attempts + 1, next_attempt_at = :next, last_error = :error
                        where id = :id
                        """)
                .param("id", id)
                .param("next", utc(nextAttemptAt))
                .param("error", error)
                .update();
    }

    void failed(long id, Notice.Failure failure, String error) {
        jdbc.sql("""
                        update notice set state = 'FAILED', attempts = attempts + 1, next_attempt_at = null,
                          failure = :failure, last_error = :error
                        where id = :id
                        """)
                .param("id", id)
                .param("failure", failure.name())
                .param("error", error)
                .update();
    }

    /** How many mails wait for a sender. */
    long due(Instant now) {
        return jdbc.sql("select count(*) from notice where state = 'WAITING' and next_attempt_at <= :now")
                .param("now", utc(now))
                .query(Long.class)
                .single();
    }

    void putBack(long id, String email, Instant at) {
        jdbc.sql("""
                        update notice set state = 'WAITING', email = :email, attempts = 0, next_attempt_at = :at,
                          last_error = null, failure = null
                        where id = :id
                        """).param("id", id).param("email", email).param("at", utc(at)).update();
    }

    /** Puts all failed notices back that the reader may see and the filter lets through; answers how many. */
    int putAllBack(NoticeReader reader, NoticeFilter filter, Instant at) {
        return filtered(reader, """
                        with put_back as (
                            update notice set state = 'WAITING', attempts = 0, next_attempt_at = :at,
                              last_error = null, failure = null
                            where %s returning id)
                        insert into notice_delivery (notice_id, event, by_user, detail, at)
                        select id, 'RESENT', :by, '成批重新发送', :at from put_back
                        """, filter)
                .param("at", utc(at))
                .param("by", reader.userId())
                .update();
    }

    void turnToDuty(long id) {
        jdbc.sql("update notice set state = 'DUTY', next_attempt_at = null where id = :id")
                .param("id", id)
                .update();
    }

    void told(long id, Notice.Told told) {
        jdbc.sql("""
                        update notice set state = 'TOLD', told_by = :by, told_how = :how, told_on = :on, told_note = :note
                        where id = :id
                        """)
                .param("id", id)
                .param("by", told.by())
                .param("how", told.how().name())
                .param("on", told.on())
                .param("note", told.note())
                .update();
    }

    void log(long id, DeliveryEvent event, String by, String detail, Instant at) {
        jdbc.sql("""
                        insert into notice_delivery (notice_id, event, by_user, detail, at)
                        values (:id, :event, :by, :detail, :at)
                        """)
                .param("id", id)
                .param("event", event.name())
                .param("by", by)
                .param("detail", detail)
                .param("at", utc(at))
                .update();
    }

    /** The notice, if the reader may see it. */
    Optional<StoredNotice> find(long id, NoticeReader reader) {
        return visibleTo(reader, jdbc.sql("select * from notice where id = :id and " + VISIBLE))
                .param("id", id)
                .query(NoticeRepository::stored)
                .optional();
    }

    /** The same, locked until the transaction ends; waits for a sender that has it in hand. */
    Optional<StoredNotice> lock(long id, NoticeReader reader) {
        return visibleTo(reader, jdbc.sql("select * from notice where id = :id and " + VISIBLE + " for update"))
                .param("id", id)
                .query(NoticeRepository::stored)
                .optional();
    }

    /** What the reader may see, newest first. */
    List<StoredNotice> list(NoticeReader reader, NoticeFilter filter, int offset, int limit) {
        return filtered(reader, "select * from notice where %s order by id desc offset :offset limit :limit", filter)
                .param("offset", offset)
                .param("limit", limit)
                .query(NoticeRepository::stored)
                .list();
    }

    /** How many notices there are in each state among those that the reader may see. */
    Map<Notice.State, Long> counts(NoticeReader reader, NoticeFilter filter) {
        Map<Notice.State, Long> counts = new EnumMap<>(Notice.State.class);
        filtered(reader, "select state, count(*) as n from notice where %s group by state", filter)
                .query((row, index) -> counts.put(Notice.State.valueOf(row.getString("state")), row.getLong("n")))
                .list();
        return counts;
    }

    /** How many failed for each cause. */
    Map<Notice.Failure, Long> failures(NoticeReader reader, NoticeFilter filter) {
        Map<Notice.Failure, Long> failures = new EnumMap<>(Notice.Failure.class);
        filtered(reader, """
                        select coalesce(failure, 'PATIENCE') as cause, count(*) as n from notice
                        where state = 'FAILED' and %s group by 1
                        """, filter)
                .query((row, index) -> failures.put(Notice.Failure.valueOf(row.getString("cause")), row.getLong("n")))
                .list();
        return failures;
    }

    /** What members of the reader's groups have to tell, oldest first. */
    List<StoredNotice> duties(NoticeReader reader, int limit) {
        return jdbc.sql("""
                        select * from notice
                        where state = 'DUTY' and duty_group = any(string_to_array(:groups, ','))
                          and (not restricted or :restricted and subject <> all(cast(:barred as text[])))
                        order by id
                        limit :limit
                        """)
                .param("groups", String.join(",", reader.groups()))
                .param("restricted", reader.seesRestricted())
                .param("barred", barred(reader))
                .param("limit", limit)
                .query(NoticeRepository::stored)
                .list();
    }

    List<Notice.Delivery> deliveries(long id) {
        return jdbc.sql("select * from notice_delivery where notice_id = :id order by id")
                .param("id", id)
                .query((row, index) -> new Notice.Delivery(
                        DeliveryEvent.valueOf(row.getString("event")).title(),
                        row.getString("by_user"),
                        row.getString("detail"),
                        instant(row, "at")))
                .list();
    }

    private StatementSpec filtered(NoticeReader reader, String sql, NoticeFilter filter) {
        String condition = VISIBLE
                + (filter.state() == null ? "" : " and state = :state")
                + (filter.failure() == null ? "" : " and coalesce(failure, 'PATIENCE') = :failure")
                + (filter.subject() == null ? "" : " and subject = :subject");
        StatementSpec statement = visibleTo(reader, jdbc.sql(sql.formatted(condition)));
        if (filter.state() != null) {
            statement.param("state", filter.state().name());
        }
        if (filter.failure() != null) {
            statement.param("failure", filter.failure().name());
        }
        return filter.subject() == null ? statement : statement.param("subject", filter.subject());
    }

    private StatementSpec visibleTo(NoticeReader reader, StatementSpec statement) {
        return statement
                .param("restricted", reader.seesRestricted())
                .param("barred", barred(reader))
                .param("others", reader.seesAllOthers())
                .param("groups", String.join(",", reader.groups()));
    }

    private String[] barred(NoticeReader reader) {
        return reader.seesRestricted() ? bars.of(reader.userId()).toArray(String[]::new) : new String[0];
    }

    private static StoredNotice stored(ResultSet row, int index) throws SQLException {
        String how = row.getString("told_how");
        return new StoredNotice(
                row.getLong("id"),
                NoticeTemplate.of(row.getString("template")),
                row.getString("subject"),
                row.getString("recipient_name"),
                row.getString("email"),
                row.getString("duty_group"),
                row.getBoolean("restricted"),
                row.getString("subject_line"),
                row.getString("body"),
                Notice.State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                instant(row, "next_attempt_at"),
                row.getString("last_error"),
                row.getString("failure") == null ? null : Notice.Failure.valueOf(row.getString("failure")),
                row.getString("message_id"),
                instant(row, "created_at"),
                instant(row, "sent_at"),
                how == null
                        ? null
                        : new Notice.Told(
                                row.getString("told_by"),
                                Notice.How.valueOf(how),
                                row.getObject("told_on", LocalDate.class),
                                row.getString("told_note")),
                row.getString("calendar"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
