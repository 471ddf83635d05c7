package petitiondesk.petition;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keys under which something came in once and for all. */
@Component
class IntakeKeys {

    private final JdbcClient jdbc;

    IntakeKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A key that was used, with the hash of what came in and the number it got. */
    record Used(String bodyHash, String number) {}

    /** Whether the key was free; others who ask for the same one wait until this transaction has ended. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean claim(String caller, String key, String bodyHash) {
        return jdbc.sql("""
                insert into intake_key (caller, key, body_hash) values (:caller, :key, :bodyHash)
                on conflict do nothing""")
                        .param("caller", caller)
                        .param("key", key)
                        .param("bodyHash", bodyHash)
                        .update()
                == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void assign(String caller, String key, String number) {
        jdbc.sql("update intake_key set number = :number where caller = :caller and key = :key")
                .param("number", number)
                .param("caller", caller)
                .param("key", key)
                .update();
    }

    Optional<Used> used(String caller, String key) {
        return jdbc.sql("select body_hash, number from intake_key where caller = :caller and key = :key")
                .param("caller", caller)
                .param("key", key)
                .query(Used.class)
                .optional();
    }
}
