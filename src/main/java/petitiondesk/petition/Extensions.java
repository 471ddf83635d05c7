package petitiondesk.petition;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Role;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/**
 * 延期 (Art 34): where a claim is complicated, its limit is extended once, by at most thirty days, if the head of the organ
 * approves before the limit ends; the petitioner is told why. The case is worked on meanwhile.
 */
@Service
public class Extensions {

    private static final int REASON = 2_000;
    private static final int COMMENT = 2_000;

    private final JdbcClient jdbc;
    private final Cases cases;
    private final TimeLimits limits;
    private final CaseHistory history;
    private final ProcedureNotices notices;
    private final StaffNotices staff;
    private final Recusals recusals;
    private final Organisation organisation;
    private final PetitionProcess process;
    private final Clock clock;

    Extensions(
            JdbcClient jdbc,
            Cases cases,
            TimeLimits limits,
            CaseHistory history,
            ProcedureNotices notices,
            StaffNotices staff,
            Recusals recusals,
            Organisation organisation,
            PetitionProcess process,
            Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.limits = limits;
        this.history = history;
        this.notices = notices;
        this.staff = staff;
        this.recusals = recusals;
        this.organisation = organisation;
        this.process = process;
        this.clock = clock;
    }

    /** What the head of the organ says. */
    public enum Decision {
        APPROVE("批准延期"),
        DENY("不批准");

        private final String title;

        Decision(String title) {
            this.title = title;
        }

        /** As the office writes it. */
        public String title() {
            return title;
        }
    }

    /** What became of a request; the names are kept in the database. */
    public enum Outcome {
        APPROVED("已批准"),
        DENIED("未批准"),
        WITHDRAWN("已撤回"),
        /** The opinion was signed before anybody had decided. */
        NOT_NEEDED("答复已签发，不再需要");

        private final String title;

