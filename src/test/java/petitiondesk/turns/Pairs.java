package petitiondesk.turns;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Which actions meet: for each state of a petition, each pair of what can be done in it. */
final class Pairs {

    private static final String REGISTER = "UserTask_Register";
    private static final String HANDLE = "UserTask_Handle";
    private static final String CONFIRM = "UserTask_ConfirmDisposition";
    private static final String RECEIVE = "UserTask_ReceiveAssignment";
    private static final String SIGN = "UserTask_SignOpinion";
    private static final String SERVE = "UserTask_RecordService";
    private static final String REVISIT = "UserTask_Revisit";
    private static final String EXTENSION = "UserTask_ApproveExtension";
    private static final String HEARING = "UserTask_HoldHearing";
    private static final String REQUEST = "UserTask_DecideRequest";
    private static final String REVIEW = "UserTask_RecordReview";
    private static final String ASSESS = "UserTask_AssessAccusation";
    private static final Map<String, Object> APPROVE = Map.of("approval", "APPROVE");
    private static final Map<String, Object> TO_LAND = Map.of("responsibleUnit", "land");
    private static final Map<String, Object> FULFILLED =
            Map.of("revisitResult", "CONFIRMED", "satisfaction", "SATISFIED");
    private static final Map<String, Object> SERVICE =
            Map.of("serviceMethod", "IN_PERSON", "servedOn", "2026-08-03", "serviceResult", "SIGNED");
    private static final Map<String, Object> MORE_DAYS =
            Map.of("outcome", "EXTEND", "extensionDays", 10, "extensionReason", "需要测绘。");
    private static final Map<String, Object> CALL =
            Map.of("heldAt", "2026-08-20T09:00", "place", "二楼", "reason", "说法不一。");

    /**
     * An action on a petition.
     *
     * @param alone whether it ends what the other would do, so that of two such actions one can succeed
     * @param prepared looks up what it needs, so that both see the same before they act
     */
    record Action(String name, boolean alone, Function<Walk, Supplier<HttpResponse<String>>> prepared) {}

    /** A pair in the state that the petition is brought to. */
    record Pair(String state, Function<Walk, Walk> way, Action one, Action other) {

        @Override
        public String toString() {
            return state + ": " + one.name() + " / " + other.name();
        }
    }

    private Pairs() {}

