package petitiondesk.meeting;

import java.util.List;
import org.springframework.stereotype.Component;
import petitiondesk.organisation.Role;
import petitiondesk.security.CurrentUser;

/** Who may read the papers of meetings: those who usually come, and whoever is invited. */
@Component
class MeetingAccess {

    private static final List<Role> ROLES = List.of(Role.OFFICE, Role.CONVENER, Role.DEPUTY_CONVENER, Role.LEAD_LEADER);

    private final MeetingPlans plans;

    MeetingAccess(MeetingPlans plans) {
        this.plans = plans;
    }

    boolean mayRead(CurrentUser user) {
        return ROLES.stream().anyMatch(user::has)
                || user.groups().stream().anyMatch(MeetingAccess::comesUsually)
                || plans.invites(user.id());
    }

    /** Lets the person in, or answers as if there were nothing. */
    void check(CurrentUser user) {
        if (!mayRead(user)) {
            throw Meetings.unknown();
        }
    }

    private static boolean comesUsually(String group) {
        return group.startsWith("district-") || group.startsWith("unit-") && group.endsWith("-heads");
    }
}
