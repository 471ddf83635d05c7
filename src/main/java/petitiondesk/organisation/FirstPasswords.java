package petitiondesk.organisation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.organisation.AccessDirectory.Secret;
import petitiondesk.organisation.Organisation.Person;

/** Who has not chosen his password himself yet. Passwords themselves are kept by the engine, as hashes. */
@Service
@Transactional
public class FirstPasswords {

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final AccessDirectory directory;

    FirstPasswords(JdbcClient jdbc, JdbcTemplate batch, AccessDirectory directory) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.directory = directory;
    }

    /** What somebody has to sign in with for the first time. */
    public enum Kind {
        /** Nothing: he cannot sign in. */
        NONE,
        /** A password from a file. */
        GIVEN,
        /** A generated password. */
        MADE
    }

    /** Notes what these people have. */
    public void note(Collection<String> userIds, Kind kind) {
        batch.batchUpdate(
                """
                insert into first_password (user_id, kind) values (?, ?)
                on conflict (user_id) do update set kind = excluded.kind""",
                userIds.stream().map(user -> new Object[] {user, kind.name()}).toList());
    }

    /** People who have this, by user id. */
    @Transactional(readOnly = true)
    public List<Person> having(Kind kind) {
        return jdbc.sql("""
                        select p.user_id, p.name, p.email, p.active from first_password f join person p using (user_id)
                        where f.kind = :kind and p.active order by p.user_id collate "C\"""").param("kind", kind.name()).query(Person.class).list();
    }

    /** Gives people generated passwords instead of what they have. */
    public void make(Map<String, Secret> passwords) {
        directory.renew(passwords);
        note(passwords.keySet(), Kind.MADE);
    }

    /** Whether the person signs in with a password that somebody else has chosen for him. */
    @Transactional(readOnly = true)
    public boolean isPending(String userId) {
        return jdbc.sql("select exists (select from first_password where user_id = :user)")
                .param("user", userId)
                .query(Boolean.class)
                .single();
    }

    /** The person has chosen his own. */
    public void chosen(String userId) {
        jdbc.sql("delete from first_password where user_id = :user")
                .param("user", userId)
                .update();
    }
}
