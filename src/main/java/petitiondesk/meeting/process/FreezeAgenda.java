package petitiondesk.meeting.process;

import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import petitiondesk.engine.FormValues;
import petitiondesk.engine.TaskAtHand;
import petitiondesk.meeting.FreezingAgenda;
import petitiondesk.meeting.MeetingSummary;
import petitiondesk.petition.TaskSummary;

@Component
class FreezeAgenda extends MeetingTask {

    private final FreezingAgenda freezing;
    private final MeetingSummary summary;

    FreezeAgenda(MeetingSummary summary, FreezingAgenda freezing) {
        super("UserTask_FreezeAgenda", summary);
        this.freezing = freezing;
        this.summary = summary;
    }

    @Override
    void addTo(Map<String, Object> view, TaskAtHand atHand) {
        FreezingAgenda.Preview preview = freezing.preview(atHand.businessKey());
        view.put(
                "missingText",
                preview.missing().isEmpty()
                        ? "各管区都已报告。"
                        : "**还没有报告：** "
                                + preview.missing().stream()
                                        .map(summary::districtName)
                                        .collect(Collectors.joining("、"))
                                + "。截止后列入纪要。");
        view.put(
                "hardCasesText",
                preview.hardCases().isEmpty()
                        ? "现在没有疑难问题。"
                        : preview.hardCases().stream()
                                .map(hardCase -> "- %s %s（%s）"
                                        .formatted(
                                                hardCase.number(),
                                                TaskSummary.escaped(hardCase.title()),
                                                hardCase.source().title()))
                                .collect(Collectors.joining("\n")));
    }

    @Override
    public Map<String, Object> accept(TaskAtHand task, FormValues values, String userId) {
        freezing.freeze(task.businessKey(), values.checked("confirmed"), userId);
        return Map.of();
    }
}
