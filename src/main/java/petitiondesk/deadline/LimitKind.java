package petitiondesk.deadline;

/** The limits of the ordinary course, with their source in 《信访工作条例》 or the local rules. */
public enum LimitKind {
    REGISTER("登记并确定办理方式", 15, Unit.NATURAL_DAYS, "《信访工作条例》第二十二条"),
    HANDLE("作出处理意见", 60, Unit.NATURAL_DAYS, "《信访工作条例》第三十四条"),
    HANDLE_REOPENED("重新办理", 15, Unit.NATURAL_DAYS, "本地规定"),
    MEDIATE("调处矛盾纠纷", 30, Unit.NATURAL_DAYS, "本地规定"),
    LED("落实包案", 0, Unit.SET_DAY, "联席会议决定（四定四包）"),
    REVISIT("回访信访人", 7, Unit.WORKING_DAYS, "联席会议制度（本地规定）"),
    SECOND_LOOK("包案事项再次回访", 37, Unit.NATURAL_DAYS, "首次回访30日后的7日内（本地规定）"),
    REQUEST_REVIEW("申请复查", 30, Unit.NATURAL_DAYS, "《信访工作条例》第三十五条"),
    DECIDE_REVIEW("作出复查意见", 30, Unit.NATURAL_DAYS, "《信访工作条例》第三十五条"),
    REQUEST_FINAL_REVIEW("申请复核", 30, Unit.NATURAL_DAYS, "《信访工作条例》第三十六条"),
    DECIDE_FINAL_REVIEW("作出复核意见", 30, Unit.NATURAL_DAYS, "《信访工作条例》第三十六条"),
    SUPERVISION_ANSWER("答复督办单", 0, Unit.SET_DAY, "督办单载明（本地规定，一般为下达后7日）");

    /** What is counted. */
    public enum Unit {
        NATURAL_DAYS,
        WORKING_DAYS,
        /** No days are counted: whoever starts the clock sets the day. */
        SET_DAY
    }

    private final String title;
    private final int amount;
    private final Unit unit;
    private final String source;

    LimitKind(String title, int amount, Unit unit, String source) {
        this.title = title;
        this.amount = amount;
        this.unit = unit;
        this.source = source;
    }

    /** What has to be done within the limit. */
    public String title() {
        return title;
    }

    /** Number of days of {@link #unit()}; 0 where the day is set. */
    public int amount() {
        return amount;
    }

    public Unit unit() {
        return unit;
    }

    /** Whether the office owes the step; the days in which a petitioner may ask for something are his. */
    public boolean owedByOffice() {
        return this != REQUEST_REVIEW && this != REQUEST_FINAL_REVIEW;
    }

    /** Article or local rule that sets the limit. */
    public String source() {
        return source;
    }
}
