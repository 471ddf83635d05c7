package petitiondesk.casefile;

import java.util.Set;
import petitiondesk.security.CurrentUser;

/** Whoever asked, with the rights that he has while it is being made. */
record Asker(String id, Set<String> groups) implements CurrentUser {

    @Override
    public boolean isSignedIn() {
        return true;
    }
}
