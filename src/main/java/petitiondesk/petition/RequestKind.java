package petitiondesk.petition;

/** What a petitioner may ask the office to decide on beside the course (Art 28, 31, 32). */
public enum RequestKind {
    RECUSAL("回避"),
    HEARING("听证");

    private final String title;

    RequestKind(String title) {
        this.title = title;
    }

    /** As the office writes it. */
    public String title() {
        return title;
    }
}
