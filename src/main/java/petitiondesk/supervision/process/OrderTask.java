package petitiondesk.supervision.process;

import java.util.LinkedHashMap;
import java.util.Map;
import petitiondesk.engine.TaskAtHand;
import petitiondesk.engine.TaskRules;
import petitiondesk.supervision.OrderSummary;

/** Rules of a user task of the process {@code supervision-order}; every form shows the order in short. */
abstract class OrderTask implements TaskRules {

    private final String task;
    private final OrderSummary summary;

    OrderTask(String task, OrderSummary summary) {
        this.task = task;
        this.summary = summary;
    }

    @Override
    public final String process() {
        return SupervisionVariables.PROCESS;
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

    /** Adds option lists and suggestions of this form. */
    void addTo(Map<String, Object> view, String number) {
        // most forms show the summary and nothing more
    }
}
