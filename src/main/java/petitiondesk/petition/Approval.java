package petitiondesk.petition;

/** What a head says to a draft. */
public enum Approval {
    APPROVE("同意签发"),
    RETURN("退回修改");

    private final String title;

    Approval(String title) {
        this.title = title;
    }

    /** As the office writes it. */
    public String title() {
        return title;
    }
}
