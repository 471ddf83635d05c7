package petitiondesk.advice;

/** What the office may advise (Art 40). */
public enum AdviceKind {
    IMPROVE("改进工作建议"),
    POLICY("完善政策建议"),
    ACCOUNTABILITY("追究责任建议");

    private final String title;

    AdviceKind(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
