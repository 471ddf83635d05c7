package petitiondesk.petition;

/** How a handler ends his task. */
public enum HandlingOutcome {
    RESOLVED("已办理，拟写答复或签订协议"),
    HARD("难以化解，提交联席会议"),
    EXTEND("情况复杂，申请延期"),
    /** A dispute that village or 管区 cannot settle goes to the next level. */
    HAND_UP("本级化解不了，上交上一级");

    private final String title;

    HandlingOutcome(String title) {
        this.title = title;
    }

    /** As the office writes it. */
    public String title() {
        return title;
    }
}
