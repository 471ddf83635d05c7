package petitiondesk.petition;

/** The two stages in which an opinion can be reviewed (Art 35, 36). */
public enum ReviewStage {
    REVIEW("复查"),
    FINAL_REVIEW("复核");

    private final String title;

    ReviewStage(String title) {
        this.title = title;
    }

    /** As the office writes it. */
    public String title() {
        return title;
    }
}
