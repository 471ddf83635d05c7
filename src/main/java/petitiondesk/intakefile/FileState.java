package petitiondesk.intakefile;

/** How far a file is. */
public enum FileState {
    UPLOADED("待对应"),
    CHECKING("正在试运行"),
    CHECKED("已试运行"),
    RUNNING("正在登记"),
    CANCELLED("已停止"),
    DONE("已完成"),
    DISMISSED("已清除");

    private final String title;

    FileState(String title) {
        this.title = title;
    }

    /** As the office writes it. */
    public String title() {
        return title;
    }

    boolean working() {
        return this == CHECKING || this == RUNNING;
    }
}
