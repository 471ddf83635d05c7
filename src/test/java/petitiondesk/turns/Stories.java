package petitiondesk.turns;

import java.util.List;
import java.util.Map;
import petitiondesk.petition.LeadDecision.Way;

/** Every end and every turn. All begin on Monday, 3 August 2026. */
final class Stories {

    private static final String HANDLE = "UserTask_Handle";
    private static final String RECEIVE = "UserTask_ReceiveAssignment";
    private static final String RULE = "UserTask_RuleOnObjection";
    private static final String CONFIRM = "UserTask_ConfirmDisposition";
    private static final Map<String, Object> TO_LAND = Map.of("responsibleUnit", "land");
    private static final Map<String, Object> HARD = Map.of("outcome", "HARD", "difficulty", "涉及多年前的征地，双方各执一词。");

    private static final Map<String, Object> FEEDBACK =
            Map.of("feedbackMethod", "PHONE", "toldOn", "2026-08-03", "told", "所反映的问题已依规处理。");

    private Stories() {}

    static List<Story> all() {
        return List.of(
                Story.of(
                        "01 支持并落实",
                        "ARCHIVED",
                        "receipt accepted opinion-served closed",
                        (walk, other) -> claim(walk)
                                .opined("unit-land", "SUPPORT")
                                .answered("head-land", "unit-land")
                                .revisited("CONFIRMED")
                                .at("2026-09-03T09:00")
                                .runs("TimerEvent_ReviewWindowOver")
                                .runs("ServiceTask_Archive")),
                Story.of(
                        "02 解释说明，不满意，复查维持",
                        "ARCHIVED",
                        "receipt accepted opinion-served review-recorded closed",
                        (walk, other) -> claim(walk)
                                .opined("unit-land", "EXPLAIN")
                                .answered("head-land", "unit-land")
                                .revisited("NOT_RESOLVED")
                                .asks("review-request", Map.of("reasons", "没有回应补偿。"))
                                .at("2026-08-20T09:00")
                                .reviewed("UPHOLD")
                                .at("2026-09-20T09:00")
                                .runs("TimerEvent_ReviewWindowOver")
                                .runs("ServiceTask_Archive")),
                Story.of(
                        "03 不支持，复查撤销，换人重新办理",
                        "REVISIT",
                        "receipt accepted opinion-served review-recorded reopened opinion-served",
                        (walk, other) -> walk.submits("CLAIM")
                                .accepted("CLAIM", "civil")
                                .opined("unit-civil", "DECLINE")
                                .answered("head-civil", "unit-civil")
                                .asks("review-request", Map.of("reasons", "事实没有查清。"))
                                .at("2026-08-20T09:00")
                                .reviewed("REVOKE")
                                .opined("unit-civil-2", "SUPPORT")
                                .answered("head-civil", "unit-civil-2")),
                Story.of(
                        "04 承诺未落实，换人办理",
                        "ARCHIVED",
                        "receipt accepted opinion-served reopened opinion-served closed",
                        (walk, other) -> walk.submits("CLAIM")
                                .accepted("CLAIM", "civil")
                                .opined("unit-civil", "SUPPORT")
                                .answered("head-civil", "unit-civil")
                                .revisited("NOT_RESOLVED")
                                .opined("unit-civil-2", "SUPPORT")
                                .answered("head-civil", "unit-civil-2")
                                .revisited("CONFIRMED")
                                .at("2026-09-03T09:00")
                                .runs("TimerEvent_ReviewWindowOver")
                                .runs("ServiceTask_Archive")),
                Story.of(
                        "05 回访联系不上，改用书面",
                        "SERVED",
                        "receipt accepted opinion-served revisit-unreachable",
                        (walk, other) -> claim(walk)
                                .opined("unit-land", "SUPPORT")
                                .answered("head-land", "unit-land")
                                .revisited("UNREACHABLE")
                                .revisited("UNREACHABLE")
                                .revisited("UNREACHABLE")),
                Story.of(
                        "06 建议采纳",
                        "ARCHIVED",
                        "receipt accepted answer-served closed",
                        (walk, other) -> suggestion(walk, "ADOPTED")),
                Story.of(
                        "07 建议部分采纳",
                        "ARCHIVED",
                        "receipt accepted answer-served closed",
                        (walk, other) -> suggestion(walk, "PARTLY")),
                Story.of(
                        "08 建议未采纳",
                        "ARCHIVED",
                        "receipt accepted answer-served closed",
                        (walk, other) -> suggestion(walk, "NOT_ADOPTED")),
                Story.of(
                        "09 村里调解成功",
                        "ARCHIVED",
                        "receipt accepted agreement-reached closed",
                        (walk, other) -> agreed(dispute(walk), "mediator-east")
                                .revisited("CONFIRMED")
                                .runs("ServiceTask_Archive")),
                Story.of(
                        "10 纠纷逐级上交",
                        "REVISIT",
                        "receipt accepted agreement-reached",
                        (walk, other) -> agreed(
                                dispute(walk)
                                        .does(
                                                "mediator-east",
                                                HANDLE,
                                                Map.of("outcome", "HAND_UP", "difficulty", "双方都不让步。"))
                                        .does(
                                                "district-east",
                                                HANDLE,
                                                Map.of("outcome", "HAND_UP", "difficulty", "还是不让步。")),
                                "unit-civil")),
                Story.of(
                        "11 简易程序",
                        "REVISIT",
                        "receipt accepted opinion-served",
                        (walk, other) -> walk.submits("CLAIM")
                                .registered("CLAIM", "ACCEPT_SIMPLE", TO_LAND)
                                .opined("unit-land", "SUPPORT")
                                .answered("head-land", "unit-land")),
                Story.of(
                        "12 简易程序转普通程序",
                        "REVISIT",
                        "receipt accepted ordinary opinion-served",
                        (walk, other) -> walk.submits("CLAIM")
                                .registered("CLAIM", "ACCEPT_SIMPLE", TO_LAND)
                                .acts("office", "ordinary-procedure", Map.of("reason", "涉及多个单位。"))
                                .opined("unit-land", "SUPPORT")
                                .answered("head-land", "unit-land")),
                Story.of(
                        "13 转送并接收",
                        "REVISIT",
                        "receipt transferred accepted opinion-served",
                        (walk, other) -> transferred(walk)
                                .does("unit-land", RECEIVE, Map.of("receipt", "ACCEPT"))
                                .opined("unit-land", "SUPPORT")
                                .answered("head-land", "unit-land")),
                Story.of(
                        "14 异议成立改送",
                        "HANDLING",
                        "receipt transferred transferred accepted",
                        (walk, other) -> transferred(walk)
                                .does("unit-land", RECEIVE, Map.of("receipt", "OBJECT", "objectionReason", "属民政职责。"))
                                .does(
                                        "office",
                                        RULE,
                                        Map.of("ruling", "UPHOLD", "authority", "OFFICE", "responsibleUnit", "civil"))
                                .does("unit-civil", RECEIVE, Map.of("receipt", "ACCEPT"))),
                Story.of(
                        "15 异议不成立",
                        "HANDLING",
                        "receipt transferred accepted",
                        (walk, other) -> transferred(walk)
                                .isRefused("unit-land", RECEIVE, Map.of("receipt", "OBJECT"), "objectionReason")
                                .does("unit-land", RECEIVE, Map.of("receipt", "OBJECT", "objectionReason", "忙不过来。"))
                                .does(
                                        "office",
                                        RULE,
                                        Map.of("ruling", "OVERRULE", "authority", "OFFICE", "comment", "属于职责范围。"))),
                Story.of(
                        "16 再次异议由会议指定",
                        "HANDLING",
                        "receipt transferred transferred transferred accepted",
                        (walk, other) -> transferred(walk)
                                .does("unit-land", RECEIVE, Map.of("receipt", "OBJECT", "objectionReason", "属民政职责。"))
                                .does(
                                        "office",
                                        RULE,
                                        Map.of("ruling", "UPHOLD", "authority", "OFFICE", "responsibleUnit", "civil"))
                                .does("unit-civil", RECEIVE, Map.of("receipt", "OBJECT", "objectionReason", "属人社职责。"))
                                .isRefused(
                                        "office",
                                        RULE,
                                        Map.of("ruling", "UPHOLD", "authority", "OFFICE", "responsibleUnit", "labour"),
                                        "authority")
                                .does(
                                        "office",
                                        RULE,
                                        Map.of("ruling", "UPHOLD", "authority", "MEETING", "responsibleUnit", "labour"))
                                .does("unit-labour", RECEIVE, Map.of("receipt", "ACCEPT"))),
                Story.of(
                        "17 逾期不得异议",
                        "HANDLING",
                        "receipt transferred accepted",
                        (walk, other) -> transferred(walk)
                                .at("2026-08-11T00:01")
                                .runs("TimerEvent_ReceiveOverdue")
                                .isRefused(
                                        "unit-land",
                                        RECEIVE,
                                        Map.of("receipt", "OBJECT", "objectionReason", "不归我们。"),
                                        "5个工作日")
                                .does("unit-land", RECEIVE, Map.of("receipt", "ACCEPT"))),
                Story.of(
                        "18 交办",
                        "OPINION",
                        "receipt transferred accepted",
                        (walk, other) -> walk.submits("CLAIM")
                                .registered("CLAIM", "ASSIGN", Map.of("responsibleUnit", "land", "dueOn", "2026-08-31"))
                                .confirmed()
                                .does("unit-land", RECEIVE, Map.of("receipt", "ACCEPT"))
                                .opined("unit-land", "SUPPORT")),
                Story.of(
                        "19 办理方式退回重定",
                        "HANDLING",
                        "receipt accepted",
                        (walk, other) -> walk.submits("CLAIM")
                                .registered("CLAIM", "TRANSFER", TO_LAND)
                                .does("office", CONFIRM, Map.of("approval", "RETURN", "comment", "本办即可受理。"))
                                .accepted("CLAIM", "civil")),
                guided("20 导入诉讼", 1),
                guided("21 导入仲裁", 2),
                guided("22 导入党内渠道", 3),
                guided("23 导入行政复议", 4),
                guided("24 导入履职", 5),
                Story.of("25 并案，答复一并告知", "MERGED", "receipt merged answered-with", (walk, other) -> {
                    Walk main = claim(other.get());
                    walk.submits("CLAIM")
                            .registered("CLAIM", "MERGE", Map.of("mergeInto", main.number()))
                            .confirmed();
                    main.opined("unit-land", "SUPPORT").answered("head-land", "unit-land");
                }),
                Story.of("26 不予受理", "REFUSED", "receipt refused", (walk, other) -> {
                    Walk pending = claim(other.get());
                    walk.submits("CLAIM")
                            .registered("CLAIM", "REFUSE_PENDING", Map.of("mergeInto", pending.number()))
                            .confirmed();
                }),
                Story.of("27 复核终结后不再受理", "REFUSED", "receipt refused", (walk, other) -> {
                    Walk over = claim(other.get())
                            .opined("unit-land", "DECLINE")
                            .answered("head-land", "unit-land")
                            .revisited("CONFIRMED")
                            .asks("review-request", Map.of("reasons", "不服。"))
                            .reviewed("UPHOLD")
                            .asks("review-request", Map.of("reasons", "仍不服。"))
                            .reviewed("UPHOLD");
                    walk.submits("CLAIM")
                            .isRefused(
                                    "registrar",
                                    "UserTask_Register",
                                    Map.of(
                                            "kind",
                                            "CLAIM",
                                            "category",
                                            "C03",
                                            "district",
                                            "east",
                                            "disposition",
                                            "REFUSE_FINAL",
                                            "dispositionReason",
                                            "反映过于频繁。"),
                                    "第三十六条")
                            .registered("CLAIM", "REFUSE_FINAL", Map.of("mergeInto", over.number()))
                            .confirmed();
                }),
                Story.of(
                        "28 申报的检举控告",
                        "DISCIPLINE",
                        "receipt handed-to-discipline",
                        (walk, other) -> walk.submits("ACCUSATION")
                                .does(
                                        "discipline",
                                        "UserTask_Register",
                                        Map.of("kind", "ACCUSATION", "disposition", "DISCIPLINE"))),
                Story.of(
                        "29 窗口发现的检举控告",
                        "DISCIPLINE",
                        "receipt handed-to-discipline",
                        (walk, other) -> walk.submits(null).registered("ACCUSATION", "DISCIPLINE", Map.of())),
                Story.of(
                        "30 网上撤回",
                        "WITHDRAWN",
                        "receipt accepted withdrawn",
                        (walk, other) -> claim(walk).asks("withdrawal", Map.of("reason", "已经修好。"))),
                Story.of(
                        "31 窗口撤回",
                        "WITHDRAWN",
                        "receipt transferred withdrawn",
                        (walk, other) ->
                                transferred(walk).acts("registrar", "withdrawal", Map.of("reason", "来电要求撤回。"))),
                Story.of(
                        "32 补充材料",
                        "HANDLING",
                        "receipt accepted",
                        (walk, other) -> claim(walk)
                                .asks("supplement", Map.of("text", "又塌了一段。"))
                                .acts("registrar", "supplements", Map.of("text", "来电：请尽快。"))),
                Story.of(
                        "33 改变承办单位",
                        "OPINION",
                        "receipt accepted unit-changed",
                        (walk, other) -> claim(walk)
                                .acts("office", "unit-changes", Map.of("responsibleUnit", "labour", "reason", "职责调整。"))
                                .opined("unit-labour", "SUPPORT")),
                Story.of(
                        "34 听证",
                        "HANDLING",
                        "receipt accepted hearing-called",
                        (walk, other) -> claim(walk)
                                .acts(
                                        "office",
                                        "hearings",
                                        Map.of("heldAt", "2026-08-10T09:00", "place", "二楼会议室", "reason", "说法不一。"))
                                .at("2026-08-10T11:00")
                                .does(
                                        "office",
                                        "UserTask_HoldHearing",
                                        Map.of("heldOn", "2026-08-10", "attended", "双方到场。", "conclusion", "道路应修。"))),
                Story.of(
                        "35 取消听证",
                        "HANDLING",
                        "receipt accepted hearing-called hearing-cancelled",
                        (walk, other) -> claim(walk)
                                .acts(
                                        "office",
                                        "hearings",
                                        Map.of("heldAt", "2026-08-10T09:00", "place", "二楼会议室", "reason", "说法不一。"))
                                .acts("office", "hearing-cancellation", Map.of("reason", "双方已和解。"))),
                Story.of(
                        "36 延期",
                        "HANDLING",
                        "receipt accepted extended",
                        (walk, other) -> claim(walk)
                                .does(
                                        "unit-land",
                                        HANDLE,
                                        Map.of("outcome", "EXTEND", "extensionDays", 30, "extensionReason", "需要测绘。"))
                                .does("leader-1", "UserTask_ApproveExtension", Map.of("approval", "APPROVE"))),
                Story.of(
                        "37 不予延期",
                        "HANDLING",
                        "receipt accepted",
                        (walk, other) -> claim(walk)
                                .does(
                                        "unit-land",
                                        HANDLE,
                                        Map.of("outcome", "EXTEND", "extensionDays", 30, "extensionReason", "需要测绘。"))
                                .does(
                                        "leader-1",
                                        "UserTask_ApproveExtension",
                                        Map.of("approval", "DENY", "comment", "可以按期。"))),
                Story.of(
                        "38 包案化解，30日后再看",
                        "SERVED",
                        "receipt accepted opinion-served",
                        (walk, other) -> claim(walk)
                                .does("unit-land", HANDLE, HARD)
                                .ledUntil("2026-08-31")
                                .opined("unit-land", "SUPPORT")
                                .does("leader-1", "UserTask_ConfirmLedResult", Map.of("ledResult", "RESOLVED"))
                                .answered("head-land", "unit-land")
                                .revisited("CONFIRMED")
                                .at("2026-09-02T09:00")
                                .runs("TimerEvent_SecondLook")),
                Story.of(
                        "39 会议退回",
                        "HANDLING",
                        "receipt accepted",
                        (walk, other) ->
                                claim(walk).does("unit-land", HANDLE, HARD).meetingDecides(Way.RETURN)),
                Story.of(
                        "40 会议上报",
                        "HANDLING",
                        "receipt accepted",
                        (walk, other) ->
                                claim(walk).does("unit-land", HANDLE, HARD).meetingDecides(Way.UPWARD)),
                Story.of(
                        "41 下次再议",
                        "HARD",
                        "receipt accepted",
                        (walk, other) ->
                                claim(walk).does("unit-land", HANDLE, HARD).meetingDecides(Way.POSTPONE)),
                Story.of(
                        "42 签发时退回修改",
                        "OPINION",
                        "receipt accepted",
                        (walk, other) -> claim(walk)
                                .opined("unit-land", "EXPLAIN")
                                .does(
                                        "head-land",
                                        "UserTask_SignOpinion",
                                        Map.of("approval", "RETURN", "comment", "依据不足。"))
                                .opined("unit-land", "SUPPORT")),
                Story.of(
                        "43 申请回避，准许",
                        "OPINION",
                        "receipt accepted recusal-granted",
                        (walk, other) -> walk.submits("CLAIM")
                                .accepted("CLAIM", "civil")
                                .asks("recusal-request", Map.of("person", "民政办经办人", "reason", "是被反映人的亲属。"))
                                .does(
                                        "office",
                                        "UserTask_DecideRequest",
                                        Map.of("decision", "GRANT", "recused", "unit-civil", "comment", "情况属实。"))
                                .opined("unit-civil-2", "SUPPORT")),
                Story.of(
                        "44 申请听证，不准",
                        "HANDLING",
                        "receipt accepted request-denied",
                        (walk, other) -> claim(walk)
                                .asks("hearing-request", Map.of("reason", "希望当面说清楚。"))
                                .does(
                                        "office",
                                        "UserTask_DecideRequest",
                                        Map.of("decision", "DENY", "comment", "事实清楚，没有必要。"))),
                Story.of(
                        "45 紧急事项上报并评价",
                        "SERVED",
                        "receipt accepted opinion-served",
                        (walk, other) -> walk.submits("CLAIM", Map.of("urgent", true))
                                .accepted("CLAIM", "land")
                                .opined("unit-land", "SUPPORT")
                                .answered("head-land", "unit-land")
                                .revisited("CONFIRMED")
                                .asks(
                                        "evaluation",
                                        Map.of("office", "SATISFIED", "unit", "MOSTLY", "comment", "修得还行。"))),
                Story.of(
                        "46 当日更正，改由他人受理",
                        "HANDLING",
                        "receipt accepted disposition-corrected accepted",
                        (walk, other) -> claim(walk)
                                .acts("office", "disposition-corrections", Map.of("reason", "属民政职责，误分。"))
                                .accepted("CLAIM", "civil")),
                Story.of("47 当日更正不予受理", "HANDLING", "receipt refused disposition-corrected accepted", (walk, other) -> {
                    Walk pending = claim(other.get());
                    walk.submits("CLAIM")
                            .registered("CLAIM", "REFUSE_PENDING", Map.of("mergeInto", pending.number()))
                            .confirmed()
                            .acts("office", "disposition-corrections", Map.of("reason", "不是同一事项。"))
                            .accepted("CLAIM", "labour");
                }),
                Story.of(
                        "48 新的事实，重新办理后再归档",
                        "ARCHIVED",
                        "receipt accepted answer-served closed reopened-on-new-facts answer-served closed",
                        (walk, other) -> suggestion(walk, "NOT_ADOPTED")
                                .at("2026-09-07T09:00")
                                .acts("office", "reopenings", Map.of("newFacts", "客流调查结果已经公布。"))
                                .opined("unit-civil-2", "ADOPTED")
                                .answered("head-civil", "unit-civil-2")
                                .runs("ServiceTask_Archive")),
                Story.of(
                        "49 负责人收回一步",
                        "OPINION",
                        "receipt accepted",
                        (walk, other) -> claim(walk)
                                .opined("unit-land", "EXPLAIN")
                                .does("head-land", "UserTask_SignOpinion", Map.of("approval", "APPROVE"))
                                .acts("head-land", "steps-taken-back", Map.of("reason", "依据引错。"))
                                .opined("unit-land", "SUPPORT")),
                Story.of(
                        "50 检举控告受理并反馈",
                        "CLOSED",
                        "receipt handed-to-discipline accusation-assessed accusation-closed",
                        (walk, other) -> accusation(walk, Map.of("assessment", "TAKE_UP"))
                                .does(
                                        "discipline",
                                        "UserTask_InvestigateAccusation",
                                        Map.of("outcome", "PARTLY", "findings", "部分属实，已批评教育。"))
                                .does("discipline", "UserTask_GiveFeedback", FEEDBACK)),
                Story.of(
                        "51 检举控告转有权机关",
                        "CLOSED",
                        "receipt handed-to-discipline accusation-assessed accusation-closed",
                        (walk, other) -> accusation(
                                        walk, Map.of("assessment", "PASS_ON", "organ", "县纪委监委", "reasons", "管理权限在县。"))
                                .does("discipline", "UserTask_GiveFeedback", FEEDBACK)),
                Story.of(
                        "52 检举控告不予受理",
                        "CLOSED",
                        "receipt handed-to-discipline accusation-assessed accusation-closed",
                        (walk, other) -> accusation(walk, Map.of("assessment", "NOT_TAKEN_UP", "reasons", "没有具体线索。"))
                                .does("discipline", "UserTask_GiveFeedback", FEEDBACK)));
    }

