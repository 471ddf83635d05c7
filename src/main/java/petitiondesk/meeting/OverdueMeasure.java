package petitiondesk.meeting;

/** What a meeting does about a case that is late. */
public enum OverdueMeasure {
    ORDER("下发督办单"),
    SECOND_ORDER("再次下发督办单"),
    TALK("约谈"),
    CIRCULATE("通报"),
    LISTED("挂牌督办"),
    JUSTIFIED("有正当理由");

    private final String title;

    OverdueMeasure(String title) {
        this.title = title;
    }

    /** As the office writes it. */
    public String title() {
        return title;
    }

    /** Whether a supervision order follows. */
    public boolean orders() {
        return this == ORDER || this == SECOND_ORDER;
    }
}
