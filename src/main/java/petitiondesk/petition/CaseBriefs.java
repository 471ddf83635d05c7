package petitiondesk.petition;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Responsible;
import petitiondesk.security.CurrentUser;

/** What other rooms may know of a case: what it is called, who has it, and whether somebody may see it. */
@Service
public class CaseBriefs {

    private final Cases cases;
    private final CaseAccess access;
    private final LeadDecisions decisions;
    private final LeadResults results;
    private final Organisation organisation;
    private final JdbcClient jdbc;

    CaseBriefs(
            Cases cases,
            CaseAccess access,
            LeadDecisions decisions,
            LeadResults results,
            Organisation organisation,
            JdbcClient jdbc) {
        this.cases = cases;
        this.access = access;
        this.decisions = decisions;
        this.results = results;
        this.organisation = organisation;
        this.jdbc = jdbc;
    }

    /**
     * A case in a few words.
     *
     * @param unit name of the unit, district or village that handles, or null
     * @param lead the newest decision by which it was given to a leader, or null
     * @param lastProgress what handlers or leader put down last under that decision, or null
     */
    public record CaseBrief(
            String number,
            String title,
            Status status,
            Instant receivedAt,
            String unit,
            LeadDecision lead,
            String lastProgress) {}

    /**
     * The case in a few words.
     *
     * @throws petitiondesk.shared.Refusal if there is no such case
     */
    @Transactional(readOnly = true)
    public CaseBrief of(String number) {
        PetitionCourse course = cases.course(number);
        Petition petition = cases.petition(number);
        LeadDecision lead = decisions.of(number).stream()
                .filter(decision -> decision.decision() == LeadDecision.Way.LEAD)
                .reduce((earlier, later) -> later)
                .orElse(null);
        return new CaseBrief(
                number,
                petition.title(),
                course.status(),
                petition.receivedAt(),
                course.responsible() == null
                        ? null
                        : organisation
                                .responsible(course.responsible())
                                .map(Responsible::name)
                                .orElse(course.responsible()),
                lead,
                lead == null ? null : lastProgress(lead));
    }

    /** What the cases are called, by number. */
    @Transactional(readOnly = true)
    public Map<String, String> titles(Collection<String> numbers) {
        Map<String, String> titles = new HashMap<>();
        jdbc.sql("select number, title from petition where number = any (:numbers)")
                .param("numbers", numbers.toArray(String[]::new))
                .query(row -> {
                    titles.put(row.getString("number"), row.getString("title"));
                });
        return titles;
    }

    /** Those of the cases that this person may see. */
    @Transactional(readOnly = true)
    public Set<String> visible(Collection<String> numbers, CurrentUser user) {
        CaseAccess.Scope scope = access.scope(user);
        if (numbers.isEmpty() || scope.empty()) {
            return Set.of();
        }
        LedgerSearch search = new LedgerSearch(scope).among(List.copyOf(numbers));
        return Set.copyOf(jdbc.sql("select p.number" + search.sql())
                .params(search.parameters())
                .query(String.class)
                .list());
    }

    private String lastProgress(LeadDecision lead) {
        return results.under(lead.id()).stream()
                .map(LeadResults.Line::text)
                .filter(text -> text != null && !text.isBlank())
                .reduce((earlier, later) -> later)
                .orElse(null);
    }
}
