package petitiondesk.petition;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.deadline.TimeLimits.TimeLimit;

/** What joint meetings decided on hard cases, and what has become of each. */
@Service
public class MeetingOutcomes {

    private final JdbcClient jdbc;
    private final LeadDecisions decisions;
    private final TimeLimits limits;
    private final Clock clock;

    MeetingOutcomes(JdbcClient jdbc, LeadDecisions decisions, TimeLimits limits, Clock clock) {
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * A decision with the present state of its case.
     *
     * @param inForce whether the case is led under this decision now
     * @param late whether the date that the meeting set has passed, or had passed when the leader confirmed
     * @param confirmed whether the lead leader has confirmed that the matter is resolved, and no revisit has found that
     *     it is not
     * @param remark why the decision had no effect, or null
     */
    public record Outcome(
            LeadDecision decision,
            String title,
            Status status,
            boolean inForce,
            boolean late,
            boolean confirmed,
            String remark) {}

    private record Row(
            long id, String number, String title, Status status, boolean inForce, boolean confirmed, String remark) {}

    /** The decisions of one meeting, in the order in which they were made. */
    @Transactional(readOnly = true)
    public List<Outcome> of(String meetingNumber) {
        return outcomes("d.meeting_number = :meeting", meetingNumber);
    }

    /** The same, and the earlier decisions under which cases are led still: what the next meeting has to check. */
    @Transactional(readOnly = true)
    public List<Outcome> toCheckAfter(String meetingNumber) {
        return outcomes(
                "(d.meeting_number = :meeting or c.status = 'LED' and c.lead_decision = d.id "
                        + "and d.id < (select max(id) from meeting_decision where meeting_number = :meeting))",
                meetingNumber);
    }

    private List<Outcome> outcomes(String condition, String meetingNumber) {
        List<Row> rows = jdbc.sql("""
                select d.id, c.number, p.title, c.status, c.status = 'LED' and c.lead_decision = d.id as in_force, t.remark,
                       exists (select from lead_result r where r.decision_id = d.id and r.result = 'RESOLVED'
                               and not exists (select from hard_case h where h.petition_number = d.petition_number
                                               and h.source = 'REVISIT' and h.named_at >= r.decided_at)) as confirmed
                from meeting_decision d
                join petition_course c on c.number = d.petition_number
                join petition p on p.number = c.number
                left join meeting_decision_taken_up t on t.decision_id = d.id
                where not c.restricted and """ + " " + condition + " order by d.id")
                .param("meeting", meetingNumber)
                .query(Row.class)
                .list();
        Map<Long, LeadDecision> byId = decisions
                .byIds(rows.stream().map(Row::id).toList())
                .stream()
                .collect(Collectors.toMap(LeadDecision::id, Function.identity()));
        Map<String, List<TimeLimit>> ofCase =
                limits.of(rows.stream().map(Row::number).toList());
        return rows.stream()
                .map(row -> outcome(row, byId.get(row.id()), ofCase.getOrDefault(row.number(), List.of())))
                .toList();
    }

    private Outcome outcome(Row row, LeadDecision decision, List<TimeLimit> limits) {
        return new Outcome(
                decision,
                row.title(),
                row.status(),
                row.inForce(),
                late(decision, limits),
                row.confirmed(),
                row.remark());
    }

    private boolean late(LeadDecision decision, List<TimeLimit> limits) {
        LocalDate dueOn = decision.dueOn();
        return dueOn != null
                && limits.stream()
                        .filter(limit ->
                                limit.kind() == LimitKind.LED && limit.dueOn().equals(dueOn))
                        .anyMatch((TimeLimit limit) -> limit.isOverdue(clock.instant()));
    }
}
