package petitiondesk.advice;

/** What a unit does with an advice; it says so in writing (Art 40). */
public enum Adoption {
    ADOPTED("采纳"),
    PARTLY("部分采纳"),
    NOT_ADOPTED("未采纳");

    private final String title;

    Adoption(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
