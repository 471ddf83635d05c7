package petitiondesk.petition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Role;
import petitiondesk.party.Parties;
import petitiondesk.security.CurrentUser;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/** What discipline inspection has on file of an accusation, for those of it who may see it. */
@Service
public class AccusationFiles {

    private final JdbcClient jdbc;
    private final Cases cases;
    private final CaseAccess access;
    private final Accused accused;
    private final Parties parties;
    private final Organisation organisation;

    AccusationFiles(
            JdbcClient jdbc,
            Cases cases,
            CaseAccess access,
            Accused accused,
            Parties parties,
            Organisation organisation) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.access = access;
        this.accused = accused;
        this.parties = parties;
        this.organisation = organisation;
    }

    /** Whom it is directed at, by name; {@code recordedBy} is null where the desk found the name in the petition. */
    public record AccusedLine(String name, String recordedBy, Instant at) {}

    /**
     * A step that was done.
     *
     * @param heading what it decided, such as 研判：受理
     * @param text in full, or null
     */
    public record StepLine(String heading, String text, String by, Instant at) {}

    /**
     * Discipline inspection's part of the case file.
     *
     * @param options whom the one who looks may record as accused; empty once it is closed
     */
    public record View(List<AccusedLine> accused, List<StepLine> steps, List<ReferenceLists.Option> options) {

        /** Whether there is anything to show. */
        public boolean isAny() {
            return !accused.isEmpty() || !steps.isEmpty() || !options.isEmpty();
        }
    }

    @Transactional(readOnly = true)
    public View of(String number, CurrentUser user) {
        PetitionCourse course = cases.course(number);
        access.check(course, user);
        if (!course.restricted() || !user.has(Role.DISCIPLINE)) {
            return new View(List.of(), List.of(), List.of());
        }
        return new View(
                accused.of(number).stream()
                        .map(entry -> new AccusedLine(accused.nameOf(entry), nameOf(entry.recordedBy()), entry.at()))
                        .toList(),
                steps(number),
                course.isInWork() ? accused.options() : List.of());
    }

    /** Records whom of the staff the accusation is directed at, see {@link Accused#record}. */
    @Transactional
    public void accuse(String number, Collection<String> chosen, CurrentUser user) {
        PetitionCourse course = cases.locked(number);
        access.check(course, user);
        if (!course.restricted() || !user.has(Role.DISCIPLINE)) {
            throw Refusal.forbidden("被反映人由纪检监察在检举控告的案卷中登记。");
        }
        if (!course.isInWork()) {
            throw Refusal.conflict("本件已经办结。");
        }
        new FieldChecks().require(!chosen.isEmpty(), "accused", "请选择被反映的人员或者单位").done();
        accused.record(number, chosen, user.id());
        accused.keepApart(number);
    }

    /** How things stand after that; nothing for one who has just shut himself out, such as by naming his own unit. */
    @Transactional(readOnly = true)
    public View afterAccusing(String number, CurrentUser user) {
        return access.scope(user).covers(cases.course(number))
                ? of(number, user)
                : new View(List.of(), List.of(), List.of());
    }

    /** What was decided so far, for the forms; texts are Markdown, escaped. */
    @Transactional(readOnly = true)
    public String laneText(String number) {
        StringBuilder text = new StringBuilder();
        for (StepLine step : steps(number)) {
            text.append("**").append(step.heading()).append("**\n\n");
            if (step.text() != null) {
                text.append(TaskSummary.escaped(step.text())).append("\n\n");
            }
        }
        return text.toString();
    }

    /** How the petitioner can be reached, as far as the form may say: the full data are revealed in the case file. */
    @Transactional(readOnly = true)
    public String contactText(String number) {
        return parties.petitioner(number).isEmpty() ? "匿名反映，没有可以反馈的人，请选择“无法反馈”。" : "姓名和联系方式请到案卷中查看，查看会留下记录。";
    }

    private List<StepLine> steps(String number) {
        return jdbc.sql("""
                select 1 as step, assessment as said, organ as detail, reasons as text, assessed_by as by, cast(null as date) as day, at
                from accusation_assessment where petition_number = :number
                union all
                select 2, outcome, null, findings, investigated_by, null, at
                from accusation_result where petition_number = :number
                union all
                select 3, method, null, told, given_by, told_on, at
                from accusation_feedback where petition_number = :number
                order by step""")
                .param("number", number)
                .query((row, i) -> new StepLine(
                        heading(
                                row.getInt("step"),
                                row.getString("said"),
                                row.getString("detail"),
                                row.getObject("day", LocalDate.class)),
                        row.getString("text"),
                        nameOf(row.getString("by")),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    private static String heading(int step, String said, String organ, LocalDate day) {
        return switch (step) {
            case 1 -> "研判：" + AccusationAssessment.valueOf(said).title() + (organ == null ? "" : "，" + organ);
            case 2 -> "核查：" + AccusationOutcome.valueOf(said).title();
            default -> "反馈：" + FeedbackMethod.valueOf(said).title() + (day == null ? "" : "，" + PetitionTexts.day(day));
        };
    }

    private String nameOf(String userId) {
        return userId == null
                ? null
                : organisation.person(userId).map(Organisation.Person::name).orElse(userId);
    }
}
