package petitiondesk.security;

import java.util.Set;
import petitiondesk.organisation.Role;

/** Who makes the present request. */
public interface CurrentUser {

    boolean isSignedIn();

    /**
     * The user id.
     *
     * @throws IllegalStateException if nobody is signed in; addresses that need a person are closed to others before
     */
    String id();

    /** Groups as they were at sign-in. */
    Set<String> groups();

    default boolean has(Role role) {
        return groups().contains(role.group());
    }
}
