package petitiondesk.petition;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.organisation.Organisation;

/** What the forms show of a case: enough to decide, with the way to the rest. Texts are Markdown, petitioners' words escaped. */
@Service
public class TaskSummary {

    private static final int EXCERPT = 1_200;
    private static final int EVENTS = 8;
    private static final String UNKNOWN = "—";

    private final Cases cases;
    private final Categories categories;
    private final Organisation organisation;
    private final TimeLimits limits;
    private final CaseHistory history;
    private final Opinions opinions;
    private final Urgency urgency;
    private final Clock clock;

    TaskSummary(
            Cases cases,
            Categories categories,
            Organisation organisation,
            TimeLimits limits,
            CaseHistory history,
            Opinions opinions,
            Urgency urgency,
            Clock clock) {
        this.cases = cases;
        this.categories = categories;
        this.organisation = organisation;
        this.limits = limits;
        this.history = history;
        this.opinions = opinions;
        this.urgency = urgency;
        this.clock = clock;
    }

    /** Values for the texts of every form: {@code summary}, {@code limitText}, {@code historyText}, {@code caseFile}, {@code draftText}. */
    @Transactional(readOnly = true)
    public Map<String, Object> of(String number) {
        Petition petition = cases.petition(number);
        PetitionCourse course = cases.course(number);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("summary", summary(petition, course));
        view.put("limitText", limitText(number));
        view.put("historyText", historyText(number));
        view.put("caseFile", "[打开案卷 " + number + "](/desk/petitions/" + number + ")");
        view.put(
                "draftText", opinions.newest(number).map(TaskSummary::draftText).orElse("还没有拟写。"));
        view.put("petitionKind", course.kind() == null ? "" : course.kind().name());
        return view;
    }

    private String summary(Petition petition, PetitionCourse course) {
        String category = course.disputeType() != null ? course.disputeType() : course.category();
        String place = course.district() == null
                ? UNKNOWN
                : organisation
                        .district(course.district())
                        .map(Organisation.District::name)
                        .orElse(UNKNOWN);
        return """
                ### %s%s
                %s收到（%s） · %s · %s · %s

                **诉求：** %s

                **事实和理由：** %s""".formatted(
                        urgency.isUrgent(petition.number()) ? "【紧急】" : "",
                        escaped(petition.title()),
                        PetitionTexts.minute(petition.receivedAt()),
                        petition.channel().title(),
                        course.kind() == null ? "类别待定" : course.kind().title(),
                        categories.nameOf(category),
                        place,
                        escaped(excerpt(petition.request())),
                        escaped(excerpt(petition.facts())));
    }

    private String limitText(String number) {
        List<TimeLimit> running = limits.running(number);
        if (running.isEmpty()) {
            return "目前没有正在计算的期限。";
        }
        return running.stream().map(this::limitLine).collect(Collectors.joining("\n"));
    }

    private String limitLine(TimeLimit limit) {
        String late = limit.isOverdue(clock.instant()) ? "**已逾期** " : "";
        String target = limit.target().equals(limit.dueOn())
                ? ""
                : "内部目标%s，遇休息日顺延；".formatted(PetitionTexts.day(limit.target()));
        return "- %s%s：%s前（%s%s）"
                .formatted(
                        late,
                        limit.kind().title(),
                        PetitionTexts.lastDay(limit),
                        target,
                        limit.kind().source());
    }

    private String historyText(String number) {
        List<CaseHistory.Entry> entries = history.of(number);
        return entries.subList(Math.max(0, entries.size() - EVENTS), entries.size()).stream()
                .map(entry -> "- %s %s：%s"
                        .formatted(
                                PetitionTexts.minute(entry.at()), entry.kind().title(), escaped(entry.text())))
                .collect(Collectors.joining("\n"));
    }

    private static String draftText(Opinions.Opinion opinion) {
        StringBuilder text = new StringBuilder();
        if (opinion.conclusion() != null) {
            text.append("**结论：** ").append(opinion.conclusion().title()).append("\n\n");
        }
        paragraph(text, "查明的事实和理由", opinion.findings());
        paragraph(text, "处理意见", opinion.opinion());
        paragraph(text, "法律依据", opinion.legalBasis());
        paragraph(text, "调解协议", opinion.agreement());
        paragraph(text, "解决问题到位", opinion.closingSolved());
        paragraph(text, "思想教育到位", opinion.closingExplained());
        paragraph(text, "帮扶救助到位", opinion.closingHelped());
        paragraph(text, "依法处理", opinion.closingLawful());
        return text.toString();
    }

    private static void paragraph(StringBuilder text, String label, String value) {
        if (value != null) {
            text.append("**")
                    .append(label)
                    .append("：** ")
                    .append(escaped(value))
                    .append("\n\n");
        }
    }

    private static String excerpt(String text) {
        return text.length() <= EXCERPT ? text : text.substring(0, text.offsetByCodePoints(0, EXCERPT)) + "……（全文见案卷）";
    }

    /** A petitioner's words must stay words: no link, picture or heading of his making appears in a form. */
    public static String escaped(String text) {
        return text.replaceAll("([\\\\`*_{}\\[\\]()#+\\-.!|<>~:@&/=\"'])", "\\\\$1")
                .replaceAll("\\R+", "\n\n");
    }
}
