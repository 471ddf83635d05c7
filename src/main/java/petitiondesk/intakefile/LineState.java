package petitiondesk.intakefile;

/** What became of a line so far. */
public enum LineState {
    WAITING("待处理"),
    READY("可以登记"),
    REJECTED("未通过"),
    DUPLICATE("重复"),
    REGISTERED("已登记");

    private final String title;

    LineState(String title) {
        this.title = title;
    }

    /** As the office writes it. */
    public String title() {
        return title;
    }
}
