package petitiondesk.supervision;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.organisation.Organisation;
import petitiondesk.petition.CaseBriefs;
import petitiondesk.petition.LeadSummary;
import petitiondesk.petition.PetitionTexts;
import petitiondesk.petition.TaskSummary;
import petitiondesk.supervision.OrderParts.Answer;

/** What the forms of an order show: the order in short, the answers, and the way to its page and to the case. */
@Service
public class OrderSummary {

    private final Orders orders;
    private final OrderRecords records;
    private final CaseBriefs cases;
    private final LeadSummary lead;
    private final Organisation organisation;

    OrderSummary(Orders orders, OrderRecords records, CaseBriefs cases, LeadSummary lead, Organisation organisation) {
        this.orders = orders;
        this.records = records;
        this.cases = cases;
        this.lead = lead;
        this.organisation = organisation;
    }

    /** Values for the texts of every form: {@code summary}, {@code leadText}, {@code historyText}, {@code page}, {@code answerText}. */
    @Transactional(readOnly = true)
    public Map<String, Object> of(String number) {
        Order order = orders.get(number);
        CaseBriefs.CaseBrief brief = cases.of(order.petitionNumber());
        Map<String, Object> view = new LinkedHashMap<>();
        view.put(
                "summary",
                """
                ### %s
                - 信访事项：%s，现在“%s”
                - 被督办：%s%s
                - %s%s，%s
                - %s""".formatted(
                                        TaskSummary.escaped(brief.title()),
                                        order.petitionNumber(),
                                        brief.status().title(),
                                        TaskSummary.escaped(order.addressee()),
                                        order.unitName() == null ? "" : "，责任单位" + TaskSummary.escaped(order.unitName()),
                                        TaskSummary.escaped(order.meetingNumber()),
                                        order.measure().title(),
                                        PetitionTexts.day(order.decidedAt()),
                                        order.limitTitle() == null
                                                ? order.ground().title()
                                                : TaskSummary.escaped(order.limitTitle()) + "原定"
                                                        + PetitionTexts.day(order.originalDueOn()) + "前")
                        + written(order));
        view.put("leadText", lead.of(order.petitionNumber()));
        view.put("answerText", answers(number));
        view.put(
                "historyText",
                records.events(number).stream()
                        .map(event -> "- %s %s：%s"
                                .formatted(
                                        PetitionTexts.minute(event.at()),
                                        event.kind(),
                                        TaskSummary.escaped(event.text())))
                        .collect(Collectors.joining("\n")));
        view.put(
                "page",
                "[打开督办单 %s](/desk/orders/%s)　[打开案卷 %s](/desk/petitions/%s)"
                        .formatted(number, number, order.petitionNumber(), order.petitionNumber()));
        return view;
    }

    private String written(Order order) {
        return records.draft(order.number(), order.draft())
                .map(draft -> "\n- 答复期限：%s\n\n**督办要求：** %s"
                        .formatted(PetitionTexts.day(draft.answerBy()), TaskSummary.escaped(draft.demand())))
                .orElse("");
    }

    private String answers(String number) {
        List<Answer> answers = records.answers(number);
        return answers.stream().map(this::line).collect(Collectors.joining("\n\n"));
    }

    private String line(Answer answer) {
        String finished = answer.finishedOn() == null ? "尚未化解" : PetitionTexts.day(answer.finishedOn()) + "化解";
        String verdict = answer.verdict() == null
                ? ""
                : "\n\n**核实：** " + answer.verdict().title()
                        + (answer.comment() == null ? "" : "。" + TaskSummary.escaped(answer.comment()));
        return "**%s %s（%s）：** %s%s"
                .formatted(
                        PetitionTexts.minute(answer.answeredAt()),
                        TaskSummary.escaped(organisation
                                .person(answer.answeredBy())
                                .map(Organisation.Person::name)
                                .orElse(answer.answeredBy())),
                        finished,
                        TaskSummary.escaped(answer.answer()),
                        verdict);
    }
}
