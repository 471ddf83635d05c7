package petitiondesk.petition.process;

import java.util.LinkedHashMap;
import java.util.Map;
import petitiondesk.engine.TaskAtHand;
import petitiondesk.engine.TaskRules;
import petitiondesk.petition.TaskSummary;

/** Rules of a user task of the process {@code petition}; every form shows the case's summary, limits and history. */
abstract class PetitionTask implements TaskRules {

    private final String task;
    private final TaskSummary summary;

    PetitionTask(String task, TaskSummary summary) {
        this.task = task;
        this.summary = summary;
    }

    @Override
    public final String process() {
        return PetitionVariables.PROCESS;
    }

    @Override
    public final String task() {
        return task;
    }

    @Override
    public final Map<String, Object> view(TaskAtHand atHand, String userId) {
        Map<String, Object> view = new LinkedHashMap<>(summary.of(atHand.businessKey()));
        addTo(view, atHand, userId);
        return view;
    }

    /** Adds what depends on which of several tasks of a kind it is. */
    void addTo(Map<String, Object> view, TaskAtHand atHand, String userId) {
        addTo(view, atHand.businessKey(), userId);
    }

    /** Adds what depends on who looks. */
    void addTo(Map<String, Object> view, String number, String userId) {
        addTo(view, number);
    }

    /** Adds option lists and suggestions of this form. */
    void addTo(Map<String, Object> view, String number) {
        // most forms show the summary and nothing more
    }
}
