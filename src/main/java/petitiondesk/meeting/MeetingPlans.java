package petitiondesk.meeting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code meeting_plan}; appended, never changed. */
@Component
class MeetingPlans {

    private final JdbcClient jdbc;

    MeetingPlans(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(MeetingPlan plan) {
        jdbc.sql("""
                insert into meeting_plan (meeting_number, version, held_at, freeze_at, place, participants, reason, set_by,
                                          set_at)
                values (:meeting, :version, :heldAt, :freezeAt, :place, :participants, :reason, :by, :at)""")
                .param("meeting", plan.meetingNumber())
                .param("version", plan.version())
                .param("heldAt", Timestamp.from(plan.heldAt()))
                .param("freezeAt", Timestamp.from(plan.freezeAt()))
                .param("place", plan.place())
                .param("participants", plan.participants().toArray(String[]::new))
                .param("reason", plan.reason())
                .param("by", plan.setBy())
                .param("at", Timestamp.from(plan.setAt()))
                .update();
    }

    /** The plan in force; none while the meeting is to be prepared. */
    Optional<MeetingPlan> newest(String number) {
        return all(number).stream().findFirst();
    }

    /** The plan in force of every meeting that has one, by the meeting's number. */
    Map<String, MeetingPlan> newest() {
        return jdbc
                .sql("select distinct on (meeting_number) * from meeting_plan order by meeting_number, version desc")
                .query(MeetingPlans::row)
                .list()
                .stream()
                .collect(Collectors.toMap(MeetingPlan::meetingNumber, Function.identity()));
    }

    /** All plans of the meeting, newest first. */
    List<MeetingPlan> all(String number) {
        return jdbc.sql("select * from meeting_plan where meeting_number = :number order by version desc")
                .param("number", number)
                .query(MeetingPlans::row)
                .list();
    }

    /** Whether the person is, or was, invited to any meeting. */
    boolean invites(String userId) {
        return jdbc.sql("select exists (select from meeting_plan where :user = any (participants))")
                .param("user", userId)
                .query(Boolean.class)
                .single();
    }

    private static MeetingPlan row(ResultSet row, int i) throws SQLException {
        return new MeetingPlan(
                row.getString("meeting_number"),
                row.getInt("version"),
                row.getTimestamp("held_at").toInstant(),
                row.getTimestamp("freeze_at").toInstant(),
                row.getString("place"),
                List.of((String[]) row.getArray("participants").getArray()),
                row.getString("reason"),
                row.getString("set_by"),
                row.getTimestamp("set_at").toInstant());
    }
}