    static Stream<Pair> all() {
        return Stream.of(
                        in(
                                "待登记",
                                walk -> walk.submits("CLAIM"),
                                task("受理", "registrar", REGISTER, registration("ACCEPT")),
                                task("转送", "registrar", REGISTER, registration("TRANSFER")),
                                supplement(),
                                withdrawal()),
                        in(
                                "待确认",
                                walk -> walk.submits("CLAIM").registered("CLAIM", "TRANSFER", TO_LAND),
                                task("同意", "office", CONFIRM, APPROVE),
                                task("退回", "office-2", CONFIRM, Map.of("approval", "RETURN", "comment", "请核对。")),
                                withdrawal()),
                        in(
                                "待接收",
                                walk -> walk.submits("CLAIM")
                                        .registered("CLAIM", "TRANSFER", Map.of("responsibleUnit", "civil"))
                                        .confirmed(),
                                task("接收", "unit-civil", RECEIVE, Map.of("receipt", "ACCEPT")),
                                task(
                                        "异议",
                                        "unit-civil-2",
                                        RECEIVE,
                                        Map.of("receipt", "OBJECT", "objectionReason", "不属职责。")),
                                correction(),
                                withdrawal()),
                        in(
                                "办理中",
                                Pairs::handled,
                                task("拟稿", "unit-civil", HANDLE, opinion()),
                                task("疑难", "unit-civil-2", HANDLE, Map.of("outcome", "HARD", "difficulty", "各执一词。")),
                                besideTask("延期", "unit-civil-2", HANDLE, MORE_DAYS),
                                beside(
                                        "改单位",
                                        walk -> walk.acting(
                                                "office",
                                                "unit-changes",
                                                Map.of("responsibleUnit", "labour", "reason", "职责调整。"))),
                                beside("听证", walk -> walk.acting("office-2", "hearings", CALL)),
                                supplement(),
                                correction(),
                                beside(
                                        "申请回避",
                                        walk -> walk.asking(
                                                "recusal-request", Map.of("person", "经办人", "reason", "亲属。"))),
                                withdrawal()),
                        in(
                                "延期审批中",
                                walk -> handled(walk).does("unit-civil", HANDLE, MORE_DAYS),
                                task("批准", "leader-1", EXTENSION, APPROVE),
                                task("不批准", "leader-1", EXTENSION, Map.of("approval", "DENY", "comment", "可以按期。")),
                                alone("收回申请", walk -> walk.acting("unit-civil", "extension-withdrawal", Map.of())),
                                besideTask("拟稿", "unit-civil", HANDLE, opinion()),
                                withdrawal()),
                        in(
                                "听证待开",
                                walk -> handled(walk)
                                        .acts("office", "hearings", CALL)
                                        .at("2026-08-20T11:00"),
                                task(
                                        "记录听证",
                                        "office",
                                        HEARING,
                                        Map.of("heldOn", "2026-08-20", "attended", "双方到场。", "conclusion", "应修。")),
                                alone(
                                        "取消听证",
                                        walk -> walk.acting(
                                                "office-2", "hearing-cancellation", Map.of("reason", "已和解。"))),
                                besideTask("拟稿", "unit-civil", HANDLE, opinion()),
                                withdrawal()),
                        in(
                                "申请待决定",
                                walk -> handled(walk).asks("hearing-request", Map.of("reason", "希望当面说清。")),
                                task(
                                        "同意听证",
                                        "office",
                                        REQUEST,
                                        Map.of("decision", "GRANT", "heldAt", "2026-08-20T09:00", "place", "二楼")),
                                task("不同意", "office-2", REQUEST, Map.of("decision", "DENY", "comment", "没有必要。")),
                                besideTask("拟稿", "unit-civil", HANDLE, opinion()),
                                withdrawal()),
                        in(
                                "待会议",
                                walk -> handled(walk)
                                        .does("unit-civil", HANDLE, Map.of("outcome", "HARD", "difficulty", "各执一词。")),
                                alone(
                                        "收回",
                                        walk -> walk.acting(
                                                "head-civil", "steps-taken-back", Map.of("reason", "能够化解。"))),
                                supplement(),
                                withdrawal()),
                        in(
                                "待确认包案结果",
                                walk -> walk.submits("CLAIM")
                                        .accepted("CLAIM", "land")
                                        .does("unit-land", HANDLE, Map.of("outcome", "HARD", "difficulty", "各执一词。"))
                                        .ledUntil("2026-08-31")
                                        .opined("unit-land", "SUPPORT"),
                                task("已化解", "leader-1", "UserTask_ConfirmLedResult", Map.of("ledResult", "RESOLVED")),
                                task(
                                        "尚未化解",
                                        "leader-1",
                                        "UserTask_ConfirmLedResult",
                                        Map.of("ledResult", "NOT_YET", "comment", "界桩未立。")),
                                withdrawal()),
                        in(
                                "待签发",
                                walk -> handled(walk).opined("unit-civil", "SUPPORT"),
                                task("签发", "head-civil", SIGN, APPROVE),
                                task("退回", "head-civil", SIGN, Map.of("approval", "RETURN", "comment", "依据不足。")),
                                withdrawal()),
                        in(
                                "待送达",
                                walk -> handled(walk)
                                        .opined("unit-civil", "SUPPORT")
                                        .does("head-civil", SIGN, APPROVE),
                                task("送达", "unit-civil", SERVE, SERVICE),
                                alone(
                                        "收回",
                                        walk -> walk.acting(
                                                "head-civil", "steps-taken-back", Map.of("reason", "依据引错。"))),
                                withdrawal()),
                        in(
                                "回访中",
                                Pairs::answered,
                                task("落实", "office", REVISIT, FULFILLED),
                                task(
                                        "未落实",
                                        "office-2",
                                        REVISIT,
                                        Map.of(
                                                "revisitResult", "NOT_RESOLVED",
                                                "satisfaction", "UNSATISFIED",
                                                "note", "老样子。")),
                                beside("申请复查", walk -> walk.asking("review-request", Map.of("reasons", "不服。"))),
                                beside("评价", walk -> walk.asking("evaluation", Map.of("unit", "MOSTLY")))),
                        in(
                                "复查中",
                                walk -> answered(walk).asks("review-request", Map.of("reasons", "不服。")),
                                task("维持", "office", REVIEW, review("UPHOLD")),
                                task("撤销", "office-2", REVIEW, review("REVOKE")),
                                besideTask("落实", "office", REVISIT, FULFILLED)),
                        in(
                                "已达成协议",
                                walk -> walk.submits("DISPUTE")
                                        .accepted("DISPUTE", "civil")
                                        .does(
                                                "unit-civil",
                                                HANDLE,
                                                Map.of("outcome", "RESOLVED", "agreement", "各让一尺。")),
                                task("落实", "office", REVISIT, FULFILLED),
                                alone(
                                        "收回",
                                        walk -> walk.acting(
                                                "head-civil", "steps-taken-back", Map.of("reason", "没有签字。")))),
                        in(
                                "已导入法定途径",
                                walk -> walk.submits("CLAIM")
                                        .registered("CLAIM", "GUIDE", Map.of("channelRoute", 2))
                                        .confirmed(),
                                alone("更正", correction().prepared()),
                                alone(
                                        "重新办理",
                                        walk -> walk.acting(
                                                "office-2",
                                                "reopenings",
                                                Map.of("newFacts", "仲裁委不予受理。", "responsibleUnit", "labour")))),
                        in(
                                "检举控告研判",
                                walk -> walk.submits("ACCUSATION")
                                        .does(
                                                "discipline",
                                                REGISTER,
                                                Map.of("kind", "ACCUSATION", "disposition", "DISCIPLINE")),
                                task("受理", "discipline", ASSESS, Map.of("assessment", "TAKE_UP")),
                                task(
                                        "不予受理",
                                        "discipline",
                                        ASSESS,
                                        Map.of("assessment", "NOT_TAKEN_UP", "reasons", "没有线索。")),
                                supplement()))
                .flatMap(List::stream);
    }

