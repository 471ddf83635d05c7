package petitiondesk.meeting;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code meeting_freeze}: when the reports of a meeting were closed, and which were missing. */
@Component
class Freezes {

    private final JdbcClient jdbc;

    Freezes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The closing of a meeting's reports, with the codes of the districts that had not reported. */
    record Freeze(List<String> missing, String frozenBy, Instant frozenAt) {}

    void add(String number, List<String> missing, String userId, Instant at) {
        jdbc.sql("""
                insert into meeting_freeze (meeting_number, missing, frozen_by, frozen_at)
                values (:meeting, :missing, :by, :at)""")
                .param("meeting", number)
                .param("missing", missing.toArray(String[]::new))
                .param("by", userId)
                .param("at", Timestamp.from(at))
                .update();
    }

    Optional<Freeze> of(String number) {
        return jdbc.sql("select * from meeting_freeze where meeting_number = :number")
                .param("number", number)
                .query((row, i) -> new Freeze(
                        List.of((String[]) row.getArray("missing").getArray()),
                        row.getString("frozen_by"),
                        row.getTimestamp("frozen_at").toInstant()))
                .optional();
    }

    /** When the reports of the meeting before were closed. */
    Optional<Instant> lastBefore(JointMeeting meeting) {
        return jdbc.sql("""
                select max(f.frozen_at) from meeting_freeze f join joint_meeting m on m.number = f.meeting_number
                where m.number <> :number and m.called_at <= :calledAt""")
                .param("number", meeting.number())
                .param("calledAt", Timestamp.from(meeting.calledAt()))
                .query((row, i) -> row.getTimestamp(1))
                .optional()
                .map(Timestamp::toInstant);
    }
}
