package petitiondesk.petition;

/** How the petitioner rates the handling. */
public enum Satisfaction {
    SATISFIED("满意"),
    MOSTLY("基本满意"),
    UNSATISFIED("不满意");

    private final String title;

    Satisfaction(String title) {
        this.title = title;
    }

    /** As the office writes it. */
    public String title() {
        return title;
    }
}
