package petitiondesk.petition;

import java.util.EnumSet;
import java.util.Set;

/** Where a petition stands, as staff and petitioner see it. */
public enum Status {
    RECEIVED("待登记"),
    /** A unit is asked whether it takes it over. */
    TRANSFERRED("待承办单位接收"),
    HANDLING("办理中"),
    HARD("待联席会议"),
    LED("包案办理中"),
    OPINION("待签发送达"),
    REVISIT("回访中"),
    SERVED("已答复"),
    REVIEW("复查复核中"),
    CLOSED("已办结"),
    ARCHIVED("已归档"),
    REFUSED("不予（不再）受理"),
    MERGED("已并案"),
    GUIDED("已导入法定途径"),
    DISCIPLINE("已移送纪检监察"),
    WITHDRAWN("已撤回");

    private static final Set<Status> ENDS =
            EnumSet.of(CLOSED, ARCHIVED, REFUSED, MERGED, GUIDED, DISCIPLINE, WITHDRAWN);

    private final String title;

    Status(String title) {
        this.title = title;
    }

    /** As the office writes it. */
    public String title() {
        return title;
    }

    /** Whether the office still owes something. */
    public boolean open() {
        return !ENDS.contains(this);
    }
}
