package petitiondesk.notification.web;

import org.springframework.stereotype.Component;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Responsible;
import petitiondesk.organisation.Role;

/** What people call a group or a user. */
@Component
class GroupNames {

    private final Organisation organisation;

    GroupNames(Organisation organisation) {
        this.organisation = organisation;
    }

    /** The group's name, or its id if nobody has named it. */
    String ofGroup(String group) {
        for (Role role : Role.values()) {
            if (role.group().equals(group)) {
                return role.title();
            }
        }
        for (Responsible responsible : organisation.responsibles()) {
            if (responsible.group().equals(group)) {
                return responsible.name();
            }
            if (group.equals(responsible.headsGroup())) {
                return responsible.name() + "负责人";
            }
        }
        return group;
    }

    /** The person's name, or his user id. */
    String ofUser(String userId) {
        return organisation.person(userId).map(Organisation.Person::name).orElse(userId);
    }
}