        Outcome(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /**
     * A request for more days.
     *
     * @param outcome null while it waits for its decision
     * @param comment what the head said, or null
     * @param dueOn the last day that the approved extension led to, else null
     */
    public record Request(
            long id,
            int days,
            String reason,
            String askedBy,
            Instant askedAt,
            Outcome outcome,
            String comment,
            String decidedBy,
            Instant decidedAt,
            LocalDate dueOn) {}

    /**
     * Asks for more days; the head of the organ decides.
     *
     * @param days null where the field was left empty
     * @throws Refusal naming the field; if the petition has no such limit, it is over, or was extended before
     */
    @Transactional
    public void ask(String number, Integer days, String reason, String userId) {
        PetitionCourse course = cases.locked(number);
        recusals.check(number, userId);
        TimeLimit limit = extendable(course);
        new FieldChecks()
                .require(
                        days != null && days >= 1 && days <= limit.kind().maxExtension(),
                        "extensionDays",
                        "延长的天数应为1至%d日（《信访工作条例》第三十四条）".formatted(limit.kind().maxExtension()))
                .requiredText("extensionReason", "延期理由", reason, REASON)
                .done();
        jdbc.sql("""
                insert into extension_request (petition_number, days, reason, asked_by, asked_at)
                values (:number, :days, :reason, :by, :at)""")
                .param("number", number)
                .param("days", days)
                .param("reason", reason.strip())
                .param("by", userId)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        history.note(number, userId, EventKind.EXTENSION, "申请延期%d日：%s".formatted(days, reason.strip()));
        process.extensionRequested(number, approvers(course), limit.dueAt());
    }

    /** Why no extension can be asked for now; empty if one can. */
    @Transactional(readOnly = true)
    public Optional<String> hindrance(String number) {
        try {
            extendable(cases.course(number));
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(refusal.getMessage());
        }
    }

    private TimeLimit extendable(PetitionCourse course) {
        TimeLimit limit = limits.running(course.number()).stream()
                .filter(running -> running.kind().maxExtension() > 0)
                .findFirst()
                .orElseThrow(() -> Refusal.conflict("只有申诉求决的60日办理期限可以延期，该事项现在没有这个期限。"));
        if (limit.isOverdue(clock.instant())) {
            throw Refusal.conflict("期限已过，不能再申请延期；延期应在期限届满之前批准。");
        }
        newest(course.number()).ifPresent(request -> {
            if (request.outcome() == null) {
                throw Refusal.conflict("已经申请延期，正在等待审批。");
            }
        });
        if (wasExtended(course.number(), limit)) {
            throw Refusal.conflict("该事项已经延期一次，不能再次延期（《信访工作条例》第三十四条）。");
        }
        return limit;
    }

    /** Whether the limit that runs now was extended: one that was started anew may be extended again. */
    private boolean wasExtended(String number, TimeLimit limit) {
        return jdbc.sql("""
                select exists (select from extension_request r join extension_outcome o on o.request_id = r.id
                               where r.petition_number = :number and o.outcome = 'APPROVED' and o.at >= :since)""")
                .param("number", number)
                .param(
                        "since",
                        Timestamp.from(limit.startedOn()
                                .atStartOfDay(ApplicationClock.ZONE)
                                .toInstant()))
                .query(Boolean.class)
                .single();
    }

    /**
     * The head approves or denies.
     *
     * @param comment needed to deny
     * @throws Refusal if he is the one who asked, or the limit has passed meanwhile
     */
    @Transactional
    public void decide(String number, Decision decision, String comment, String userId) {
        PetitionCourse course = cases.locked(number);
        Request request = waiting(number);
        if (request.askedBy().equals(userId)) {
            throw Refusal.forbidden("申请人不能审批自己的延期申请（《信访工作条例》第三十四条），请由其他负责人审批。");
        }
        recusals.check(number, userId);
        new FieldChecks()
                .require(decision == Decision.APPROVE || comment != null, "comment", "不批准的，请写明理由")
                .text("comment", "意见", comment, COMMENT)
                .done();
        if (decision == Decision.APPROVE) {
            TimeLimit limit = limits.extend(kind(course), number, request.days(), clock.instant());
            end(request, Outcome.APPROVED, comment, userId, limit.dueOn());
            String day = PetitionTexts.lastDay(limit);
            history.announce(
                    number,
                    userId,
                    EventKind.EXTENSION,
                    "批准延期%d日，期限延长至%s。".formatted(request.days(), day),
                    "因情况复杂，办理期限依法延长%d日，延长至%s。理由：%s".formatted(request.days(), day, request.reason()));
        } else {
            end(request, Outcome.DENIED, comment, userId, null);
            history.note(number, userId, EventKind.EXTENSION, "不批准延期：" + comment);
        }
    }

    /** Tells the petitioner of the new day, and why (Art 34). */
    @Transactional
    public void announce(String number) {
        Request request = newest(number).orElseThrow();
        notices.extended(cases.course(number), request.id(), request.days(), request.reason(), extended(number));
    }

    private TimeLimit extended(String number) {
        return limits.newest(LimitKind.HANDLE, number).orElseThrow();
    }

    /** Tells whoever asked that his request was denied. */
    @Transactional
    public void announceDenial(String number) {
        Request request = newest(number).orElseThrow();
        organisation
                .person(request.askedBy())
                .ifPresent(person -> staff.extensionDenied(cases.course(number), person, request.id()));
    }

    /** Whoever asked takes it back while nobody has decided. */
    @Transactional
    public void withdraw(String number, String userId) {
        cases.locked(number);
        Request request = waiting(number);
        if (!request.askedBy().equals(userId)) {
            throw Refusal.forbidden("延期申请由申请人本人撤回。");
        }
        end(request, Outcome.WITHDRAWN, null, userId, null);
        history.note(number, userId, EventKind.EXTENSION, "撤回延期申请。");
        process.extensionSettled(number);
    }

    /** Ends a request that nobody has decided on, because the opinion is signed. */
    void notNeeded(String number, String userId) {
        newest(number).filter(request -> request.outcome() == null).ifPresent(request -> {
            end(request, Outcome.NOT_NEEDED, null, userId, null);
            process.extensionSettled(number);
        });
    }

    /** Ends a request of a petition that was withdrawn; the course ends by itself. */
    void withdrawn(String number, String userId) {
        newest(number)
                .filter(request -> request.outcome() == null)
                .ifPresent(request -> end(request, Outcome.WITHDRAWN, null, userId, null));
    }

    /** Whether a request waits for its decision. */
    boolean isWaiting(String number) {
        return newest(number).filter(request -> request.outcome() == null).isPresent();
    }

    /** The newest request with what became of it. */
    @Transactional(readOnly = true)
    public Optional<Request> newest(String number) {
        return jdbc.sql("""
                select r.id, r.days, r.reason, r.asked_by, r.asked_at, o.outcome, o.comment, o.decided_by,
                       o.at as decided_at, o.due_on
                from extension_request r left join extension_outcome o on o.request_id = r.id
                where r.petition_number = :number order by r.id desc limit 1""").param("number", number).query(Request.class).optional();
    }

    /** Those that were approved, oldest first. */
    List<Request> approved(String number) {
        return jdbc.sql("""
                select r.id, r.days, r.reason, r.asked_by, r.asked_at, o.outcome, o.comment, o.decided_by,
                       o.at as decided_at, o.due_on
                from extension_request r join extension_outcome o on o.request_id = r.id
                where r.petition_number = :number and o.outcome = 'APPROVED' order by r.id""").param("number", number).query(Request.class).list();
    }

    private Request waiting(String number) {
        return newest(number)
                .filter(request -> request.outcome() == null)
                .orElseThrow(() -> Refusal.conflict("现在没有等待审批的延期申请。"));
    }

    private LimitKind kind(PetitionCourse course) {
        return limits.running(course.number()).stream()
                .map(TimeLimit::kind)
                .filter(kind -> kind.maxExtension() > 0)
                .findFirst()
                .orElseThrow(() -> Refusal.conflict("办理期限已经结束，不需要延期。"));
    }

    private void end(Request request, Outcome outcome, String comment, String userId, LocalDate dueOn) {
        jdbc.sql("""
                insert into extension_outcome (request_id, outcome, comment, decided_by, at, due_on)
                values (:id, :outcome, :comment, :by, :at, :dueOn)""")
                .param("id", request.id())
                .param("outcome", outcome.name())
                .param("comment", comment)
                .param("by", userId)
                .param("at", Timestamp.from(clock.instant()))
                .param("dueOn", dueOn)
                .update();
    }

    /** The heads of a unit that is an organ; a leader in charge for any other. */
    private String approvers(PetitionCourse course) {
        String heads = organisation.units().stream()
                .filter(unit -> unit.organ() && unit.code().equals(course.responsible()))
                .map(unit -> "unit-" + unit.code() + "-heads")
                .findFirst()
                .orElse(null);
        return Stream.of(heads, Role.LEAD_LEADER.group(), Role.CONVENER.group())
                .filter(group -> group != null && !organisation.members(group).isEmpty())
                .findFirst()
                .orElse(Role.CONVENER.group());
    }
}
