package petitiondesk.petition;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.document.Attachment;
import petitiondesk.document.Attachments;
import petitiondesk.platform.ApplicationClock;

/** The end of the course: closed, archived with its file index, or taken up again. */
@Service
public class Closing {

    private final Cases cases;
    private final Opinions opinions;
    private final TimeLimits limits;
    private final CaseHistory history;
    private final PetitionNotices notices;
    private final HardCases hardCases;
    private final Hearings hearings;
    private final PetitionerRequests requests;
    private final Attachments attachments;
    private final JdbcClient jdbc;
    private final Clock clock;

    Closing(
            Cases cases,
            Opinions opinions,
            TimeLimits limits,
            CaseHistory history,
            PetitionNotices notices,
            HardCases hardCases,
            Hearings hearings,
            PetitionerRequests requests,
            Attachments attachments,
            JdbcClient jdbc,
            Clock clock) {
        this.cases = cases;
        this.opinions = opinions;
        this.limits = limits;
        this.history = history;
        this.notices = notices;
        this.hardCases = hardCases;
        this.hearings = hearings;
        this.requests = requests;
        this.attachments = attachments;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One line of the 案卷目录. */
    public record FileEntry(int position, String title, LocalDate madeOn, String madeBy) {}

    /**
     * A matter that was taken up again.
     *
     * @param handleDueAt until when it has to be handled
     * @param toMeeting whether the next joint meeting hears of it first, because its promise under a lead was broken
     */
    public record Reopened(Instant handleDueAt, boolean toMeeting) {}

    /** Closes the matter; nothing is owed any more. */
    @Transactional
    public void close(String number) {
        PetitionCourse course = cases.locked(number);
        Instant now = clock.instant();
        // the answer to a suggestion, or an agreement, ends whatever limit of handling may still run
        limits.running(number).forEach(limit -> limits.meet(limit.kind(), number, now));
        // the course ends whatever waits beside it once the case is archived
        hearings.closed(course);
        requests.lapse(number);
        course.closed(now);
        cases.save(course);
        history.announce(number, null, EventKind.CLOSED, "事项办结。", "事项已办结。");
        notices.closed(course);
    }

    /** Makes the file index and archives the case. */
    @Transactional
    public void archive(String number) {
        archive(cases.locked(number));
    }

    void archive(PetitionCourse course) {
        String number = course.number();
        List<FileEntry> index = index(course);
        int edition = edition(number) + 1;
        for (FileEntry entry : index) {
            jdbc.sql("""
                    insert into case_file_entry (petition_number, edition, position, title, made_on, made_by)
                    values (:number, :edition, :position, :title, :madeOn, :madeBy)""")
                    .param("number", number)
                    .param("edition", edition)
                    .param("position", entry.position())
                    .param("title", entry.title())
                    .param("madeOn", entry.madeOn())
                    .param("madeBy", entry.madeBy())
                    .update();
        }
        course.archived(clock.instant());
        cases.save(course);
        history.note(number, null, EventKind.ARCHIVED, "案卷归档，目录共%d件。".formatted(index.size()));
    }

    /** How often the file index was made: a case that new facts reopened gets another when it closes again. */
    private int edition(String number) {
        return jdbc.sql("select coalesce(max(edition), 0) from case_file_entry where petition_number = :number")
                .param("number", number)
                .query(Integer.class)
                .single();
    }

    /** The newest file index, empty before the case is archived. */
    public List<FileEntry> fileIndex(String number) {
        return fileIndex(number, edition(number));
    }

    /** That which was made when the case was archived for the first, second … time. */
    List<FileEntry> fileIndex(String number, int edition) {
        return jdbc.sql("""
                        select position, title, made_on, made_by from case_file_entry
                        where petition_number = :number and edition = :edition order by position""")
                .param("number", number)
                .param("edition", edition)
                .query(FileEntry.class)
                .list();
    }

    /**
     * Takes the matter up again, with its own local limit.
     *
     * @return how it goes on
     */
    @Transactional
    public Reopened reopen(String number) {
        PetitionCourse course = cases.locked(number);
        Instant now = clock.instant();
        limits.running(number).forEach(limit -> limits.meet(limit.kind(), number, now));
        boolean led = course.isLed();
        course.reopenedForHandling();
        cases.save(course);
        TimeLimit again = limits.start(LimitKind.HANDLE_REOPENED, number, now, course.responsible());
        history.announce(
                number,
                null,
                EventKind.REOPENED,
                "重新办理，%s前办结。".formatted(PetitionTexts.lastDay(again)),
                "事项重新办理，应于%s前答复您。".formatted(PetitionTexts.lastDay(again)));
        notices.reopened(course, again);
        if (led) {
            hardCases.name(course, HardCases.Source.REVISIT, "包案后回访，信访人反映没有落实。", null);
        }
        return new Reopened(again.dueAt(), led);
    }

    private List<FileEntry> index(PetitionCourse course) {
        Petition petition = cases.petition(course.number());
        List<Paper> papers = new ArrayList<>();
        papers.add(new Paper("登记表", petition.registeredAt(), petition.receivedBy()));
        for (CaseHistory.Entry event : history.of(course.number())) {
            String title = switch (event.kind()) {
                case BROUGHT_OVER -> "转入前的办理材料";
                case ACCEPTED -> "受理告知书";
                case DISPOSITION_CORRECTED -> "办理方式更正记录";
                case REOPENED -> "重新办理记录";
                case SERVED -> "送达回证";
                case REVISITED -> "回访记录";
                case REVIEW_REQUESTED -> "复查（复核）申请";
                case REVIEW_DECIDED -> "复查（复核）意见";
                default -> null;
            };
            if (title != null) {
                papers.add(new Paper(title, event.at(), event.actor()));
            }
        }
        for (Opinions.Opinion opinion : opinions.all(course.number())) {
            if (opinion.agreement() != null && opinions.signature(opinion.id()).isEmpty()) {
                papers.add(new Paper("调解协议书", opinion.draftedAt(), opinion.draftedBy()));
            }
            opinions.signature(opinion.id())
                    .filter(signature -> signature.approval() == Approval.APPROVE)
                    .ifPresent(signature -> papers.add(new Paper(
                            course.kind() == Kind.CLAIM ? "信访处理意见书" : "建议意见答复书",
                            signature.decidedAt(),
                            signature.decidedBy())));
        }
        for (Attachment attachment : attachments.of(course.number())) {
            papers.add(new Paper("附件：" + attachment.name(), attachment.addedAt(), attachment.addedBy()));
        }
        papers.sort(Comparator.comparing(Paper::at));
        List<FileEntry> entries = new ArrayList<>();
        for (Paper paper : papers) {
            LocalDate day = LocalDate.ofInstant(paper.at(), ApplicationClock.ZONE);
            entries.add(new FileEntry(entries.size() + 1, paper.title(), day, paper.by()));
        }
        return entries;
    }

    private record Paper(String title, Instant at, String by) {}
}
