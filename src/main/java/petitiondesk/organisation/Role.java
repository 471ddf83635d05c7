package petitiondesk.organisation;

import java.util.Arrays;
import java.util.Optional;

/** The fixed roles of the office; each is a group of the engine. Units and districts have groups of their own. */
public enum Role {
    REGISTRAR("registrars", "登记员"),
    MEDIATOR("mediators", "网格员/村调解员"),
    OFFICE("joint-meeting-office", "联席会议办公室"),
    CONVENER("conveners", "总召集人"),
    DEPUTY_CONVENER("deputy-conveners", "副召集人"),
    LEAD_LEADER("lead-leaders", "包案领导"),
    DISCIPLINE("discipline-inspection", "纪检监察"),
    REVIEW_BODY("review-bodies", "复查复核机关"),
    AUDITOR("auditors", "审计监督"),
    ADMINISTRATOR("camunda-admin", "系统管理员");

    private final String group;
    private final String title;

    Role(String group, String title) {
        this.group = group;
        this.title = title;
    }

    /** The role of this group, if it is one. */
    public static Optional<Role> ofGroup(String group) {
        return Arrays.stream(values()).filter(role -> role.group.equals(group)).findFirst();
    }

    /** The group id that tasks are offered to. */
    public String group() {
        return group;
    }

    /** The role's name as the office uses it. */
    public String title() {
        return title;
    }
}
