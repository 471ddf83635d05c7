package petitiondesk.petition;

/** What a unit says to a petition that was transferred or assigned to it (Art 23). */
public enum UnitReply {
    ACCEPT("接收办理"),
    OBJECT("提出异议");

    private final String title;

    UnitReply(String title) {
        this.title = title;
    }

    /** As the office writes it. */
    public String title() {
        return title;
    }
}
