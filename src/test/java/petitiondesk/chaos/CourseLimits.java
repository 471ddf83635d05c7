package petitiondesk.chaos;

import java.util.EnumSet;
import java.util.Set;
import petitiondesk.deadline.LimitKind;
import petitiondesk.petition.Status;

/** Which limits a petition or an advice has where it stands, and which of them its tasks and timers go by. */
final class CourseLimits {

    private static final Set<LimitKind> NONE = EnumSet.noneOf(LimitKind.class);
    private static final Set<LimitKind> HANDLING =
            EnumSet.of(LimitKind.HANDLE, LimitKind.HANDLE_SIMPLE, LimitKind.HANDLE_REOPENED, LimitKind.MEDIATE);
    private static final Set<LimitKind> UNTIL_ANSWER = EnumSet.of(
            LimitKind.HANDLE,
            LimitKind.HANDLE_SIMPLE,
            LimitKind.HANDLE_REOPENED,
            LimitKind.MEDIATE,
            LimitKind.ASSIGNED);
    private static final Set<LimitKind> WINDOW = EnumSet.of(LimitKind.REQUEST_REVIEW, LimitKind.REQUEST_FINAL_REVIEW);
    private static final Set<LimitKind> DECISION = EnumSet.of(LimitKind.DECIDE_REVIEW, LimitKind.DECIDE_FINAL_REVIEW);
    private static final Set<LimitKind> LANE =
            EnumSet.of(LimitKind.ASSESS_ACCUSATION, LimitKind.INVESTIGATE_ACCUSATION, LimitKind.ANSWER_ACCUSATION);

    static final Set<LimitKind> OF_ADVICE = EnumSet.of(LimitKind.ADVICE, LimitKind.ADVICE_AGAIN);

    private CourseLimits() {}

    /** Of these exactly one runs; empty where none has to. */
    static Set<LimitKind> needed(Status status) {
        return switch (status) {
            case RECEIVED -> EnumSet.of(LimitKind.REGISTER);
            case TRANSFERRED -> EnumSet.of(LimitKind.NOTIFY);
            case HANDLING, HARD -> HANDLING;
            case LED -> EnumSet.of(LimitKind.LED);
            case REVISIT -> EnumSet.of(LimitKind.REVISIT);
            case SERVED -> WINDOW;
            case REVIEW -> DECISION;
            case DISCIPLINE -> LANE;
            default -> NONE;
        };
    }

    /** These may run beside. */
    static Set<LimitKind> allowed(Status status) {
        return switch (status) {
            case TRANSFERRED -> EnumSet.of(LimitKind.OBJECT, LimitKind.ASSIGNED);
            case HANDLING, HARD -> EnumSet.of(LimitKind.ASSIGNED);
            case LED, OPINION -> UNTIL_ANSWER;
            case REVISIT -> WINDOW;
            case SERVED -> EnumSet.of(LimitKind.SECOND_LOOK);
            case REVIEW -> EnumSet.of(LimitKind.REVISIT, LimitKind.SECOND_LOOK);
            default -> NONE;
        };
    }

    /** The earliest of these is the day of the task; none where the task has another day, or no day. */
    static Set<LimitKind> ofTask(String element, Status status) {
        return switch (element) {
            case "UserTask_Register", "UserTask_ConfirmDisposition" -> EnumSet.of(LimitKind.REGISTER);
            case "UserTask_ReceiveAssignment" -> EnumSet.of(LimitKind.OBJECT);
            case "UserTask_RuleOnObjection" -> EnumSet.of(LimitKind.NOTIFY);
            case "UserTask_Handle", "UserTask_SignOpinion", "UserTask_ConfirmLedResult" -> handling(status);
            case "UserTask_ApproveExtension" -> EnumSet.of(LimitKind.HANDLE);
            case "UserTask_Revisit" -> EnumSet.of(LimitKind.REVISIT, LimitKind.SECOND_LOOK);
            case "UserTask_RecordReview" -> DECISION;
            case "UserTask_AssessAccusation" -> EnumSet.of(LimitKind.ASSESS_ACCUSATION);
            case "UserTask_InvestigateAccusation" -> EnumSet.of(LimitKind.INVESTIGATE_ACCUSATION);
            case "UserTask_GiveFeedback" -> EnumSet.of(LimitKind.ANSWER_ACCUSATION);
            case "UserTask_AnswerAdvice" -> OF_ADVICE;
            default -> NONE;
        };
    }

    static Set<LimitKind> ofTimer(String element, Status status) {
        return switch (element) {
            case "TimerEvent_RegisterOverdue" -> EnumSet.of(LimitKind.REGISTER);
            case "TimerEvent_ReceiveOverdue" -> EnumSet.of(LimitKind.OBJECT);
            case "TimerEvent_HandleOverdue" -> handling(status);
            case "TimerEvent_ReviewWindowOver" -> WINDOW;
            case "TimerEvent_AssessmentOverdue" -> EnumSet.of(LimitKind.ASSESS_ACCUSATION);
            case "TimerEvent_InvestigationOverdue" -> EnumSet.of(LimitKind.INVESTIGATE_ACCUSATION);
            case "TimerEvent_FeedbackOverdue" -> EnumSet.of(LimitKind.ANSWER_ACCUSATION);
            case "TimerEvent_AdviceOverdue" -> OF_ADVICE;
            default -> NONE;
        };
    }

    /** A led case goes by the day that the meeting has set. */
    private static Set<LimitKind> handling(Status status) {
        return status == Status.LED ? EnumSet.of(LimitKind.LED) : UNTIL_ANSWER;
    }
}
