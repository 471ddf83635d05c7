package petitiondesk.petition;

import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.organisation.Organisation;

/** 四定四包 of a led case with its progress, as the forms of Tasklist show it. */
@Service
public class LeadSummary {

    private final Cases cases;
    private final LeadDecisions decisions;
    private final LeadResults results;
    private final Organisation organisation;

    LeadSummary(Cases cases, LeadDecisions decisions, LeadResults results, Organisation organisation) {
        this.cases = cases;
        this.decisions = decisions;
        this.results = results;
        this.organisation = organisation;
    }

    /** Markdown; empty for a case that nobody leads. */
    @Transactional(readOnly = true)
    public String of(String number) {
        Long id = cases.course(number).leadDecision();
        return id == null ? "" : text(decisions.byId(id).orElseThrow());
    }

    private String text(LeadDecision decision) {
        String team = """
                #### 四定四包（%s）
                - 包案领导：%s
                - 办案人员：%s
                - 工作措施：%s
                - 办结时限：%s
                - 包处理：%s　包结案：%s　包稳控：%s　包做思想工作：%s""".formatted(
                        TaskSummary.escaped(decision.meetingNumber()),
                        nameOf(decision.leader()),
                        decision.handlers().stream().map(this::nameOf).collect(Collectors.joining("、")),
                        TaskSummary.escaped(decision.measures()),
                        PetitionTexts.day(decision.dueOn()),
                        nameOf(decision.packHandle()),
                        nameOf(decision.packClose()),
                        nameOf(decision.packSupport()),
                        nameOf(decision.packPersuade()));
        String progress = results.under(decision.id()).stream().map(this::line).collect(Collectors.joining("\n"));
        return progress.isEmpty() ? team : team + "\n\n#### 进展\n" + progress;
    }

    private String line(LeadResults.Line line) {
        String result =
                line.result() == null ? "" : LeadResult.valueOf(line.result()).title() + "。";
        return "- %s %s：%s%s"
                .formatted(
                        PetitionTexts.minute(line.at()),
                        nameOf(line.by()),
                        result,
                        line.text() == null ? "" : TaskSummary.escaped(line.text()));
    }

    private String nameOf(String userId) {
        return TaskSummary.escaped(
                organisation.person(userId).map(Organisation.Person::name).orElse(userId));
    }
}
