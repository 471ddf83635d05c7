package petitiondesk.deadline;

import java.util.Optional;

/**
 * Every limit of 《信访工作条例》, of the laws beside it and of the local rules: what has to be done, from when, how long, by
 * whom and on which basis. Local ones can be set anew for an installation and for a unit; legal ones cannot.
 */
public enum LimitKind {
    REGISTER("D1", "登记并确定办理方式", "收到", Unit.NATURAL_DAYS, 15, Owner.REGISTRAR, Basis.law("《信访工作条例》第二十二条")),
    ACCEPT("D2", "告知是否受理", "收到", Unit.NATURAL_DAYS, 15, Owner.OFFICE, Basis.law("《信访工作条例》第二十三条")),
    NOTIFY("D3", "向信访人书面告知", "收到转送、交办", Unit.NATURAL_DAYS, 15, Owner.UNIT, Basis.law("《信访工作条例》第二十三条")),
    OBJECT("D4", "对转送、交办提出异议", "收到转送、交办", Unit.WORKING_DAYS, 5, Owner.UNIT, Basis.law("《信访工作条例》第二十三条")),
    /** D6 is its extension: once, by at most thirty days. */
    HANDLE("D5 D6", "作出处理意见", "受理", Unit.NATURAL_DAYS, 60, Owner.UNIT, Basis.law("《信访工作条例》第三十四条")),
    HANDLE_REOPENED("", "重新办理", "重新办理", Unit.NATURAL_DAYS, 15, Owner.UNIT, Basis.local("本地规定")),
    REQUEST_REVIEW("D7", "申请复查", "送达", Unit.NATURAL_DAYS, 30, Owner.PETITIONER, Basis.law("《信访工作条例》第三十五条")),
    DECIDE_REVIEW("D8", "作出复查意见", "收到复查申请", Unit.NATURAL_DAYS, 30, Owner.REVIEW_BODY, Basis.law("《信访工作条例》第三十五条")),
    REQUEST_FINAL_REVIEW("D9", "申请复核", "送达", Unit.NATURAL_DAYS, 30, Owner.PETITIONER, Basis.law("《信访工作条例》第三十六条")),
    DECIDE_FINAL_REVIEW(
            "D10", "作出复核意见", "收到复核申请", Unit.NATURAL_DAYS, 30, Owner.REVIEW_BODY, Basis.law("《信访工作条例》第三十六条")),
    ASSIGNED("D11", "办结交办事项", "交办", Unit.SET_DAY, 0, Owner.UNIT, Basis.law("《信访工作条例》第二十二条（交办时指定）")),
    REGISTER_SIMPLE("D12", "登记受理（简易程序）", "收到", Unit.WORKING_DAYS, 3, Owner.REGISTRAR, Basis.law("《信访事项简易办理办法（试行）》")),
    HANDLE_SIMPLE("D13", "办结（简易程序）", "受理", Unit.WORKING_DAYS, 10, Owner.UNIT, Basis.law("《信访事项简易办理办法（试行）》")),
    ADVICE("D14", "反馈改进建议采纳情况", "送达", Unit.NATURAL_DAYS, 30, Owner.UNIT, Basis.local("本地规定")),
    ADVICE_AGAIN("", "重新反馈改进建议采纳情况", "退回", Unit.NATURAL_DAYS, 10, Owner.UNIT, Basis.local("本地规定")),
    LED("D15", "落实包案", "议定", Unit.SET_DAY, 0, Owner.LEADER, Basis.meeting("联席会议决定（四定四包）")),
    ORDER("D16", "下发督办单", "包案逾期", Unit.SET_DAY, 0, Owner.OFFICE, Basis.meeting("联席会议制度（下次联席会议时）")),
    REVISIT("D17", "回访信访人", "送达或达成协议", Unit.WORKING_DAYS, 7, Owner.OFFICE, Basis.local("联席会议制度（本地规定）")),
    /** From thirty days after the first revisit on, within seven days. */
    SECOND_LOOK("D17", "包案事项再次回访", "首次回访", Unit.NATURAL_DAYS, 37, Owner.OFFICE, Basis.local("首次回访30日后的7日内（本地规定）")),
    SUPERVISION_ANSWER("D18", "答复督办单", "下达", Unit.SET_DAY, 0, Owner.LEADER, Basis.meeting("督办单载明（本地规定，一般为下达后7日）")),
    MEDIATE("D19", "调处矛盾纠纷", "受理", Unit.NATURAL_DAYS, 30, Owner.MEDIATOR, Basis.local("本地规定")),
    CONFIRM_AGREEMENT("D20", "共同申请司法确认", "调解协议生效", Unit.NATURAL_DAYS, 30, Owner.PARTIES, Basis.law("《人民调解法》第三十三条")),
    ASSESS_ACCUSATION("", "研判并告知受理情况", "移送", Unit.WORKING_DAYS, 15, Owner.DISCIPLINE, Basis.local("本地规定")),
    INVESTIGATE_ACCUSATION("", "核查并作出结论", "受理", Unit.NATURAL_DAYS, 90, Owner.DISCIPLINE, Basis.local("本地规定")),
    ANSWER_ACCUSATION("", "反馈办理结果", "作出结论", Unit.WORKING_DAYS, 15, Owner.DISCIPLINE, Basis.local("本地规定")),
    PREPARE_MEETING("", "准备联席会议", "发起", Unit.WORKING_DAYS, 3, Owner.OFFICE, Basis.local("联席会议制度（本地规定）"));

