package petitiondesk.petition;

/** What the responsible unit says to a claim (Art 32) or to a suggestion (Art 29). */
public enum Conclusion {
    SUPPORT("支持"),
    EXPLAIN("解释说明"),
    DECLINE("不予支持"),
    ADOPTED("采纳"),
    PARTLY("部分采纳"),
    NOT_ADOPTED("未采纳");

    private final String title;

    Conclusion(String title) {
        this.title = title;
    }

    /** As the office writes it. */
    public String title() {
        return title;
    }

    /** Whether this can be said to a petition of the kind. */
    public boolean suits(Kind kind) {
        return switch (this) {
            case SUPPORT, EXPLAIN, DECLINE -> kind == Kind.CLAIM;
            case ADOPTED, PARTLY, NOT_ADOPTED -> kind == Kind.SUGGESTION;
        };
    }
}
