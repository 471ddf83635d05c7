package petitiondesk.advice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.organisation.Organisation;
import petitiondesk.petition.PetitionTexts;
import petitiondesk.petition.TaskSummary;

/** What the forms of an advice show: what was found, what is advised, the answers, and the way to its page. */
@Service
public class AdviceSummary {

    private final Advices advices;
    private final Organisation organisation;

    AdviceSummary(Advices advices, Organisation organisation) {
        this.advices = advices;
        this.organisation = organisation;
    }

    /** Values for the texts of every form: {@code summary}, {@code answerText}, {@code page}. */
    @Transactional(readOnly = true)
    public Map<String, Object> of(String number) {
        Advice advice = advices.get(number);
        List<AdviceParts.Answer> answers = advices.answers(number);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("summary", """
                ### %s
                - %s，发给%s，%s

                **发现的问题：** %s

                **建议：** %s""".formatted(
                        TaskSummary.escaped(advice.subject()),
                        advice.kind().title(),
                        TaskSummary.escaped(advice.unitName()),
                        PetitionTexts.day(advice.issuedAt()),
                        TaskSummary.escaped(advice.findings()),
                        TaskSummary.escaped(advice.recommendation())));
        view.put("answerText", answers.stream().map(this::line).collect(Collectors.joining("\n\n")));
        view.put("page", "[打开改进建议 %s](/desk/advice/%s)".formatted(number, number));
        return view;
    }

    private String line(AdviceParts.Answer answer) {
        String said = answer.assessment() == null
                ? ""
                : "\n\n**核实：** " + answer.assessment().title()
                        + (answer.comment() == null ? "" : "。" + TaskSummary.escaped(answer.comment()));
        return "**%s %s（%s）：** %s%s"
                .formatted(
                        PetitionTexts.minute(answer.answeredAt()),
                        TaskSummary.escaped(organisation
                                .person(answer.answeredBy())
                                .map(Organisation.Person::name)
                                .orElse(answer.answeredBy())),
                        answer.adoption().title(),
                        TaskSummary.escaped(answer.answer()),
                        said);
    }
}
