package petitiondesk.petition;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.deadline.Calendars;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/** The petitioner asks that somebody keep out of his case, or for a hearing; the office decides beside the course. */
@Service
public class PetitionerRequests {

    private static final int PERSON = 100;
    private static final int REASON = 5_000;
    private static final Set<Status> UNDER_WAY = EnumSet.of(
            Status.TRANSFERRED,
            Status.HANDLING,
            Status.HARD,
            Status.LED,
            Status.OPINION,
            Status.REVISIT,
            Status.REVIEW);

    private final JdbcClient jdbc;
    private final Cases cases;
    private final CaseHistory history;
    private final Hearings hearings;
    private final ProcedureNotices notices;
    private final PetitionProcess process;
    private final Calendars calendars;
    private final PetitionSettings settings;
    private final Clock clock;

    PetitionerRequests(
            JdbcClient jdbc,
            Cases cases,
            CaseHistory history,
            Hearings hearings,
            ProcedureNotices notices,
            PetitionProcess process,
            Calendars calendars,
            PetitionSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.history = history;
        this.hearings = hearings;
        this.notices = notices;
        this.process = process;
        this.calendars = calendars;
        this.settings = settings;
        this.clock = clock;
    }

    /** What became of a request; the names are kept in the database. */
    public enum Outcome {
        GRANT("同意"),
        DENY("不同意"),
        /** The matter was over before anybody had decided. */
        LAPSED("事项已经结束，不再决定");

        private final String title;

        Outcome(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /**
     * A request.
     *
     * @param person whom the petitioner names, in his words, or null
     * @param recordedBy who wrote it down at the counter; null where he asked on the public pages himself
     * @param decision null while it waits
     * @param comment what the office said, or null
     * @param recused user id of who keeps out since, or null
     */
    public record Request(
            long id,
            RequestKind kind,
            String person,
            String reason,
            Instant decideBy,
            String recordedBy,
            Instant at,
            Outcome decision,
            String comment,
            String recused,
            String decidedBy) {}

    /** Why this cannot be asked for now, or null. */
    String hindrance(PetitionCourse course, RequestKind kind) {
        if (course.restricted()) {
            return "该事项由纪检监察办理，请当面或者来信向纪检监察提出。";
        }
        if (!UNDER_WAY.contains(course.status())) {
            return "该事项现在是“%s”，不能申请%s。".formatted(course.status().title(), kind.title());
        }
        if (waiting(course.number(), kind).isPresent()) {
            return "已经申请%s，正在等待决定。".formatted(kind.title());
        }
        return kind == RequestKind.HEARING ? hearings.hindrance(course) : null;
    }

    /**
     * Asks for it.
     *
     * @param person whom a request for recusal is about, as far as the petitioner knows; of no meaning for a hearing
     * @param userId who wrote it down at the counter; null for the petitioner himself
     * @throws Refusal naming the field, or if it cannot be asked for now
     */
    @Transactional
    public void ask(String number, RequestKind kind, String person, String reason, String userId) {
        PetitionCourse course = cases.locked(number);
        String hindrance = hindrance(course, kind);
        if (hindrance != null) {
            throw Refusal.conflict(hindrance);
        }
        String named = kind == RequestKind.RECUSAL && person != null && !person.isBlank() ? person.strip() : null;
        new FieldChecks()
                .text("person", "申请谁回避", named, PERSON)
                .requiredText("reason", "理由", reason, REASON)
                .done();
        Instant now = clock.instant();
        LocalDate lastDay =
                calendars.current().after(LocalDate.ofInstant(now, ApplicationClock.ZONE), settings.requestDays());
        Instant decideBy =
                lastDay.plusDays(1).atStartOfDay(ApplicationClock.ZONE).toInstant();
        jdbc.sql("""
                insert into petitioner_request (petition_number, kind, person, reason, decide_by, recorded_by, at)
                values (:number, :kind, :person, :reason, :decideBy, :by, :at)""")
                .param("number", number)
                .param("kind", kind.name())
                .param("person", named)
                .param("reason", reason.strip())
                .param("decideBy", Timestamp.from(decideBy))
                .param("by", userId)
                .param("at", Timestamp.from(now))
                .update();
        // of whom he complains and why is for those who decide: the history is read by whom he complains of
        history.announce(
                number,
                userId,
                EventKind.REQUESTED,
                "%s申请%s，由联席会议办公室%s前决定。"
                        .formatted(userId == null ? "信访人网上" : "登记信访人", kind.title(), PetitionTexts.day(lastDay)),
                "您申请%s，我们将于%s前决定并告知您。".formatted(kind.title(), PetitionTexts.day(lastDay)));
        if (!process.requestMade(number, kind, decideBy)) {
            throw Refusal.conflict("该事项的办理流程较早，没有这个环节，请当面或者来电向联席会议办公室提出。");
        }
    }

    /** Tells the petitioner what was decided; called to a hearing he was by its notice. */
    @Transactional
    public void announce(String number, RequestKind kind) {
        Request request = newestDecided(number, kind);
        PetitionCourse course = cases.course(number);
        if (request.decision() == Outcome.DENY) {
            notices.requestDenied(course, request);
        } else if (kind == RequestKind.RECUSAL) {
            notices.recusalGranted(course, request);
        }
    }

    private Request newestDecided(String number, RequestKind kind) {
        return of(number).stream()
                .filter(request -> request.kind() == kind && request.decision() != null)
                .findFirst()
                .orElseThrow();
    }

    /** Ends what nobody has decided on: the matter is over, and with it its course. */
    void lapse(String number) {
        Arrays.stream(RequestKind.values())
                .forEach(kind -> waiting(number, kind).ifPresent(request -> {
                    decided(request, Outcome.LAPSED, null, null, null, null);
                    history.announce(
                            number,
                            null,
                            EventKind.REQUESTED,
                            "事项已经结束，申请%s不再决定。".formatted(kind.title()),
                            "事项已经结束，您申请的%s不再决定。".formatted(kind.title()));
                }));
    }

    void decided(Request request, Outcome decision, String comment, String recused, Long hearing, String userId) {
        jdbc.sql("""
                insert into petitioner_request_decision (request_id, decision, comment, recused, hearing_id, decided_by, at)
                values (:id, :decision, :comment, :recused, :hearing, :by, :at)""")
                .param("id", request.id())
                .param("decision", decision.name())
                .param("comment", comment)
                .param("recused", recused)
                .param("hearing", hearing)
                .param("by", userId)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    Optional<Request> waiting(String number, RequestKind kind) {
        return of(number).stream()
                .filter(request -> request.kind() == kind && request.decision() == null)
                .findFirst();
    }

    /** All requests, newest first. */
    List<Request> of(String number) {
        return jdbc.sql("""
                select r.id, r.kind, r.person, r.reason, r.decide_by, r.recorded_by, r.at, d.decision, d.comment, d.recused,
                       d.decided_by
                from petitioner_request r left join petitioner_request_decision d on d.request_id = r.id
                where r.petition_number = :number order by r.id desc""").param("number", number).query(Request.class).list();
    }
}
