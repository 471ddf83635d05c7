package petitiondesk.petition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Role;
import petitiondesk.security.CurrentUser;
import petitiondesk.shared.Refusal;

/**
 * Documents on paper. They carry names in full, so only those who work on the case may print them, each print is noted in
 * the history, and none exists before what it states has happened.
 */
@Service
public class Papers {

    private final Cases cases;
    private final CaseAccess access;
    private final PaperOccasions occasions;
    private final PaperSheets sheets;
    private final LeadDecisions decisions;
    private final CaseHistory history;
    private final Organisation organisation;

    Papers(
            Cases cases,
            CaseAccess access,
            PaperOccasions occasions,
            PaperSheets sheets,
            LeadDecisions decisions,
            CaseHistory history,
            Organisation organisation) {
        this.cases = cases;
        this.access = access;
        this.occasions = occasions;
        this.sheets = sheets;
        this.decisions = decisions;
        this.history = history;
        this.organisation = organisation;
    }

    /** What a document leaves the desk as. */
    public enum Form {
        PAGE("打印"),
        PDF("下载PDF：");

        private final String verb;

        Form(String verb) {
            this.verb = verb;
        }
    }

    /** A document that can be printed now, under the title that it has in this case. */
    public record Offer(Paper paper, String title) {}

    /** What this person may print of the case now. */
    @Transactional(readOnly = true)
    public List<Offer> offered(String number, CurrentUser user) {
        PetitionCourse course = cases.course(number);
        access.check(course, user);
        List<Offer> offers = new ArrayList<>();
        for (Paper paper : Paper.values()) {
            if (mayPrint(paper, course, user) && obstacle(paper, course).isEmpty()) {
                offers.add(new Offer(paper, sheets.title(paper, course)));
            }
        }
        return offers;
    }

    /**
     * What the document says, and a note in the history that it was printed.
     *
     * @throws Refusal if the case is not for this person, he may not print it, or it does not exist yet
     */
    @Transactional
    public Sheet print(String number, Paper paper, Form form, CurrentUser user) {
        PetitionCourse course = cases.course(number);
        check(paper, course, user);
        history.note(number, user.id(), EventKind.PRINTED, form.verb + sheets.title(paper, course));
        return sheet(paper, course);
    }

    private Sheet sheet(Paper paper, PetitionCourse course) {
        return switch (paper) {
            case RECEIPT -> sheets.receipt(course);
            case SERVICE -> sheets.proofOfService(course);
            default -> sheets.of(occasions.newest(paper, course).orElseThrow(), course);
        };
    }

    /** Lets the person have the document, which exists. */
    void check(Paper paper, PetitionCourse course, CurrentUser user) {
        access.check(course, user);
        if (!mayPrint(paper, course, user)) {
            throw Refusal.forbidden(
                    switch (paper) {
                        case RECEIPT -> "登记回执载有查询码，只有登记员和联席会议办公室可以打印。";
                        case REVISIT -> "回访记录表由登记员和联席会议办公室打印。";
                        default -> "只有办理这件事项的人员可以打印“" + sheets.title(paper, course) + "”。";
                    });
        }
        obstacle(paper, course).ifPresent(why -> {
            throw Refusal.conflict(why);
        });
    }

    boolean mayPrint(Paper paper, PetitionCourse course, CurrentUser user) {
        if (course.restricted()) {
            return user.has(Role.DISCIPLINE);
        }
        boolean counter = user.has(Role.REGISTRAR) || user.has(Role.OFFICE);
        // the receipt lets its holder look into the case, and what was said at a revisit is not for whoever handled it
        if (counter || paper == Paper.RECEIPT || paper == Paper.REVISIT || course.responsible() == null) {
            return counter;
        }
        // whoever it was given to has it, whatever unit he comes from
        if (paper == Paper.LEAD && decisions.withPartOf(user.id()).contains(course.number())) {
            return true;
        }
        return organisation
                .responsible(course.responsible())
                .filter(unit ->
                        user.groups().contains(unit.group()) || user.groups().contains(unit.headsGroup()))
                .isPresent();
    }

    /** Why the document does not exist yet; empty if it does. */
    private Optional<String> obstacle(Paper paper, PetitionCourse course) {
        boolean exists = switch (paper) {
            case RECEIPT -> true;
            case SERVICE ->
                course.kind() != Kind.DISPUTE
                        && occasions.newest(Paper.OPINION, course).isPresent();
            case INDEX -> course.status() == Status.ARCHIVED;
            default -> occasions.newest(paper, course).isPresent();
        };
        if (exists) {
            return Optional.empty();
        }
        return Optional.of(
                switch (paper) {
                    case ACCEPTANCE -> "这件事项没有受理记录，没有受理告知书可打印。";
                    case TRANSFER -> "这件事项没有转送、交办，没有函可打印。";
                    case ROUTE -> "办理方式还没有经办公室确认，没有告知书可打印。";
                    case EXTENSION -> "这件事项没有批准延期，没有延期告知书可打印。";
                    case LEAD -> "这件事项没有包案，没有四定四包交办单可打印。";
                    case REVISIT -> "这件事项还没有回访，没有回访记录表可打印。";
                    case INDEX -> "案卷归档以后才有案卷目录。";
                    default -> course.kind() == Kind.DISPUTE ? "这件事项还没有调解协议可打印。" : "处理意见还没有签发，不能打印。";
                });
    }
}
