package petitiondesk.petition.process;

import java.util.LinkedHashMap;
import java.util.Map;
import petitiondesk.engine.TaskAtHand;
import petitiondesk.engine.TaskRules;
import petitiondesk.petition.TaskSummary;

/** Rules of a user task of the process {@code accusation}; every form shows the case's summary, limits and history. */
abstract class AccusationTask implements TaskRules {

    private final String task;
    private final TaskSummary summary;

    AccusationTask(String task, TaskSummary summary) {
        this.task = task;
        this.summary = summary;
    }

    @Override
    public final String process() {
        return AccusationVariables.PROCESS;
    }

    @Override
    public final String task() {
        return task;
    }

    @Override
    public final Map<String, Object> view(TaskAtHand atHand, String userId) {
        Map<String, Object> view = new LinkedHashMap<>(summary.of(atHand.businessKey()));
        addTo(view, atHand.businessKey());
        return view;
    }

    /** Adds what the steps before have come to. */
    void addTo(Map<String, Object> view, String number) {
        // the first step has none before it
    }
}
