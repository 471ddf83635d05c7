package petitiondesk.meeting.process;

import java.util.Map;
import org.springframework.stereotype.Component;
import petitiondesk.engine.FormValues;
import petitiondesk.engine.TaskAtHand;
import petitiondesk.meeting.MeetingSummary;
import petitiondesk.meeting.ReportForm;
import petitiondesk.meeting.ReportingDistricts;
import petitiondesk.meeting.ReportingDistricts.Prefill;
import petitiondesk.petition.PetitionTexts;

@Component
class ReportDistrict extends MeetingTask {

    private final ReportingDistricts reporting;
    private final MeetingSummary summary;

    ReportDistrict(MeetingSummary summary, ReportingDistricts reporting) {
        super("UserTask_ReportDistrict", summary);
        this.reporting = reporting;
        this.summary = summary;
    }

    @Override
    void addTo(Map<String, Object> view, TaskAtHand atHand) {
        Prefill prefill = reporting.prefill(atHand.businessKey(), atHand.item());
        view.put("districtName", summary.districtName(atHand.item()));
        view.put(
                "registerText",
                "台账（%s以来）：新收%d件、办结%d件，现在在办%d件；上期在办%d件。"
                        .formatted(
                                PetitionTexts.day(prefill.since()),
                                prefill.register().received(),
                                prefill.register().closed(),
                                prefill.register().inHand(),
                                prefill.openBefore()));
        view.put("screened", prefill.register().received());
        view.put("resolved", prefill.register().closed());
        view.put("open", prefill.register().inHand());
        view.put("byType", prefill.byType());
    }

    @Override
    public Map<String, Object> accept(TaskAtHand task, FormValues values, String userId) {
        ReportForm form = new ReportForm(
                values.integer("screened", "排查件数").orElse(null),
                values.integer("resolved", "化解件数").orElse(null),
                values.integer("open", "在办件数").orElse(null),
                values.textOrNull("byType"),
                values.textOrNull("hardCases"),
                values.textOrNull("remarks"));
        reporting.report(task.businessKey(), task.item(), form, userId);
        return Map.of();
    }
}
