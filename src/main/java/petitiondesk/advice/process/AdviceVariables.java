package petitiondesk.advice.process;

import java.time.Instant;
import java.util.Date;
import petitiondesk.engine.ProcessVariable;

/** The variables of the process {@code improvement-advice}. A test holds the diagram to this list. */
final class AdviceVariables {

    static final String PROCESS = "improvement-advice";

    static final ProcessVariable<String> ANSWERING_GROUP = ProcessVariable.string("answeringGroup");
    static final ProcessVariable<Date> ADVICE_DUE_AT = ProcessVariable.date("adviceDueAt");
    static final ProcessVariable<String> ASSESSMENT = ProcessVariable.string("assessment");

    private AdviceVariables() {}

    static Date date(Instant instant) {
        return Date.from(instant);
    }
}
