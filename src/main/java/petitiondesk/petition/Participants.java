package petitiondesk.petition;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who had a hand in a petition; the one who completed a task had, whether he claimed it or not. */
@Component
class Participants {

    /** What somebody did. */
    enum Part {
        REGISTERED,
        HANDLED,
        LED,
        SIGNED,
        SERVED
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    Participants(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void note(PetitionCourse course, String userId, Part part) {
        jdbc.sql("""
                insert into petition_participant (petition_number, user_id, part, round, at)
                values (:number, :user, :part, :round, :at) on conflict do nothing""")
                .param("number", course.number())
                .param("user", userId)
                .param("part", part.name())
                .param("round", course.round())
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** Everybody who handled, led, signed or served in any round: none of them may ask the petitioner whether it is true. */
    Set<String> whoHandled(String number) {
        return Set.copyOf(
                jdbc.sql("""
                select distinct user_id from petition_participant
                where petition_number = :number and part in ('HANDLED', 'LED', 'SIGNED', 'SERVED')""").param("number", number).query(String.class).list());
    }

    /** Who handled in one round. */
    Set<String> handlersIn(String number, int round) {
        return Set.copyOf(jdbc.sql("""
                select user_id from petition_participant
                where petition_number = :number and part = 'HANDLED' and round = :round""")
                .param("number", number)
                .param("round", round)
                .query(String.class)
                .list());
    }
}
