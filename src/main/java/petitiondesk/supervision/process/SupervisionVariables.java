package petitiondesk.supervision.process;

import java.time.Instant;
import java.util.Date;
import petitiondesk.engine.ProcessVariable;

/** The variables of the process {@code supervision-order}. A test holds the diagram to this list. */
final class SupervisionVariables {

    static final String PROCESS = "supervision-order";

    /** SIGNED or RETURN. */
    static final ProcessVariable<String> APPROVAL = ProcessVariable.string("approval");

    static final ProcessVariable<Date> ANSWER_DUE_AT = ProcessVariable.date("answerDueAt");
    static final ProcessVariable<String> VERDICT = ProcessVariable.string("verdict");

    private SupervisionVariables() {}

    static Date date(Instant instant) {
        return Date.from(instant);
    }
}
