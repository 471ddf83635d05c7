package petitiondesk.meeting;

/** Why a case is put before the meeting and supervised, after Art 40 of 《信访工作条例》. Lateness is found by the desk itself. */
public enum Ground {
    LATE("无正当理由未按规定期限办结"),
    NOT_REPORTED("未按规定反馈办理结果"),
    PROCEDURE("未按规定程序办理"),
    EVASION("办理推诿、敷衍、拖延"),
    NOT_CARRIED_OUT("不执行信访处理意见");

    private final String title;

    Ground(String title) {
        this.title = title;
    }

    /** As the order writes it. */
    public String title() {
        return title;
    }
}
