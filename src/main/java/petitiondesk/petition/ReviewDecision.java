package petitiondesk.petition;

/** What the reviewing organ decided. */
public enum ReviewDecision {
    UPHOLD("维持"),
    REVOKE("撤销"),
    MODIFY("变更");

    private final String title;

    ReviewDecision(String title) {
        this.title = title;
    }

    /** As the office writes it. */
    public String title() {
        return title;
    }
}
