package petitiondesk.petition;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.notification.NoticeBars;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Organisation.Person;
import petitiondesk.organisation.Responsible;
import petitiondesk.organisation.Role;

/**
 * Who must know nothing of an accusation although he belongs to discipline inspection: the accused, everybody of an accused unit
 * (Art 30), and whoever has to keep out (Art 28).
 */
@Service
public class ShutOuts implements NoticeBars {

    private final JdbcClient jdbc;
    private final Organisation organisation;

    ShutOuts(JdbcClient jdbc, Organisation organisation) {
        this.jdbc = jdbc;
        this.organisation = organisation;
    }

    /** Numbers of the accusations that this person must know nothing of. */
    @Override
    @Transactional(readOnly = true)
    public Set<String> of(String userId) {
        return of(userId, units(userId));
    }

    /** @param units codes of the units, districts and villages that he belongs to */
    Set<String> of(String userId, Collection<String> units) {
        return jdbc.sql("""
                select r.petition_number from recusal r join petition_course c on c.number = r.petition_number
                where r.user_id = :user and c.restricted
                union
                select petition_number from accused where user_id = :user or responsible = any(:units)""")
                .param("user", userId)
                .param("units", units.toArray(String[]::new))
                .query(String.class)
                .set();
    }

    /** Whether the person must know nothing of this accusation. */
    boolean isShutOut(String number, String userId) {
        return of(userId).contains(number);
    }

    /** Members of discipline inspection who may work on this accusation. */
    List<Person> inspectors(String number) {
        return members().stream()
                .filter(person -> !isShutOut(number, person.userId()))
                .toList();
    }

    /** Whether any member of discipline inspection is shut out of this accusation. */
    boolean anyFor(String number) {
        return members().stream().anyMatch(person -> isShutOut(number, person.userId()));
    }

    List<Person> members() {
        return organisation.members(Role.DISCIPLINE.group());
    }

    private List<String> units(String userId) {
        Set<String> groups = organisation.groupsOf(userId);
        return organisation.responsibles().stream()
                .filter(unit -> groups.contains(unit.group()) || groups.contains(unit.headsGroup()))
                .map(Responsible::code)
                .toList();
    }
}