    private static Walk accusation(Walk walk, Map<String, Object> assessment) {
        return walk.submits("ACCUSATION")
                .does("discipline", "UserTask_Register", Map.of("kind", "ACCUSATION", "disposition", "DISCIPLINE"))
                .does("discipline", "UserTask_AssessAccusation", assessment);
    }

    private static Walk claim(Walk walk) {
        return walk.submits("CLAIM").accepted("CLAIM", "land");
    }

    private static Walk dispute(Walk walk) {
        return walk.submits("DISPUTE").accepted("DISPUTE", "east-1");
    }

    private static Walk agreed(Walk walk, String handler) {
        return walk.does(handler, HANDLE, Map.of("outcome", "RESOLVED", "agreement", "双方各让一尺，月底前拆除围墙。"));
    }

    private static Walk transferred(Walk walk) {
        return walk.submits("CLAIM").registered("CLAIM", "TRANSFER", TO_LAND).confirmed();
    }

    private static Walk suggestion(Walk walk, String conclusion) {
        return walk.submits("SUGGESTION")
                .accepted("SUGGESTION", "civil")
                .opined("unit-civil", conclusion)
                .answered("head-civil", "unit-civil")
                .runs("ServiceTask_Archive");
    }

    private static Story guided(String name, int route) {
        return Story.of(
                name,
                "GUIDED",
                "receipt guided",
                (walk, other) -> walk.submits("CLAIM")
                        .registered("CLAIM", "GUIDE", Map.of("channelRoute", route, "channelBody", "有管辖权的机关"))
                        .confirmed());
    }
}
