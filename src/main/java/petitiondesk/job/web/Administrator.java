package petitiondesk.job.web;

import org.springframework.stereotype.Component;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Role;
import petitiondesk.security.CurrentUser;
import petitiondesk.shared.Refusal;

/** Lets administrators through, and nobody else. */
@Component
class Administrator {

    private final CurrentUser user;
    private final Organisation organisation;

    Administrator(CurrentUser user, Organisation organisation) {
        this.user = user;
        this.organisation = organisation;
    }

    /**
     * The user id of the administrator who asks.
     *
     * @throws Refusal if somebody else asks
     */
    String check() {
        if (!user.has(Role.ADMINISTRATOR)) {
            throw Refusal.forbidden("只有系统管理员可以查看和控制后台作业。");
        }
        return user.id();
    }

    /** What to call the person with this user id; null for nobody. */
    String name(String userId) {
        return userId == null
                ? null
                : organisation.person(userId).map(Organisation.Person::name).orElse(userId);
    }
}
