package petitiondesk.reminder;

/** The steps of the ladder, in their order; the names are kept in the database. */
public enum Step {
    SOON("临近期限"),
    TODAY("到期"),
    OVERDUE("已逾期"),
    ESCALATED_HEAD("提请上级督促"),
    STILL("仍未办结"),
    ESCALATED_OFFICE("再提请上级督促"),
    /** On the list that leaders get every week. */
    LEADERS("列入逾期周报");

    private final String title;

    Step(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** Whether it is told at once in a mail of its own; the others wait for the morning. */
    public boolean isToldAtOnce() {
        return this == OVERDUE || isEscalation();
    }

    boolean isEscalation() {
        return this == ESCALATED_HEAD || this == ESCALATED_OFFICE;
    }
}
