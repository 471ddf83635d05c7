package petitiondesk.advice.process;

import java.util.Map;
import petitiondesk.advice.AdviceSummary;
import petitiondesk.engine.TaskAtHand;
import petitiondesk.engine.TaskRules;

/** Rules of a user task of the process {@code improvement-advice}; every form shows the advice. */
abstract class AdviceTask implements TaskRules {

    private final String task;
    private final AdviceSummary summary;

    AdviceTask(String task, AdviceSummary summary) {
        this.task = task;
        this.summary = summary;
    }

    @Override
    public final String process() {
        return AdviceVariables.PROCESS;
    }

    @Override
    public final String task() {
        return task;
    }

    @Override
    public final Map<String, Object> view(TaskAtHand atHand, String userId) {
        return summary.of(atHand.businessKey());
    }
}
