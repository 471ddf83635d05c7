package petitiondesk.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Users, passwords and groups as the engine keeps them, and the name under which a request acts in the engine. */
public interface EngineSignIn {

    /** The groups of the user if the password is his; slow on purpose, and locked for a while after wrong attempts. */
    Optional<Set<String>> groupsIfPassword(String userId, String password);

    /** The present groups of the user; empty if there is no such user, or he has no duty any more. */
    Optional<Set<String>> groups(String userId);

    /**
     * Gives the user another password.
     *
     * @return what is wrong with the wanted password, in plain words; nothing if it has been changed
     * @throws petitiondesk.shared.Refusal if the present password is not his
     */
    List<String> changePassword(String userId, String present, String wanted);

    /** Lets the engine know who acts in this thread, for its authorizations and its log, until the result is closed. */
    Acting actAs(String userId, Set<String> groups);

    /** A stretch of work in one person's name. */
    interface Acting extends AutoCloseable {

        @Override
        void close();
    }
}
