package petitiondesk.meeting;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import petitiondesk.shared.Refusal;

/** The table {@code joint_meeting}. */
@Component
class Meetings {

    private static final String COLUMNS =
            "select number, month, sequence, status, called_by, reason, called_at from joint_meeting ";

    private final JdbcClient jdbc;

    Meetings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Keeps a new meeting.
     *
     * @return false if the month has one with this sequence already, which another node may have begun a moment ago
     */
    boolean add(JointMeeting meeting) {
        return jdbc.sql("""
                insert into joint_meeting (number, month, sequence, status, called_by, reason, called_at)
                values (:number, :month, :sequence, :status, :by, :reason, :at) on conflict do nothing""")
                        .param("number", meeting.number())
                        .param("month", meeting.month())
                        .param("sequence", meeting.sequence())
                        .param("status", meeting.status().name())
                        .param("by", meeting.calledBy())
                        .param("reason", meeting.reason())
                        .param("at", Timestamp.from(meeting.calledAt()))
                        .update()
                == 1;
    }

    /** Those of the numbers that meetings have. */
    Set<String> existing(Collection<String> numbers) {
        return jdbc.sql("select number from joint_meeting where number = any(:numbers)")
                .param("numbers", numbers.toArray(String[]::new))
                .query(String.class)
                .set();
    }

    /**
     * The meeting.
     *
     * @throws Refusal if there is none with this number
     */
    JointMeeting get(String number) {
        return find(number, "").orElseThrow(Meetings::unknown);
    }

    /** The same, locked until the transaction ends: whoever changes a meeting's state waits for the other. */
    JointMeeting locked(String number) {
        return find(number, " for update").orElseThrow(Meetings::unknown);
    }

    /** Locks the meeting, which has to be as far as this. */
    JointMeeting locked(String number, MeetingStatus status, String otherwise) {
        JointMeeting meeting = locked(number);
        if (meeting.status() != status) {
            throw Refusal.conflict(otherwise);
        }
        return meeting;
    }

    /** Brings the meeting on; the caller holds it locked. */
    void goOn(String number, MeetingStatus status) {
        jdbc.sql("update joint_meeting set status = :status where number = :number")
                .param("status", status.name())
                .param("number", number)
                .update();
    }

    /** All meetings, newest first. */
    List<JointMeeting> all() {
        return jdbc.sql(COLUMNS + "order by month desc, sequence desc")
                .query(JointMeeting.class)
                .list();
    }

    boolean hasRegular(LocalDate month) {
        return jdbc.sql("select exists (select from joint_meeting where month = :month and sequence = 1)")
                .param("month", month)
                .query(Boolean.class)
                .single();
    }

    /** The sequence of the next extraordinary meeting of the month. */
    int nextSequence(LocalDate month) {
        return jdbc.sql("select greatest(1, coalesce(max(sequence), 1)) + 1 from joint_meeting where month = :month")
                .param("month", month)
                .query(Integer.class)
                .single();
    }

    private Optional<JointMeeting> find(String number, String lock) {
        return jdbc.sql(COLUMNS + "where number = :number" + lock)
                .param("number", number)
                .query(JointMeeting.class)
                .optional();
    }

    static Refusal unknown() {
        return Refusal.notFound("没有找到这次会议。");
    }
}