    /** What is counted; the names are kept in the database. */
    public enum Unit {
        NATURAL_DAYS("日"),
        WORKING_DAYS("个工作日"),
        /** No days are counted: whoever starts the clock sets the day, and a holiday does not move it. */
        SET_DAY("日");

        private final String word;

        Unit(String word) {
            this.word = word;
        }

        /** As it follows a number. */
        public String word() {
            return word;
        }
    }

    /** Whose step the limit is for. */
    public enum Owner {
        REGISTRAR("登记员"),
        OFFICE("联席会议办公室"),
        UNIT("承办单位"),
        MEDIATOR("调解员"),
        LEADER("包案领导"),
        REVIEW_BODY("复查、复核机关"),
        DISCIPLINE("纪检监察"),
        PETITIONER("信访人"),
        PARTIES("双方当事人");

        private final String title;

        Owner(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /**
     * Who set the limit.
     *
     * @param local whether it is the office's own rule, which it may change
     */
    private record Basis(String text, boolean local) {

        static Basis law(String article) {
            return new Basis(article, false);
        }

        static Basis local(String rule) {
            return new Basis(rule, true);
        }

        /** Each day is set for its case, so that there is no number to change. */
        static Basis meeting(String rule) {
            return new Basis(rule, false);
        }
    }

    private final String rule;
    private final String title;
    private final String begins;
    private final Unit unit;
    private final int amount;
    private final Owner owner;
    private final Basis basis;

    LimitKind(String rule, String title, String begins, Unit unit, int amount, Owner owner, Basis basis) {
        this.rule = rule;
        this.title = title;
        this.begins = begins;
        this.unit = unit;
        this.amount = amount;
        this.owner = owner;
        this.basis = basis;
    }

    /** Number in the office's list of limits; empty for one that the list does not have. */
    public String rule() {
        return rule;
    }

    /** What has to be done within the limit. */
    public String title() {
        return title;
    }

    /** What starts the clock, as it follows a date. */
    public String begins() {
        return begins;
    }

    /** Number of days of {@link #unit()} unless a local rule says otherwise; 0 where the day is set. */
    public int amount() {
        return amount;
    }

    public Unit unit() {
        return unit;
    }

    public Owner owner() {
        return owner;
    }

    /** Article or local rule that sets the limit. */
    public String source() {
        return basis.text();
    }

    /** Whether the office may set another number of days. */
    public boolean isLocal() {
        return basis.local();
    }

    /** Whether the office owes the step; the days in which a petitioner may ask for something are his. */
    public boolean owedByOffice() {
        return owner != Owner.PETITIONER && owner != Owner.PARTIES;
    }

    /** Days by which it can be extended once, at most; 0 where the law knows no extension. */
    public int maxExtension() {
        return this == HANDLE ? 30 : 0;
    }

    /** Whether hearing days are taken out: in a final review alone (Art 36). */
    public boolean isSuspendable() {
        return this == DECIDE_FINAL_REVIEW;
    }

    /** The limit that goes on from the same start when the simple procedure is given up. */
    public Optional<LimitKind> ordinary() {
        return switch (this) {
            case REGISTER_SIMPLE -> Optional.of(REGISTER);
            case HANDLE_SIMPLE -> Optional.of(HANDLE);
            default -> Optional.empty();
        };
    }
}
