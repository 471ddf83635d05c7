package petitiondesk.advice;

/** What the office says to an answer. */
public enum Assessment {
    ACCEPTED("认可"),
    RETURNED("退回重新反馈");

    private final String title;

    Assessment(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
