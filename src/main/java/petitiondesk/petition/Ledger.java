package petitiondesk.petition;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.security.CurrentUser;

/** The register as a list, as far as the one who looks may see it. */
@Service
public class Ledger {

    private static final String NEWEST_FIRST = " order by p.received_at desc, p.number desc";

    private final JdbcClient jdbc;
    private final CaseAccess access;
    private final OwedFirst owed;
    private final LedgerLines lines;
    private final Clock clock;

    Ledger(JdbcClient jdbc, CaseAccess access, OwedFirst owed, LedgerLines lines, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.owed = owed;
        this.lines = lines;
        this.clock = clock;
    }

    /**
     * What to show; null for no filter.
     *
     * @param text part of the number or the title
     * @param category a category or dispute type; what is below it counts, too
     * @param open true for open cases only, false for ended ones only
     * @param overdue true for cases only in which the office is late, false for those only in which it is not
     * @param dueBy cases only in which the office is not late yet and owes something by this day
     * @param page from 0
     * @param size 1 to 200
     * @param sort {@code received} newest first, {@code received-asc}, {@code number}, or {@code due} what is owed first
     */
    public record Query(
            String text,
            String status,
            String kind,
            String channel,
            String district,
            String unit,
            String category,
            Boolean open,
            Boolean overdue,
            LocalDate dueBy,
            LocalDate receivedFrom,
            LocalDate receivedTo,
            Integer page,
            Integer size,
            String sort) {}

    /**
     * One line of the register.
     *
     * @param dueOn what the office owes first, or null where it owes nothing now
     * @param dueFor what has to be done by then
     * @param urgent whether it cannot wait, from the start or since
     * @param repeat whether somebody found that it repeats an earlier one
     * @param supervised whether a supervision order on it is served and not closed
     */
    public record Line(
            String number,
            String title,
            Kind kind,
            String kindText,
            Status status,
            String statusText,
            String channelText,
            String category,
            String district,
            String unit,
            Instant receivedAt,
            LocalDate dueOn,
            String dueFor,
            boolean urgent,
            boolean overdue,
            boolean supervised,
            int persons,
            boolean repeat) {}

    /** What an office asks first: how much there is to do, and what cannot wait. */
    public record Figures(long open, long dueToday, long overdue, long receivedThisMonth) {}

    /** A page of lines with the number of all that match. */
    public record Page(List<Line> items, long total, int page, int size) {}

    /**
     * The cases that match, within the rights of the one who looks.
     *
     * @throws petitiondesk.shared.Refusal naming a filter that is none
     */
    @Transactional(readOnly = true)
    public Page find(Query query, CurrentUser user) {
        CaseAccess.Scope scope = access.scope(user);
        int size = query.size() == null ? 20 : query.size();
        int page = query.page() == null ? 0 : query.page();
        LedgerFilters.check(query, page, size);
        if (scope.empty()) {
            return new Page(List.of(), 0, page, size);
        }
        LedgerSearch search = new LedgerSearch(scope).about(query).inStatus(query);
        boolean byLimit = query.overdue() != null || query.dueBy() != null;
        Map<String, TimeLimit> owed = byLimit || LedgerFilters.DUE.equals(query.sort()) ? owed(scope) : Map.of();
        if (byLimit) {
            limit(search, query, owed);
        }
        long total = jdbc.sql("select count(*)" + search.sql())
                .params(search.parameters())
                .query(Long.class)
                .single();
        if (LedgerFilters.DUE.equals(query.sort())) {
            search.owing(owed.values());
        }
        List<LedgerLines.Row> rows = jdbc.sql("""
                select p.number, p.title, c.kind, c.status, p.channel, c.category, c.dispute_type, c.district,
                       c.responsible, p.received_at, p.persons""" + search.sql() + order(query.sort()) + " limit :size offset :skip")
                .params(search.parameters())
                .param("size", size)
                .param("skip", (long) page * size)
                .query(LedgerLines.Row.class)
                .list();
        return new Page(lines.of(rows, new LinkRights(scope)), total, page, size);
    }

    /** How many cases match in each status, whatever status the query itself names; statuses without any are left out. */
    @Transactional(readOnly = true)
    public Map<Status, Long> countsByStatus(Query query, CurrentUser user) {
        CaseAccess.Scope scope = access.scope(user);
        Map<Status, Long> counts = new EnumMap<>(Status.class);
        if (scope.empty()) {
            return counts;
        }
        LedgerSearch search = new LedgerSearch(scope).about(query);
        if (query.overdue() != null || query.dueBy() != null) {
            limit(search, query, owed(scope));
        }
        jdbc.sql("select c.status, count(*) as cases" + search.sql() + " group by c.status")
                .params(search.parameters())
                .query(row -> {
                    counts.put(Status.valueOf(row.getString("status")), row.getLong("cases"));
                });
        return counts;
    }

    @Transactional(readOnly = true)
    public Figures figures(CurrentUser user) {
        CaseAccess.Scope scope = access.scope(user);
        if (scope.empty()) {
            return new Figures(0, 0, 0, 0);
        }
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ApplicationClock.ZONE);
        List<TimeLimit> owed = List.copyOf(owed(scope).values());
        return new Figures(
                count(new LedgerSearch(scope).open(true)),
                owed.stream().filter(limit -> limit.dueOn().equals(today)).count(),
                owed.stream().filter(limit -> limit.isOverdue(now)).count(),
                count(new LedgerSearch(scope).receivedFrom(today.withDayOfMonth(1))));
    }

    /** Whether there is any case at all that this person could be shown. */
    public boolean isFor(CurrentUser user) {
        return !access.scope(user).empty();
    }

    private long count(LedgerSearch search) {
        return jdbc.sql("select count(*)" + search.sql())
                .params(search.parameters())
                .query(Long.class)
                .single();
    }

    /** What the office owes first in each open case that the one who looks may see. */
    private Map<String, TimeLimit> owed(CaseAccess.Scope scope) {
        LedgerSearch open = new LedgerSearch(scope).open(true);
        return owed.in(jdbc.sql("select p.number" + open.sql())
                .params(open.parameters())
                .query(String.class)
                .list());
    }

    /** Narrows the search by what is late or due; in a case that owes nothing the office is not late. */
    private void limit(LedgerSearch search, Query query, Map<String, TimeLimit> owed) {
        Instant now = clock.instant();
        List<String> late = owed.values().stream()
                .filter(limit -> limit.isOverdue(now))
                .map(TimeLimit::subject)
                .toList();
        if (query.overdue() != null && query.overdue()) {
            search.among(late);
        } else if (query.overdue() != null) {
            search.without(late);
        }
        if (query.dueBy() != null) {
            search.among(owed.values().stream()
                    .filter(limit -> !limit.isOverdue(now) && !limit.dueOn().isAfter(query.dueBy()))
                    .map(TimeLimit::subject)
                    .toList());
        }
    }

    private static String order(String sort) {
        if (sort == null || sort.isBlank()) {
            return NEWEST_FIRST;
        }
        return switch (sort) {
            case "received-asc" -> " order by p.received_at, p.number";
            case "number" -> " order by p.number";
            case LedgerFilters.DUE -> " order by owed.day nulls last, p.received_at desc, p.number desc";
            default -> NEWEST_FIRST;
        };
    }
}
