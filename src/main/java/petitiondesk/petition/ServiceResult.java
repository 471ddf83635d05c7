package petitiondesk.petition;

/** What the petitioner did with the proof of service. */
public enum ServiceResult {
    SIGNED("已签收"),
    REFUSED("拒绝签收");

    private final String title;

    ServiceResult(String title) {
        this.title = title;
    }

    /** As the office writes it. */
    public String title() {
        return title;
    }
}
