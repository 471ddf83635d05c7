package petitiondesk.advice;

/** Where an advice stands. */
public enum AdviceStatus {
    ANSWERING("待反馈"),
    ASSESSING("待核实"),
    CLOSED("已办结"),
    WITHDRAWN("已撤回");

    private final String title;

    AdviceStatus(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** Whether somebody still has to do something. */
    public boolean isOpen() {
        return this == ANSWERING || this == ASSESSING;
    }
}
