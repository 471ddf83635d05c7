package petitiondesk.petition;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is known of petitions for the reason that a file brought them. */
@Component
class FiledPetitions {

    private final JdbcClient jdbc;

    FiledPetitions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The entry of one petition. */
    record Entry(String source, String externalNumber, String originalNumber, String answer, Instant filedAt) {}

    Optional<Entry> find(String number) {
        return jdbc.sql("""
                select source, external_number, original_number, answer, filed_at from filed_petition
                where petition_number = :number""")
                .param("number", number)
                .query((row, i) -> new Entry(
                        row.getString("source"),
                        row.getString("external_number"),
                        row.getString("original_number"),
                        row.getString("answer"),
                        row.getTimestamp("filed_at").toInstant()))
                .optional();
    }

    void add(String number, FiledPetition filed, String userId, Instant at) {
        FiledPetition.Earlier earlier = filed.earlier();
        jdbc.sql("""
                insert into filed_petition (petition_number, source, external_number, original_number, earlier_state,
                                            accepted_on, answered_on, closed_on, answer, filed_by, filed_at)
                values (:number, :source, :external, :original, :state, :accepted, :answered, :closed, :answer, :by, :at)""")
                .param("number", number)
                .param("source", filed.source())
                .param("external", filed.externalNumber())
                .param("original", filed.originalNumber())
                .param("state", earlier == null ? null : earlier.state().name())
                .param("accepted", earlier == null ? null : earlier.acceptedOn())
                .param("answered", earlier == null ? null : earlier.answeredOn())
                .param("closed", earlier == null ? null : earlier.closedOn())
                .param("answer", earlier == null ? null : earlier.answer())
                .param("by", userId)
                .param("at", Timestamp.from(at))
                .update();
    }
}
