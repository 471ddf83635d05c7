package petitiondesk.year;

import java.time.Instant;
import java.util.Map;

/**
 * Something that was asked of the desk over HTTP, and what it said.
 *
 * @param at the desk's time when it answered
 * @param subject number of the petition, meeting or order
 * @param step user task, or what else was asked for
 * @param item district or petition that a task of a meeting is about, or null
 * @param values what was filled in
 * @param status of the answer
 */
record Deed(
        Instant at,
        String user,
        String subject,
        String step,
        String item,
        Map<String, Object> values,
        int status,
        String answer) {

    static final String TAKE_IN = "take in";
    static final String SIGN_ORDER = "sign order";
    static final String RETURN_ORDER = "return order";
    static final String ANSWER_ORDER = "answer order";
    static final String VERIFY_ANSWER = "verify answer";
    static final String SIGN_MINUTES = "sign minutes";
    static final String RETURN_MINUTES = "return minutes";
    static final String STATE_ABSENCE = "state absence";
    static final String ASK_FOR_CHANGE = "ask for change";
    static final String PROPOSE = "propose";
    static final String CHANGE_PLAN = "change plan";

    boolean done() {
        return status >= 200 && status < 300;
    }

    boolean is(String other) {
        return step.equals(other);
    }

    String value(String field) {
        Object value = values.get(field);
        return value == null ? null : value.toString();
    }

    @Override
    public String toString() {
        return "%s %s%s as %s %s".formatted(step, subject, item == null ? "" : "/" + item, user, values);
    }
}
