package petitiondesk.meeting;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the meeting before has left to be checked. */
@Component
class LastMeeting {

    private final JdbcClient jdbc;

    LastMeeting(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A measure of an earlier meeting on a late case, with the case's title and present status. */
    record CheckedMeasure(String petitionNumber, String title, OverdueMeasure measure, String status) {}

    /** Number of the meeting that was opened last before this one. */
    Optional<String> before(String number) {
        return jdbc.sql("""
                select a.meeting_number from meeting_attendance a
                where a.meeting_number <> :number
                  and a.recorded_at <= coalesce(
                      (select min(recorded_at) from meeting_attendance where meeting_number = :number), 'infinity')
                group by a.meeting_number order by min(a.recorded_at) desc limit 1""").param("number", number).query(String.class).optional();
    }

    /** Its measures on late cases. */
    List<CheckedMeasure> measures(String lastNumber) {
        return jdbc.sql("""
                select d.petition_number, i.title, d.measure, c.status
                from meeting_overdue_decision d
                join meeting_item i on i.meeting_number = d.meeting_number and i.petition_number = d.petition_number
                    and i.list = 'OVERDUE'
                join petition_course c on c.number = d.petition_number
                where d.meeting_number = :number order by i.position""")
                .param("number", lastNumber)
                .query(CheckedMeasure.class)
                .list();
    }
}
