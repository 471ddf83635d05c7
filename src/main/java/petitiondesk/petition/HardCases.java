package petitiondesk.petition;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/** 疑难问题: cases that wait for the joint meeting, and those in which the office is late when it meets. */
@Service
public class HardCases {

    /** The steps whose lateness the joint meeting looks into. */
    private static final Set<LimitKind> HANDLING_LIMITS =
            EnumSet.of(LimitKind.LED, LimitKind.HANDLE, LimitKind.HANDLE_REOPENED, LimitKind.MEDIATE);

    /** Whether the row {@code h} of {@code hard_case} asks a meeting to change how a case is led, and none has answered. */
    static final String WANTS_CHANGE = """
            h.source = 'CHANGE' and exists (
                select from petition_course c
                where c.number = h.petition_number and c.status = 'LED' and c.lead_decision = h.about_decision
                  and not exists (select from lead_result r where r.decision_id = c.lead_decision and r.result = 'RESOLVED'))
            and not exists (
                select from meeting_decision d
                where d.petition_number = h.petition_number and d.id > h.about_decision and d.decided_at >= h.named_at
                  and d.decision = 'RETURN')""";

    private final JdbcClient jdbc;
    private final Cases cases;
    private final LeadDecisions decisions;
    private final CaseHistory history;
    private final TimeLimits limits;
    private final PetitionProcess process;
    private final Clock clock;

    HardCases(
            JdbcClient jdbc,
            Cases cases,
            LeadDecisions decisions,
            CaseHistory history,
            TimeLimits limits,
            PetitionProcess process,
            Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.decisions = decisions;
        this.history = history;
        this.limits = limits;
        this.process = process;
        this.clock = clock;
    }

    /** Who brought the case to the meeting. */
    public enum Source {
        HANDLER("承办人提交"),
        DISTRICT("管区提出"),
        REVISIT("回访不实"),
        /** The case is led; what is asked for is another 四定四包. */
        CHANGE("提请变更");

        private final String title;

        Source(String title) {
            this.title = title;
        }

        /** As the office writes it. */
        public String title() {
            return title;
        }
    }

    /**
     * A case that waits for the meeting.
     *
     * @param responsible code of the unit, district or village that handles
     * @param difficulty why it could not be resolved below
     * @param namedBy user id, or null where a revisit brought it back
     * @param postponed how often a meeting has put it off since it was named
     */
    public record HardCase(
            String number,
            String title,
            Kind kind,
            String district,
            String responsible,
            Source source,
            String difficulty,
            String namedBy,
            Instant namedAt,
            int postponed) {}

    /**
     * A case in which a limit of handling has passed.
     *
     * @param limit the limit; the earliest if several have passed
     * @param leader user id of the lead leader, or null where nobody leads the case
     */
    public record LateCase(
            String number,
            String title,
            Kind kind,
            String district,
            String responsible,
            LimitKind limit,
            LocalDate dueOn,
            String leader) {}

    /**
     * A 管区 brings a case of its own to the meeting while it is handled; one that waits already is left as it is.
     *
     * @param district code of the 管区 that reports
     * @throws Refusal if the case is not the district's, or is not being handled
     */
    @Transactional
    public void nameByDistrict(String number, String district, String reason, String userId) {
        PetitionCourse course = cases.locked(number);
        boolean own = district.equals(course.district()) || district.equals(course.responsible());
        if (course.restricted() || !own) {
            throw Cases.unknown();
        }
        new FieldChecks()
                .requiredText("hardCases", "疑难情况", reason, HardCaseTexts.DIFFICULTY)
                .done();
        switch (course.status()) {
            case HARD -> history.note(number, userId, EventKind.NAMED_HARD, "管区报告再次列为疑难问题：" + reason.strip());
            case HANDLING -> {
                name(course, Source.DISTRICT, reason, userId);
                process.namedHard(number);
            }
            case LED -> throw Refusal.conflict(number + "已由联席会议包案，办结时限到期后才能再次上会。");
            default -> throw Refusal.conflict(number + "现在是“" + course.status().title() + "”，只有办理中的事项可以列为疑难问题。");
        }
    }

