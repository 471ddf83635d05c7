package petitiondesk.petition.process;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import petitiondesk.deadline.LimitKind;
import petitiondesk.engine.ProcessVariable;
import petitiondesk.petition.Kind;
import petitiondesk.petition.PetitionProcess;
import petitiondesk.petition.Route;

/** The variables of the process {@code petition}. A test holds the diagram to this list. */
final class PetitionVariables {

    static final String PROCESS = "petition";

    static final ProcessVariable<String> REGISTRATION_GROUP = ProcessVariable.string("registrationGroup");
    static final ProcessVariable<Date> REGISTER_DUE_AT = ProcessVariable.date("registerDueAt");
    static final ProcessVariable<String> DISPOSITION = ProcessVariable.string("disposition");
    static final ProcessVariable<String> DISPOSITION_APPROVAL = ProcessVariable.string("dispositionApproval");
    static final ProcessVariable<Date> RECEIVE_DUE_AT = ProcessVariable.date("receiveDueAt");
    static final ProcessVariable<Date> NOTIFY_DUE_AT = ProcessVariable.date("notifyDueAt");
    static final ProcessVariable<String> RECEIPT = ProcessVariable.string("receipt");
    static final ProcessVariable<String> RULING = ProcessVariable.string("ruling");
    static final ProcessVariable<Date> HEARING_AT = ProcessVariable.date("hearingAt");

    /** Of the request that was made or decided last; the task that waits keeps its own as its item. */
    static final ProcessVariable<String> REQUEST_KIND = ProcessVariable.string("requestKind");

    static final ProcessVariable<Date> REQUEST_DUE_AT = ProcessVariable.date("requestDueAt");
    static final ProcessVariable<String> REQUEST_DECISION = ProcessVariable.string("requestDecision");

    /** Set once a petition is accepted; of an accusation the engine never learns the kind. */
    static final ProcessVariable<String> KIND = ProcessVariable.string("kind");

    static final ProcessVariable<String> HANDLING_GROUP = ProcessVariable.string("handlingGroup");
    static final ProcessVariable<String> SIGNING_GROUP = ProcessVariable.string("signingGroup");
    static final ProcessVariable<Date> HANDLE_DUE_AT = ProcessVariable.date("handleDueAt");
    static final ProcessVariable<String> HANDLING_RESULT = ProcessVariable.string("handlingResult");
    static final ProcessVariable<String> EXTENSION_GROUP = ProcessVariable.string("extensionGroup");
    static final ProcessVariable<Date> EXTENSION_DUE_AT = ProcessVariable.date("extensionDueAt");
    static final ProcessVariable<String> EXTENSION_APPROVAL = ProcessVariable.string("extensionApproval");
    static final ProcessVariable<String> LED_RESULT = ProcessVariable.string("ledResult");

    /** NONE while the joint meeting has not decided. */
    static final ProcessVariable<String> MEETING_DECISION = ProcessVariable.string("meetingDecision");

    static final ProcessVariable<Boolean> LED_BEFORE = ProcessVariable.bool("ledBefore");
    static final ProcessVariable<String> APPROVAL = ProcessVariable.string("approval");
    static final ProcessVariable<Date> REVIEW_UNTIL_AT = ProcessVariable.date("reviewUntilAt");
    static final ProcessVariable<Date> REVISIT_DUE_AT = ProcessVariable.date("revisitDueAt");
    static final ProcessVariable<String> REVISIT_OUTCOME = ProcessVariable.string("revisitOutcome");
    static final ProcessVariable<Boolean> SECOND_LOOK = ProcessVariable.bool("secondLook");
    static final ProcessVariable<Date> SECOND_LOOK_AT = ProcessVariable.date("secondLookAt");
    static final ProcessVariable<Date> REVIEW_DUE_AT = ProcessVariable.date("reviewDueAt");
    static final ProcessVariable<String> REVIEW_OUTCOME = ProcessVariable.string("reviewOutcome");

    private PetitionVariables() {}

    /** The variable that timers and tasks of this limit go by; empty for a limit that the diagram does not know. */
    static Optional<ProcessVariable<Date>> dueDateOf(LimitKind kind) {
        return switch (kind) {
            case REGISTER, REGISTER_SIMPLE -> Optional.of(REGISTER_DUE_AT);
            case OBJECT -> Optional.of(RECEIVE_DUE_AT);
            case NOTIFY -> Optional.of(NOTIFY_DUE_AT);
            case HANDLE, HANDLE_SIMPLE, HANDLE_REOPENED, MEDIATE, LED, ASSIGNED -> Optional.of(HANDLE_DUE_AT);
            case REVISIT, SECOND_LOOK -> Optional.of(REVISIT_DUE_AT);
            case REQUEST_REVIEW, REQUEST_FINAL_REVIEW -> Optional.of(REVIEW_UNTIL_AT);
            case DECIDE_REVIEW, DECIDE_FINAL_REVIEW -> Optional.of(REVIEW_DUE_AT);
            default -> Optional.empty();
        };
    }

    /** What a course knows that begins with the handling. */
    static Map<String, Object> of(PetitionProcess.Course course) {
        Map<String, Object> variables = new HashMap<>();
        KIND.put(variables, course.kind().name());
        HANDLING_GROUP.put(variables, course.handlingGroup());
        SIGNING_GROUP.put(variables, course.signingGroup());
        HANDLE_DUE_AT.put(variables, date(course.handleDueAt()));
        return variables;
    }

    /** Who handles it and until when, as far as the route says so. */
    static void putRoute(Map<String, Object> decisions, Kind kind, Route route) {
        KIND.put(decisions, kind.name());
        HANDLING_GROUP.put(decisions, route.handlingGroup());
        SIGNING_GROUP.put(decisions, route.signingGroup());
        HANDLE_DUE_AT.put(decisions, date(route.handleDueAt()));
    }

    static Date date(Instant instant) {
        return Date.from(instant);
    }
}
