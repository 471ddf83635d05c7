package petitiondesk.document.signing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import petitiondesk.organisation.OrganisationChanges;
import petitiondesk.organisation.OrganisationEntries.PersonEntry;
import petitiondesk.organisation.Role;

/** People of their own for tests of signatures, so that nobody else's pin changes. */
public final class Signers {

    public static final String PASSWORD = "Eigen-Wort-2026";

    private static int count;

    private final OrganisationChanges changes;
    private final List<String> hired = new ArrayList<>();

    public Signers(OrganisationChanges changes) {
        this.changes = changes;
    }

    /** Somebody new, with {@link #PASSWORD}. */
    public String hire(String name) {
        String userId = "signer-" + ++count;
        changes.savePerson(
                PersonEntry.of(userId, name, null).withRoles(Role.REGISTRAR).withInitialPassword(PASSWORD));
        hired.add(userId);
        return userId;
    }

    public void leave() {
        hired.forEach(changes::leave);
        hired.clear();
    }

    /** Does something in the name of a signed-in person. */
    public static <T> T as(String userId, Supplier<T> action) {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(userId, null, List.of()));
        try {
            return action.get();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }
}