    /** Sets the case down for the next meeting; the caller holds it locked. The legal limit runs on. */
    void name(PetitionCourse course, Source source, String difficulty, String userId) {
        jdbc.sql("""
                insert into hard_case (petition_number, source, difficulty, named_by, named_at)
                values (:number, :source, :difficulty, :by, :at)""")
                .param("number", course.number())
                .param("source", source.name())
                .param("difficulty", difficulty.strip())
                .param("by", userId)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        course.waitsForMeeting();
        cases.save(course);
        history.announce(
                course.number(),
                userId,
                EventKind.NAMED_HARD,
                source.title() + "，列为疑难问题，待联席会议研究；法定期限照常计算。" + difficulty.strip(),
                "事项较为复杂，已提交信访联席会议研究，办理期限照常计算。");
    }

    /** Whoever draws an agenda and whoever takes a case back from it take turns. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void takeTurns() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('agenda', 27))")
                .query((row, i) -> row)
                .list();
    }

    /** Whether a meeting has decided, and the case has not heard of it yet. */
    boolean isDecided(String number) {
        return jdbc.sql("""
                select exists (select from meeting_decision d where d.petition_number = :number
                               and not exists (select from meeting_decision_taken_up t where t.decision_id = d.id))""").param("number", number).query(Boolean.class).single();
    }

    /** Who brought the case to the meeting last; empty if nobody did. */
    Optional<Source> source(String number) {
        return jdbc.sql("select source from hard_case where petition_number = :number order by id desc limit 1")
                .param("number", number)
                .query(Source.class)
                .optional();
    }

    /** All cases that wait for the next meeting, those named first in front. */
    @Transactional(readOnly = true)
    public List<HardCase> waiting() {
        return jdbc.sql("""
                select c.number, p.title, c.kind, c.district, c.responsible, h.source, h.difficulty, h.named_by, h.named_at,
                       (select count(*) from meeting_decision d
                        where d.petition_number = c.number and d.decision = 'POSTPONE' and d.decided_at >= h.named_at)
                           as postponed
                from petition_course c
                join petition p on p.number = c.number
                join lateral (select * from hard_case h where h.petition_number = c.number order by h.id desc limit 1) h
                    on true
                where (c.status = 'HARD' or %s) and not c.restricted
                  -- a case of which a meeting has disposed a moment ago does not wait for the next one
                  and not exists (select from meeting_decision d where d.petition_number = c.number
                                  and not exists (select from meeting_decision_taken_up t where t.decision_id = d.id))
                order by h.named_at, c.number""".formatted(WANTS_CHANGE)).query(HardCase.class).list();
    }

    /** All open cases of which a limit of handling has passed at that moment, the latest first. */
    @Transactional(readOnly = true)
    public List<LateCase> late(Instant at) {
        record Row(String number, String title, Kind kind, String district, String responsible, Long leadDecision) {}
        Map<String, Row> open = jdbc.sql("""
                select c.number, p.title, c.kind, c.district, c.responsible, c.lead_decision
                from petition_course c join petition p on p.number = c.number
                where c.status in ('HANDLING', 'HARD', 'LED', 'OPINION') and not c.restricted""").query(Row.class).list().stream()
                .collect(Collectors.toMap(Row::number, Function.identity()));
        Map<Long, LeadDecision> led =
                decisions
                        .byIds(open.values().stream()
                                .map(Row::leadDecision)
                                .filter(Objects::nonNull)
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(LeadDecision::id, Function.identity()));
        return limits.running(open.keySet()).values().stream()
                .flatMap(running -> running.stream()
                        .filter(limit -> HANDLING_LIMITS.contains(limit.kind()) && limit.isOverdue(at))
                        .findFirst()
                        .stream())
                .sorted(Comparator.comparing(TimeLimit::dueAt).thenComparing(TimeLimit::subject))
                .map(limit -> {
                    Row row = open.get(limit.subject());
                    String leader = row.leadDecision() == null
                            ? null
                            : led.get(row.leadDecision()).leader();
                    return new LateCase(
                            row.number(),
                            row.title(),
                            row.kind(),
                            row.district(),
                            row.responsible(),
                            limit.kind(),
                            limit.dueOn(),
                            leader);
                })
                .toList();
    }
}
