package petitiondesk.petition;

/** How whoever made an accusation was told what came of it. */
public enum FeedbackMethod {
    IN_PERSON("当面"),
    PHONE("电话"),
    LETTER("书面"),
    /** Such as because nobody knows who he is. */
    NOT_POSSIBLE("无法反馈");

    private final String title;

    FeedbackMethod(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