    private static List<Pair> in(String state, Function<Walk, Walk> way, Action... actions) {
        List<Pair> pairs = new ArrayList<>();
        for (int one = 0; one < actions.length; one++) {
            for (int other = one; other < actions.length; other++) {
                pairs.add(new Pair(state, way, actions[one], actions[other]));
            }
        }
        return pairs;
    }

    /** Ends the step in which the petition is: of two, one alone can. */
    private static Action task(String name, String user, String task, Map<String, Object> values) {
        return new Action(name, true, walk -> walk.completing(user, task, values));
    }

    private static Action besideTask(String name, String user, String task, Map<String, Object> values) {
        return new Action(name, false, walk -> walk.completing(user, task, values));
    }

    private static Action beside(String name, Function<Walk, Supplier<HttpResponse<String>>> action) {
        return new Action(name, false, action);
    }

    private static Action alone(String name, Function<Walk, Supplier<HttpResponse<String>>> action) {
        return new Action(name, true, action);
    }

    private static Action correction() {
        return beside("更正", walk -> walk.acting("office", "disposition-corrections", Map.of("reason", "办理方式有误。")));
    }

    private static Action supplement() {
        return beside("补充", walk -> walk.asking("supplement", Map.of("text", "又塌了一段。")));
    }

    /** Whoever completes a step first may see it withdrawn a moment later. */
    private static Action withdrawal() {
        return beside("撤回", walk -> walk.asking("withdrawal", Map.of()));
    }

    private static Walk handled(Walk walk) {
        return walk.submits("CLAIM").accepted("CLAIM", "civil");
    }

    private static Walk answered(Walk walk) {
        return handled(walk).opined("unit-civil", "SUPPORT").answered("head-civil", "unit-civil");
    }

    private static Map<String, Object> registration(String disposition) {
        Map<String, Object> values = new HashMap<>(TO_LAND);
        values.put("kind", "CLAIM");
        values.put("category", "C03");
        values.put("district", "east");
        values.put("disposition", disposition);
        values.put("dispositionReason", "由有权处理的机关、单位办理。");
        return values;
    }

    private static Map<String, Object> review(String decision) {
        return Map.of(
                "reviewDecision", decision, "decidedOn", "2026-08-03", "servedOn", "2026-08-03", "comment", "见意见书。");
    }

    private static Map<String, Object> opinion() {
        Map<String, Object> draft = new HashMap<>(Map.of("outcome", "RESOLVED", "conclusion", "SUPPORT"));
        draft.put("opinion", "十日内修复。");
        draft.put("findings", "经查，情况属实。");
        draft.put("legalBasis", "《信访工作条例》第三十二条");
        for (String field : List.of("closingSolved", "closingExplained", "closingHelped", "closingLawful")) {
            draft.put(field, "不适用");
        }
        return draft;
    }
}
