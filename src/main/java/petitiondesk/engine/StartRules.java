package petitiondesk.engine;

import java.util.Map;

/** What a feature knows about starting a process by its start form in Tasklist. */
public interface StartRules {

    /** Process definition key. */
    String process();

    /** Values for the start form, computed for this view. */
    Map<String, Object> view(String userId);

    /**
     * Registers what the form holds and starts the process.
     *
     * @return the id of the process instance that was started
     * @throws petitiondesk.shared.Refusal if the form's values or the person's role do not allow it
     */
    String start(FormValues values, String userId);
}
