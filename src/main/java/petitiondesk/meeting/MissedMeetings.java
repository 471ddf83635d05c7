package petitiondesk.meeting;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code missed_meeting}: months that went by without their regular meeting, because the desk stood still. */
@Component
class MissedMeetings {

    private final JdbcClient jdbc;

    MissedMeetings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A month without its meeting.
     *
     * @param month its first day
     * @param notedAt when the desk was there again
     */
    record Missed(LocalDate month, Instant notedAt) {}

    /** Notes the months between the last regular meeting and this month, and returns those that were not noted yet. */
    List<LocalDate> note(LocalDate thisMonth, Instant at) {
        return jdbc.sql("""
                insert into missed_meeting (month, noted_at)
                select cast(m as date), :at from generate_series(
                    (select max(month) from joint_meeting where sequence = 1 and month < :month) + interval '1 month',
                    cast(:month as date) - interval '1 month', interval '1 month') m
                on conflict do nothing returning month""")
                .param("month", thisMonth)
                .param("at", Timestamp.from(at))
                .query(LocalDate.class)
                .list();
    }

    /** All of them, the newest first. */
    List<Missed> all() {
        return jdbc.sql("select month, noted_at from missed_meeting order by month desc")
                .query(Missed.class)
                .list();
    }

    /** Months that were noted after the meeting before was opened, so that this one is the first to hear of them. */
    List<LocalDate> newTo(String number) {
        return jdbc.sql("""
                select month from missed_meeting
                where noted_at <= coalesce(
                        (select min(recorded_at) from meeting_attendance where meeting_number = :number), 'infinity')
                  and noted_at > coalesce(
                        (select max(opened) from (select min(recorded_at) as opened from meeting_attendance
                                                  where meeting_number <> :number group by meeting_number) earlier
                         where opened <= coalesce(
                             (select min(recorded_at) from meeting_attendance where meeting_number = :number), 'infinity')),
                        '-infinity')
                order by month""").param("number", number).query(LocalDate.class).list();
    }
}
