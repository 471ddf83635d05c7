package petitiondesk.petition;

/** What the lead leader says to the handlers' result. */
public enum LeadResult {
    RESOLVED("已化解"),
    NOT_YET("尚未化解，继续办理");

    private final String title;

    LeadResult(String title) {
        this.title = title;
    }

    /** As the office writes it. */
    public String title() {
        return title;
    }
}
