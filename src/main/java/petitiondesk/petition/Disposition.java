package petitiondesk.petition;

/** The route that a petition takes from its registration. */
public enum Disposition {
    ACCEPT("受理"),
    DISCIPLINE("移送纪检监察");

    private final String title;

    Disposition(String title) {
        this.title = title;
    }

    /** As the office writes it. */
    public String title() {
        return title;
    }
}
