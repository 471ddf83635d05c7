package petitiondesk.petition;

/** What can happen to a petition, as the case history names it. */
public enum EventKind {
    RECEIVED("收到"),
    FILED("批量登记"),
    BROUGHT_OVER("转入"),
    REGISTERED("登记"),
    CONFIRMED("确认办理方式"),
    TRANSFERRED("转送交办"),
    OBJECTED("提出异议"),
    RULED("裁定异议"),
    GUIDED("导入法定途径"),
    DISPOSITION_CORRECTED("更正办理方式"),
    MERGED("并案"),
    ANSWERED_WITH("并案答复"),
    REFUSED("不予受理"),
    ACCEPTED("受理"),
    HANDED_TO_DISCIPLINE("移送"),
    URGENT("标注紧急"),
    REPORTED_UP("已上报"),
    ACCUSED("被反映人"),
    TAKEN_IN("接收"),
    ASSESSED("研判"),
    INVESTIGATED("核查"),
    FED_BACK("反馈"),
    OVERDUE("逾期"),
    LIMIT_MOVED("期限变动"),
    EXTENSION("延期"),
    SUPPLEMENTED("补充"),
    HANDED_UP("上交"),
    ORDINARY("转普通程序"),
    UNIT_CHANGED("改变承办单位"),
    HEARING("听证"),
    WITHDRAWN("撤回"),
    NAMED_HARD("提交会议"),
    MEETING_DECIDED("会议决定"),
    LEAD_PROGRESS("包案进展"),
    LEAD_RESULT("包案结果"),
    SUPERVISED("督办"),
    ADVISED("改进建议"),
    REQUESTED("申请"),
    REQUEST_DECIDED("申请决定"),
    RECUSED("回避"),
    DRAFTED("拟稿"),
    AGREED("达成协议"),
    SIGNED("签发"),
    RETURNED("退回"),
    TAKEN_BACK("收回"),
    SERVED("送达"),
    REVISITED("回访"),
    UNREACHABLE("回访未果"),
    EVALUATED("评价"),
    REOPENED("重新办理"),
    REVIEW_REQUESTED("申请复查"),
    REVIEW_DECIDED("复查结论"),
    WINDOW_OVER("期满"),
    CLOSED("办结"),
    ARCHIVED("归档"),
    GIVEN_BACK("任务退回"),
    CORRECTED("更正"),
    ATTACHED("附件"),
    REVEALED("查看完整信息"),
    PRINTED("打印"),
    EXPORTED("导出案卷");

    private final String title;

    EventKind(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
