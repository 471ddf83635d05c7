package petitiondesk.petition;

/** What came of looking into an accusation. */
public enum AccusationOutcome {
    VERIFIED("属实"),
    PARTLY("部分属实"),
    /** Neither shown to be true nor to be false. */
    NOT_VERIFIED("无法证实"),
    UNFOUNDED("不属实");

    private final String title;

    AccusationOutcome(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
