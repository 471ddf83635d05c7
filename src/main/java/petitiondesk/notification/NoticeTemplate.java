package petitiondesk.notification;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The letters that the desk can write, and the values that each needs.
 *
 * <p>Every template also knows {@code number} (the notice's subject), {@code recipientName}, {@code officeName},
 * {@code publicUrl} and {@code writtenOn}; nobody passes these. Dates and instants are passed as such and written out in
 * Chinese. Secrets are not passed either: they are asked for when the letter leaves.
 */
public enum NoticeTemplate {
    /** The petition is registered; {@code dueOn} is the day by which its route is decided. */
    RECEIPT("receipt", "登记回执", Audience.PETITIONER, Set.of("receivedAt", "followUrl", "dueOn"), Set.of("queryCode")),
    /** {@code unit} accepted it and answers by {@code dueOn}, according to {@code article}. */
    ACCEPTED("accepted", "受理告知", Audience.PETITIONER, Set.of("unit", "dueOn", "article")),
    /**
     * The opinion with {@code conclusion} was served as {@code service} says; until {@code reviewUntil} a review can be
     * asked of {@code reviewBody}.
     */
    OPINION_SERVED(
            "opinion-served",
            "处理意见送达",
            Audience.PETITIONER,
            Set.of("conclusion", "service", "reviewUntil", "reviewBody")),
    /** A suggestion was answered with {@code conclusion}. */
    ANSWER_SERVED("answer-served", "建议答复", Audience.PETITIONER, Set.of("conclusion")),
    /** A dispute is settled by an agreement. */
    AGREEMENT_REACHED("agreement-reached", "达成协议告知", Audience.PETITIONER, Set.of()),
    /** Three revisits reached nobody; answers are still welcome at {@code followUrl}. */
    REVISIT_UNREACHABLE("revisit-unreachable", "回访未果告知", Audience.PETITIONER, Set.of("followUrl")),
    /** The matter is taken up again by {@code unit} until {@code dueOn}. */
    REOPENED("reopened", "重新办理告知", Audience.PETITIONER, Set.of("unit", "dueOn")),
    /** The matter is closed with {@code conclusion}. */
    CLOSED("closed", "办结告知", Audience.PETITIONER, Set.of("conclusion")),
    /** The request for a review was noted on {@code recordedOn} and goes to {@code reviewBody}. */
    REVIEW_RECORDED("review-recorded", "复查申请登记告知", Audience.PETITIONER, Set.of("recordedOn", "reviewBody", "stage")),
    /** It was given to {@code unit}, which says by {@code dueOn} whether it accepts it. */
    TRANSFERRED("transferred", "转送告知", Audience.PETITIONER, Set.of("unit", "dueOn")),
    /** The law has a {@code channel} of its own, at this {@code body}, within this {@code limit}. */
    GUIDED("guided", "导入法定途径告知书", Audience.PETITIONER, Set.of("channel", "body", "limit", "reason")),
    /** It is answered together with {@code earlier}. */
    MERGED("merged", "并案告知", Audience.PETITIONER, Set.of("earlier")),
    /** The matter {@code earlier} that it was merged into is answered. */
    ANSWERED_WITH("answered-with", "并案答复", Audience.PETITIONER, Set.of("earlier", "answer")),
    /** It is refused on one of the two lawful grounds; {@code explanation} says where the matter lies. */
    REFUSED("refused", "不予（不再）受理告知书", Audience.PETITIONER, Set.of("ground", "explanation")),
    /** It goes on by the ordinary procedure and is answered by {@code dueOn}, according to {@code article}. */
    ORDINARY("ordinary", "转为普通程序告知", Audience.PETITIONER, Set.of("dueOn", "article")),
    /** On request, {@code person} keeps out of the case from now on; {@code comment} is what the office says to it. */
    RECUSAL_GRANTED("recusal-granted", "同意回避告知", Audience.PETITIONER, Set.of("person", "comment")),
    /** The {@code request} for recusal or for a hearing is denied, for this {@code reason}. */
    REQUEST_DENIED("request-denied", "申请不予同意告知", Audience.PETITIONER, Set.of("request", "reason")),
    /** The petitioner has withdrawn; it is not handled any more. */
    WITHDRAWN("withdrawn", "撤回告知", Audience.PETITIONER, Set.of()),
    /** The route that it was told of, {@code before}, was a mistake; the right one is decided by {@code dueOn}. */
    DISPOSITION_CORRECTED("disposition-corrected", "办理方式更正告知", Audience.PETITIONER, Set.of("before", "dueOn")),
    /** New facts: {@code unit} handles it again and answers by {@code dueOn}. */
    REOPENED_ON_NEW_FACTS("reopened-on-new-facts", "新事实重新办理告知", Audience.PETITIONER, Set.of("unit", "dueOn")),
    /** The agreement that was told of does not hold; {@code unit} goes on. */
    AGREEMENT_TAKEN_BACK("agreement-taken-back", "协议收回告知", Audience.PETITIONER, Set.of("unit")),
    /** The answer to {@code earlier}, into which it was merged, does not hold. */
    ANSWER_TAKEN_BACK("answer-taken-back", "并案答复收回告知", Audience.PETITIONER, Set.of("earlier")),
    /** The office has corrected the route: it is not this unit's any more. */
    TASK_GONE("task-gone", "任务收回告知", Audience.STAFF, Set.of()),
    /** Another {@code unit} handles it now, within the same limit. */
    UNIT_CHANGED("unit-changed", "承办单位变更告知", Audience.PETITIONER, Set.of("unit")),
    /** A hearing is held at {@code heldAt} in {@code place}, for this {@code reason}. */
    HEARING_CALLED("hearing-called", "听证通知", Audience.PETITIONER, Set.of("heldAt", "place", "reason")),
    /** The hearing at {@code heldAt} is not held, for this {@code reason}. */
    HEARING_CANCELLED("hearing-cancelled", "听证取消通知", Audience.PETITIONER, Set.of("heldAt", "reason")),
    /** Something grave that cannot wait has come in; what it is stands in the case file (Art 22). */
    URGENT_REPORTED("urgent-reported", "紧急事项上报", Audience.STAFF, Set.of("caseUrl")),
    /**
     * The petitioner was to get what he asked for, and is not satisfied. The letter does not say so: the counter reads the
     * outbox, and does not read evaluations.
     */
    EVALUATION_CHECK("evaluation-check", "评价核实提醒", Audience.STAFF, Set.of("caseUrl")),
    /** A {@code task} is open again to those who may do it: whoever had taken it has to keep out of the case. */
    TASK_RELEASED("task-released", "任务接手提醒", Audience.STAFF, Set.of("task", "taskUrl")),
    /** The petitioner has added something; it stands in the case file. */
    SUPPLEMENT_RECEIVED("supplement-received", "信访人补充提醒", Audience.STAFF, Set.of("caseUrl")),
    /** The matter lies with the competent body; says no more than that. */
    HANDED_TO_DISCIPLINE("handed-to-discipline", "移送告知", Audience.PETITIONER, Set.of()),
    /** It is decided whether the matter is taken up; says no more than that. */
    ACCUSATION_ASSESSED("accusation-assessed", "受理情况告知", Audience.PETITIONER, Set.of()),
    /** The matter that was handed over is closed; says no more than that. */
    ACCUSATION_CLOSED("accusation-closed", "办结告知（移送事项）", Audience.PETITIONER, Set.of()),
    /** The petitioner had been told that {@code limit} ends on {@code oldDueOn}; a new calendar makes it {@code newDueOn}. */
    LIMIT_CHANGED("limit-changed", "期限变动告知", Audience.PETITIONER, Set.of("limit", "oldDueOn", "newDueOn")),
    /** A new calendar moved dates of a member of the staff, such as that of {@code task}; {@code taskUrl} may be absent. */
    LIMIT_MOVED("limit-moved", "期限变动提醒", Audience.STAFF, Set.of("task", "oldDueOn", "newDueOn")),
    /** The administrator is to bring in the days off of {@code year}, at {@code calendarUrl}. */
    CALENDAR_MISSING("calendar-missing", "节假日安排待导入", Audience.STAFF, Set.of("year", "calendarUrl")),
    /** The limit was extended once by {@code days}, for this {@code reason}. */
    EXTENDED("extended", "延期告知书", Audience.PETITIONER, Set.of("days", "dueOn", "reason")),
    /** A request for more days was denied; why stands in the case file. */
    EXTENSION_DENIED("extension-denied", "延期未获批准", Audience.STAFF, Set.of("caseUrl")),
    /** The petitioner has added files to a case that the recipient has at hand; they lie at {@code caseUrl}. */
    ATTACHMENT_ADDED("attachment-added", "补充附件提醒", Audience.STAFF, Set.of("caseUrl")),
    /** A {@code task} waits for a member of the staff; {@code dueOn} and {@code taskUrl} may be absent. */
    TASK_ASSIGNED("task-assigned", "任务提醒", Audience.STAFF, Set.of("task")),
    /** What {@code task} asks for was due on {@code dueOn} and is not done; late since {@code becameOn}. */
    OVERDUE("overdue", "逾期提醒", Audience.STAFF, Set.of("task", "dueOn", "becameOn", "taskUrl")),
    /** On {@code becameOn} it was {@code days} days late with {@code owners}; the recipient is to see to it. */
    OVERDUE_ESCALATED(
            "overdue-escalated",
            "逾期督促",
            Audience.STAFF,
            Set.of("task", "dueOn", "becameOn", "days", "owners", "caseUrl")),
    /** What became soon due, due or remained overdue up to the morning of {@code day}: {@code count} things, in {@code lines}. */
    REMINDER_DIGEST("reminder-digest", "每日提醒", Audience.STAFF, Set.of("day", "count", "lines")),
    /** The leaders' list of {@code day}: {@code count} limits that have been overdue for long, in {@code lines}. */
    REMINDER_LEADERS("reminder-leaders", "逾期周报", Audience.STAFF, Set.of("day", "count", "lines", "registerUrl")),
    /** A supervision order is served on the recipient, who answers by {@code answerBy}; he reads it at {@code orderUrl}. */
    ADVICE_SERVED("advice-served", "改进建议送达", Audience.STAFF, Set.of("answerBy", "adviceUrl")),
    ADVICE_WITHDRAWN("advice-withdrawn", "改进建议撤回", Audience.STAFF, Set.of("adviceUrl")),
    ORDER_SERVED("order-served", "督办单送达", Audience.STAFF, Set.of("answerBy", "orderUrl")),
    /** The heads of the unit get a copy of the order on {@code supervised}. */
    ORDER_COPIED("order-copied", "督办单抄送", Audience.STAFF, Set.of("supervised", "answerBy", "orderUrl")),
    /** The joint meeting is held at {@code heldAt} in {@code place}; the districts report until {@code freezeAt}. */
    MEETING_INVITATION(
            "meeting-invitation", "会议通知", Audience.STAFF, Set.of("heldAt", "place", "freezeAt", "meetingUrl")),
    /** Another time, another place or other people, for the {@code reason} given. */
    MEETING_CHANGED(
            "meeting-changed", "会议变更通知", Audience.STAFF, Set.of("heldAt", "place", "freezeAt", "reason", "meetingUrl")),
    /** The recipient need not come to the meeting at {@code heldAt} any more. */
    MEETING_NOT_NEEDED("meeting-not-needed", "不再参会通知", Audience.STAFF, Set.of("heldAt", "reason")),
    /** It is {@code freezeAt}, and the report of {@code district} has not come. */
    MEETING_REPORT_MISSING(
            "meeting-report-missing", "管区报告提醒", Audience.STAFF, Set.of("district", "freezeAt", "meetingUrl")),
    /** It is {@code freezeAt}; {@code missing} names the districts that have not reported, if any. */
    MEETING_FREEZE_DUE("meeting-freeze-due", "报告截止提醒", Audience.STAFF, Set.of("freezeAt", "missing", "meetingUrl")),
    /** No meeting was held in {@code month}, because the desk stood still. */
    MEETING_MISSED("meeting-missed", "例会未召开通知", Audience.STAFF, Set.of("month", "meetingsUrl")),
    /** A petition could not take up what the {@code meeting} decided on it; the desk goes on trying. */
    DECISION_STUCK("decision-stuck", "会议决定未落实提醒", Audience.STAFF, Set.of("meeting", "meetingUrl")),
    /** {@code signer} has signed the minutes at {@code signedAt}; {@code sha256} is that of the signed text. */
    MEETING_MINUTES("meeting-minutes", "会议纪要印发", Audience.STAFF, Set.of("signer", "signedAt", "sha256", "meetingUrl"));

    /** Whom a letter addresses: names of petitioners are masked on the desk, those of the staff are not. */
    enum Audience {
        PETITIONER,
        STAFF
    }

    private final String id;
    private final String title;
    private final Audience audience;
    private final Set<String> required;
    private final Set<String> secrets;

    NoticeTemplate(String id, String title, Audience audience, Set<String> required) {
        this(id, title, audience, required, Set.of());
    }

    NoticeTemplate(String id, String title, Audience audience, Set<String> required, Set<String> secrets) {
        this.id = id;
        this.title = title;
        this.audience = audience;
        this.required = required;
        this.secrets = secrets;
    }

    /**
     * The template that notices name by this id.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static NoticeTemplate of(String id) {
        for (NoticeTemplate template : values()) {
            if (template.id.equals(id)) {
                return template;
            }
        }
        throw new IllegalArgumentException("No notice template called " + id);
    }

    /** The name in {@link NewNotice#template()} and of the file under {@code mail/}. */
    public String id() {
        return id;
    }

    /** What the desk calls such a letter. */
    public String title() {
        return title;
    }

    /** Keys of the values that have to be passed. */
    public Set<String> required() {
        return required;
    }

    /** Names of the secrets that the letter shows to its recipient alone. */
    public Set<String> secrets() {
        return secrets;
    }

    /** Whether it goes to members of the staff rather than to petitioners. */
    public boolean isToStaff() {
        return audience == Audience.STAFF;
    }

    Audience audience() {
        return audience;
    }

    /** Refuses a model in which a required value is missing or null. */
    void check(Map<String, Object> model) {
        Set<String> missing = new TreeSet<>();
        for (String key : required) {
            if (model.get(key) == null) {
                missing.add(key);
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("Notice " + id + " lacks " + missing);
        }
    }
}
