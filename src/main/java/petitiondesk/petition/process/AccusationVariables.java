package petitiondesk.petition.process;

import java.util.Date;
import java.util.Optional;
import petitiondesk.deadline.LimitKind;
import petitiondesk.engine.ProcessVariable;

/** The variables of the process {@code accusation}: one decision and three dates. A test holds the diagram to this list. */
final class AccusationVariables {

    static final String PROCESS = "accusation";

    static final ProcessVariable<Date> ASSESS_DUE_AT = ProcessVariable.date("assessDueAt");
    static final ProcessVariable<String> ASSESSMENT = ProcessVariable.string("assessment");
    static final ProcessVariable<Date> INVESTIGATE_DUE_AT = ProcessVariable.date("investigateDueAt");
    static final ProcessVariable<Date> FEEDBACK_DUE_AT = ProcessVariable.date("feedbackDueAt");

    private AccusationVariables() {}

    /** The variable that timers and tasks of this limit go by; empty for a limit of another process. */
    static Optional<ProcessVariable<Date>> dueDateOf(LimitKind kind) {
        return switch (kind) {
            case ASSESS_ACCUSATION -> Optional.of(ASSESS_DUE_AT);
            case INVESTIGATE_ACCUSATION -> Optional.of(INVESTIGATE_DUE_AT);
            case ANSWER_ACCUSATION -> Optional.of(FEEDBACK_DUE_AT);
            default -> Optional.empty();
        };
    }
}
