package petitiondesk.meeting.process;

import java.util.LinkedHashMap;
import java.util.Map;
import petitiondesk.engine.TaskAtHand;
import petitiondesk.engine.TaskRules;
import petitiondesk.meeting.MeetingSummary;

/** Rules of a user task of the process {@code joint-meeting}; every form shows the meeting's summary. */
abstract class MeetingTask implements TaskRules {

    private final String task;
    private final MeetingSummary summary;

    MeetingTask(String task, MeetingSummary summary) {
        this.task = task;
        this.summary = summary;
    }

    @Override
    public final String process() {
        return MeetingVariables.PROCESS;
    }

    @Override
    public final String task() {
        return task;
    }

    @Override
    public final Map<String, Object> view(TaskAtHand atHand, String userId) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("summary", summary.of(atHand.businessKey()));
        addTo(view, atHand);
        return view;
    }

    /** Adds texts, option lists and suggestions of this form. */
    abstract void addTo(Map<String, Object> view, TaskAtHand atHand);
}
