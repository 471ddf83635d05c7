package petitiondesk.petition;

/** Where a petition stands, as staff and petitioner see it. */
public enum Status {
    RECEIVED("待登记"),
    HANDLING("办理中"),
    HARD("待联席会议"),
    LED("包案办理中"),
    OPINION("待签发送达"),
    REVISIT("回访中"),
    SERVED("已答复"),
    REVIEW("复查复核中"),
    CLOSED("已办结"),
    ARCHIVED("已归档"),
    DISCIPLINE("已移送纪检监察");

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
        return this != CLOSED && this != ARCHIVED && this != DISCIPLINE;
    }
}
