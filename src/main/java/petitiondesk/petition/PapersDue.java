package petitiondesk.petition;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Petitions whose papers have to be looked at. The row is written with what happened and goes with the papers: a paper is owed as
 * surely as the event stands, and what is looked at twice yields nothing new.
 */
@Component
class PapersDue {

    /** What a paper tells of, and what makes one void. */
    private static final Set<EventKind> TOLD = EnumSet.of(
            EventKind.ACCEPTED,
            EventKind.CONFIRMED,
            EventKind.TRANSFERRED,
            EventKind.RULED,
            EventKind.GUIDED,
            EventKind.MERGED,
            EventKind.REFUSED,
            EventKind.DISPOSITION_CORRECTED,
            EventKind.EXTENSION,
            EventKind.SIGNED,
            EventKind.AGREED,
            EventKind.MEETING_DECIDED,
            EventKind.LEAD_RESULT,
            EventKind.TAKEN_BACK,
            EventKind.REVISITED,
            EventKind.UNREACHABLE,
            EventKind.ARCHIVED);

    private static final Duration LONGEST_REST = Duration.ofHours(6);

    private final JdbcClient jdbc;

    PapersDue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Due(long id, String petitionNumber, int tries) {}

    /** Has somebody look, if the transaction succeeds. */
    void happened(String number, EventKind kind, Instant at) {
        if (TOLD.contains(kind)) {
            jdbc.sql("insert into paper_due (petition_number, not_before) values (:number, :at)")
                    .param("number", number)
                    .param("at", Timestamp.from(at))
                    .update();
        }
    }

    /** The next one, which nobody else looks at until this transaction ends. */
    Optional<Due> take(Instant now) {
        return jdbc.sql("""
                        delete from paper_due where id = (select id from paper_due where not_before <= :now
                                                          order by not_before, id limit 1 for update skip locked)
                        returning id, petition_number, tries""").param("now", Timestamp.from(now)).query(Due.class).optional();
    }

    /** It could not be done: not before a while, longer each time, so that the others go on. */
    void failed(Due due, Instant now, RuntimeException cause) {
        Duration rest = Duration.ofMinutes(1L << Math.min(2 * due.tries(), 10));
        jdbc.sql("""
                update paper_due set tries = tries + 1, not_before = :later, last_error = :cause where id = :id""")
                .param("later", Timestamp.from(now.plus(rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest)))
                .param("cause", cause.getClass().getName())
                .param("id", due.id())
                .update();
    }
}
