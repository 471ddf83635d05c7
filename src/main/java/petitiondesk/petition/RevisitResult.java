package petitiondesk.petition;

/** What the petitioner said, or that he could not be reached. */
public enum RevisitResult {
    CONFIRMED("已落实"),
    NOT_RESOLVED("未解决"),
    UNREACHABLE("联系不上");

    private final String title;

    RevisitResult(String title) {
        this.title = title;
    }

    /** As the office writes it. */
    public String title() {
        return title;
    }
}
