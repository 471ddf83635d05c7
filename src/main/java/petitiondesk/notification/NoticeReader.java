package petitiondesk.notification;

import java.util.Set;
import petitiondesk.organisation.Role;

/** Who looks at notices or acts on them, and what follows from his groups. */
public record NoticeReader(String userId, Set<String> groups) {

    /** Whether he sees the notices of accusations. */
    boolean seesRestricted() {
        return groups.contains(Role.DISCIPLINE.group());
    }

    /** Whether he sees every notice that is not of an accusation, or only those that his groups have to tell. */
    boolean seesAllOthers() {
        return groups.contains(Role.OFFICE.group()) || groups.contains(Role.REGISTRAR.group());
    }
}
