package petitiondesk.petition;

/** How the objection of a unit is ruled on. */
public enum Ruling {
    UPHOLD("异议成立，改送其他单位"),
    OVERRULE("异议不成立，由该单位办理");

    private final String title;

    Ruling(String title) {
        this.title = title;
    }

    /** As the office writes it. */
    public String title() {
        return title;
    }

    /** Who decides which unit is competent: where it is disputed again, not the office alone. */
    public enum Authority {
        OFFICE("联席会议办公室"),
        SUPERIOR("共同的上级机关、单位"),
        MEETING("联席会议");

        private final String title;

        Authority(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }
}
