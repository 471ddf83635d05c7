package petitiondesk.supervision;

/** What the office found when it verified an answer. */
public enum Verdict {
    ACCEPTED("认可，督办办结"),
    RETURNED("不认可，退回重报");

    private final String title;

    Verdict(String title) {
        this.title = title;
    }

    /** As the office writes it. */
    public String title() {
        return title;
    }
}
