package petitiondesk.petition;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Responsible;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/** New facts and reasons: a matter that is over is handled again, by somebody else where it had been handled (Art 36). */
@Service
public class Reopenings {

    private static final int FACTS = 20_000;
    private static final Set<Status> OVER =
            EnumSet.of(Status.CLOSED, Status.ARCHIVED, Status.REFUSED, Status.WITHDRAWN, Status.GUIDED);

    private final JdbcClient jdbc;
    private final Cases cases;
    private final Closing closing;
    private final Recusals recusals;
    private final Organisation organisation;
    private final TimeLimits limits;
    private final CaseHistory history;
    private final PetitionNotices notices;
    private final PetitionProcess process;
    private final Clock clock;

    Reopenings(
            JdbcClient jdbc,
            Cases cases,
            Closing closing,
            Recusals recusals,
            Organisation organisation,
            TimeLimits limits,
            CaseHistory history,
            PetitionNotices notices,
            PetitionProcess process,
            Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.closing = closing;
        this.recusals = recusals;
        this.organisation = organisation;
        this.limits = limits;
        this.history = history;
        this.notices = notices;
        this.process = process;
        this.clock = clock;
    }

    /** Why it cannot be reopened now, or null. */
    static String hindrance(PetitionCourse course) {
        if (course.restricted()) {
            return "检举控告由纪检监察处理，不在这里重新办理。";
        }
        if (course.status() == Status.MERGED) {
            return "该事项已经并案，新的事实请补充到在先事项。";
        }
        if (!OVER.contains(course.status())) {
            return "该事项现在是“%s”，还没有终结；新的事实请作为补充登记。".formatted(course.status().title());
        }
        // nobody has said yet what kind of matter it is
        return course.status() == Status.WITHDRAWN && course.responsible() == null
                ? "该事项在受理之前撤回，没有可以重新办理的内容；信访人再次提出的，请另行登记。"
                : null;
    }

    /**
     * Lets the unit handle the matter again, within the local limit for that.
     *
     * @param code the unit, district or village; null for the one that handled it before
     * @throws Refusal naming the field, or if the matter is not over
     */
    @Transactional
    public void reopen(String number, String newFacts, String code, String userId) {
        PetitionCourse course = cases.locked(number);
        recusals.check(number, userId);
        String hindrance = hindrance(course);
        if (hindrance != null) {
            throw Refusal.conflict(hindrance);
        }
        Optional<Responsible> unit = Optional.ofNullable(code == null || code.isBlank() ? course.responsible() : code)
                .flatMap(organisation::responsible);
        FieldChecks checks = new FieldChecks()
                .requiredText("newFacts", "新的事实和理由", newFacts, FACTS)
                .require(unit.isPresent(), "responsibleUnit", "请选择承办单位");
        unit.ifPresent(found -> checks.require(
                !organisation.members(found.group()).isEmpty(),
                "responsibleUnit",
                "“" + found.name() + "”没有承办人，请先在组织机构中指定"));
        checks.done();
        Status from = course.status();
        if (from == Status.CLOSED) {
            // it waits for its index, which belongs to what it came to before
            closing.archive(course);
        }
        Responsible handles = unit.orElseThrow();
        Instant now = clock.instant();
        course.reopenedOnNewFacts(handles.code());
        record(course, from, newFacts.strip(), userId, now);
        TimeLimit again = limits.start(LimitKind.HANDLE_REOPENED, number, now, handles.code());
        history.announce(
                number,
                userId,
                EventKind.REOPENED,
                "因新的事实和理由重新办理（此前：%s），由%s办理，%s前办结：%s"
                        .formatted(from.title(), handles.name(), PetitionTexts.lastDay(again), newFacts.strip()),
                "因新的事实和理由，事项重新办理，由%s于%s前答复您。".formatted(handles.name(), PetitionTexts.lastDay(again)));
        cases.save(course);
        course.startedAs(process.newFacts(
                number,
                new PetitionProcess.Course(course.kind(), handles.group(), handles.headsGroup(), again.dueAt())));
        cases.save(course);
    }

    private void record(PetitionCourse course, Status from, String newFacts, String userId, Instant at) {
        jdbc.sql("""
                insert into reopening (petition_number, round, from_status, new_facts, responsible, opened_by, at)
                values (:number, :round, :from, :facts, :responsible, :by, :at)""")
                .param("number", course.number())
                .param("round", course.round())
                .param("from", from.name())
                .param("facts", newFacts)
                .param("responsible", course.responsible())
                .param("by", userId)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** The new facts with which the present round began; empty where it began otherwise. */
    Optional<String> newFacts(PetitionCourse course) {
        return jdbc.sql("select new_facts from reopening where petition_number = :number and round = :round")
                .param("number", course.number())
                .param("round", course.round())
                .query(String.class)
                .optional();
    }

    /** Tells the petitioner who handles it again and until when. */
    @Transactional
    public void announce(String number) {
        notices.reopenedOnNewFacts(
                cases.course(number),
                limits.newest(LimitKind.HANDLE_REOPENED, number).orElseThrow());
    }
}
