package petitiondesk.petition;

/** What discipline inspection makes of an accusation that has come to it. */
public enum AccusationAssessment {
    TAKE_UP("受理，由本机关核查"),
    PASS_ON("转有权的纪检监察机关"),
    NOT_TAKEN_UP("不予受理");

    private final String title;

    AccusationAssessment(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
