package petitiondesk.setup.web;

import org.springframework.stereotype.Component;
import petitiondesk.organisation.Role;
import petitiondesk.security.CurrentUser;
import petitiondesk.shared.Refusal;

/** Lets administrators through, and nobody else. */
@Component
class Administrators {

    private final CurrentUser user;

    Administrators(CurrentUser user) {
        this.user = user;
    }

    /**
     * The user id of the administrator who asks.
     *
     * @throws Refusal if somebody else asks
     */
    String check() {
        if (!user.has(Role.ADMINISTRATOR)) {
            throw Refusal.forbidden("只有系统管理员可以维护组织机构和分类。");
        }
        return user.id();
    }
}
