package petitiondesk.petition;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.organisation.Organisation;

/** 包案: the cases that somebody leads, handles or has undertaken something in, with what is due. */
@Service
public class LedCases {

    private final JdbcClient jdbc;
    private final LeadDecisions decisions;
    private final LeadResults results;
    private final Organisation organisation;
    private final TimeLimits limits;
    private final PetitionProcess process;
    private final Supervision supervision;
    private final Clock clock;

    LedCases(
            JdbcClient jdbc,
            LeadDecisions decisions,
            LeadResults results,
            Organisation organisation,
            TimeLimits limits,
            PetitionProcess process,
            Supervision supervision,
            Clock clock) {
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.results = results;
        this.organisation = organisation;
        this.limits = limits;
        this.process = process;
        this.supervision = supervision;
        this.clock = clock;
    }

    /**
     * A case that is led now.
     *
     * @param parts what the person has in it, such as 包案领导
     * @param dueOn 办结时限
     * @param supervised whether a supervision order on it is served and not closed
     * @param met whether the leader has confirmed already that it is resolved
     * @param mayNote whether the person may note progress
     * @param taskId an open task that waits for the person by name, such as confirming the result; else null
     * @param progress newest first
     */
    public record LedCase(
            String number,
            String title,
            String meetingNumber,
            List<String> parts,
            String leader,
            List<String> handlers,
            String measures,
            LocalDate dueOn,
            boolean overdue,
            boolean supervised,
            boolean met,
            boolean mayNote,
            String taskId,
            String taskName,
            List<Progress> progress) {}

    /** A line of progress, or the leader's word. */
    public record Progress(Instant at, String by, String text) {}

    private record Row(String number, String title, long leadDecision) {}

    /** The person's cases, those due first in front. */
    @Transactional(readOnly = true)
    public List<LedCase> of(String userId) {
        return jdbc.sql("""
                select c.number, p.title, c.lead_decision
                from petition_course c
                join petition p on p.number = c.number
                join meeting_decision d on d.id = c.lead_decision
                where c.status = 'LED' and not c.restricted
                  and (:user in (d.leader, d.pack_handle, d.pack_close, d.pack_support, d.pack_persuade)
                       or :user = any (d.handlers))""").param("user", userId).query(Row.class).list().stream()
                .map(row -> ledCase(row, decisions.byId(row.leadDecision()).orElseThrow(), userId))
                .sorted(Comparator.comparing(LedCase::dueOn).thenComparing(LedCase::number))
                .toList();
    }

    private LedCase ledCase(Row row, LeadDecision decision, String userId) {
        TimeLimits.TimeLimit limit = limits.newest(LimitKind.LED, row.number()).orElseThrow();
        List<Progress> progress = new ArrayList<>(results.under(decision.id()).stream()
                .map(line -> new Progress(line.at(), nameOf(line.by()), text(line)))
                .toList());
        Collections.reverse(progress);
        Optional<PetitionProcess.OpenTask> task = process.openTasks(row.number()).stream()
                .filter(open -> open.users().contains(userId))
                .findFirst();
        return new LedCase(
                row.number(),
                row.title(),
                decision.meetingNumber(),
                parts(decision, userId),
                nameOf(decision.leader()),
                decision.handlers().stream().map(this::nameOf).toList(),
                decision.measures(),
                limit.dueOn(),
                limit.isOverdue(clock.instant()),
                supervision.supervised(Set.of(row.number())).contains(row.number()),
                limit.metAt() != null,
                userId.equals(decision.leader()) || decision.handlers().contains(userId),
                task.map(PetitionProcess.OpenTask::id).orElse(null),
                task.map(PetitionProcess.OpenTask::name).orElse(null),
                progress);
    }

    private static List<String> parts(LeadDecision decision, String userId) {
        List<String> parts = new ArrayList<>();
        if (userId.equals(decision.leader())) {
            parts.add("包案领导");
        }
        if (decision.handlers().contains(userId)) {
            parts.add("办案人员");
        }
        addIf(userId.equals(decision.packHandle()), "包处理", parts);
        addIf(userId.equals(decision.packClose()), "包结案", parts);
        addIf(userId.equals(decision.packSupport()), "包稳控", parts);
        addIf(userId.equals(decision.packPersuade()), "包做思想工作", parts);
        return parts;
    }

    private static void addIf(boolean holds, String part, List<String> parts) {
        if (holds) {
            parts.add(part);
        }
    }

    private static String text(LeadResults.Line line) {
        String result =
                line.result() == null ? "" : LeadResult.valueOf(line.result()).title() + "。";
        return result + (line.text() == null ? "" : line.text());
    }

    private String nameOf(String userId) {
        return organisation.person(userId).map(Organisation.Person::name).orElse(userId);
    }
}
