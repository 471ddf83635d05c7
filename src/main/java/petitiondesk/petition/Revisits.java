package petitiondesk.petition;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What petitioners said when they were asked after the end; read only, {@link Revisiting} writes it. */
@Component
class Revisits {

    private final JdbcClient jdbc;

    Revisits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param look 2 where the petitioner had confirmed a month before
     * @param satisfaction with the unit's handling, or null
     * @param officeSatisfaction with the office's service, or null
     */
    record Revisit(
            long id,
            int look,
            RevisitResult result,
            Satisfaction satisfaction,
            Satisfaction officeSatisfaction,
            String note,
            String by,
            Instant at) {}

    /** Oldest first. */
    List<Revisit> of(String number) {
        return jdbc.sql("""
                select id, look, result, satisfaction, office_satisfaction, note, revisited_by as by, revisited_at as at
                from revisit where petition_number = :number order by id""").param("number", number).query(Revisit.class).list();
    }
}
