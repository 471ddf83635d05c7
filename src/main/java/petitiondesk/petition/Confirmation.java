package petitiondesk.petition;

/** What the office says to a route that the registrar proposed. */
public enum Confirmation {
    APPROVE("同意"),
    RETURN("退回登记员");

    private final String title;

    Confirmation(String title) {
        this.title = title;
    }

    /** As the office writes it. */
    public String title() {
        return title;
    }
}
