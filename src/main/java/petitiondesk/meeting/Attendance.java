package petitiondesk.meeting;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code meeting_attendance}. */
@Component
class Attendance {

    private final JdbcClient jdbc;

    Attendance(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(String number, String userId, boolean present, String recordedBy, Instant at) {
        jdbc.sql("""
                insert into meeting_attendance (meeting_number, user_id, present, recorded_by, recorded_at)
                values (:meeting, :user, :present, :by, :at)""")
                .param("meeting", number)
                .param("user", userId)
                .param("present", present)
                .param("by", recordedBy)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** User ids of those who came, or of those who did not. */
    List<String> of(String number, boolean present) {
        return jdbc.sql("select user_id from meeting_attendance where meeting_number = :number and present = :present")
                .param("number", number)
                .param("present", present)
                .query(String.class)
                .list();
    }
}
