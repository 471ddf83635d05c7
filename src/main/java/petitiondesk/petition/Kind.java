package petitiondesk.petition;

/** What a petition is, which decides its route (Art 29 to 31); a dispute takes the road of mediation. */
public enum Kind {
    SUGGESTION("建议意见"),
    ACCUSATION("检举控告"),
    CLAIM("申诉求决"),
    DISPUTE("矛盾纠纷");

    private final String title;

    Kind(String title) {
        this.title = title;
    }

    /** As the office writes it. */
    public String title() {
        return title;
    }
}
