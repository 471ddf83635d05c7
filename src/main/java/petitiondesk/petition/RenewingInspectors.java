package petitiondesk.petition;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import petitiondesk.organisation.MembershipsChanged;

/**
 * Offers accusations of which somebody is shut out anew when the organisation has changed: whoever joined discipline inspection
 * may work on them, and whoever went to an accused unit may not any more.
 */
@Component
class RenewingInspectors {

    private final JdbcClient jdbc;
    private final Accused accused;

    RenewingInspectors(JdbcClient jdbc, Accused accused) {
        this.jdbc = jdbc;
        this.accused = accused;
    }

    @EventListener(MembershipsChanged.class)
    void renew() {
        jdbc.sql("""
                select c.number from petition_course c
                where c.restricted and c.status in ('RECEIVED', 'DISCIPLINE')
                  and (exists (select from accused a where a.petition_number = c.number)
                       or exists (select from recusal r where r.petition_number = c.number))
                order by c.number""").query(String.class).list().forEach(accused::renew);
    }
}
