package petitiondesk.supervision;

/** Where a supervision order stands. */
public enum OrderStatus {
    DRAFTING("待拟写"),
    SIGNING("待签发"),
    ANSWERING("待答复"),
    VERIFYING("待核实"),
    CLOSED("已办结");

    private final String title;

    OrderStatus(String title) {
        this.title = title;
    }

    /** As the office writes it. */
    public String title() {
        return title;
    }

    /** Whether it was signed and served. */
    public boolean served() {
        return compareTo(ANSWERING) >= 0;
    }
}
