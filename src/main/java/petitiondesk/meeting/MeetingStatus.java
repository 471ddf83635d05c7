package petitiondesk.meeting;

/** How far a meeting has come. */
public enum MeetingStatus {
    PREPARING("待准备"),
    REPORTING("管区报告中"),
    FROZEN("议程已定，待开会"),
    OPEN("会议进行中"),
    MINUTES("待签发纪要"),
    SIGNED("纪要已签发");

    private final String title;

    MeetingStatus(String title) {
        this.title = title;
    }

    /** As the office writes it. */
    public String title() {
        return title;
    }
}
