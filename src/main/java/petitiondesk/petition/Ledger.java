package petitiondesk.petition;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Responsible;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.security.CurrentUser;
import petitiondesk.shared.FieldChecks;

/** The register as a list, as far as the one who looks may see it. */
@Service
public class Ledger {

    static final int PAGE_SIZES = 200;

    private static final String DUE = "due";
    private static final Pattern CATEGORY = Pattern.compile("[CD][0-9]{2}([0-9]{2}){0,2}");
    private static final String NEWEST_FIRST = " order by p.received_at desc, p.number desc";

    private final JdbcClient jdbc;
    private final CaseAccess access;
    private final PetitionLinks links;
    private final TimeLimits limits;
    private final Categories categories;
    private final Organisation organisation;
    private final Supervision supervision;
    private final Urgency urgency;
    private final Clock clock;

    Ledger(
            JdbcClient jdbc,
            CaseAccess access,
            PetitionLinks links,
            TimeLimits limits,
            Categories categories,
            Organisation organisation,
            Supervision supervision,
            Urgency urgency,
            Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.links = links;
        this.limits = limits;
        this.categories = categories;
        this.organisation = organisation;
        this.supervision = supervision;
        this.urgency = urgency;
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

    private record Row(
            String number,
            String title,
            String kind,
            String status,
            String channel,
            String category,
            String disputeType,
            String district,
            String responsible,
            Timestamp receivedAt,
            int persons) {}

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
        check(query, page, size);
        if (scope.empty()) {
            return new Page(List.of(), 0, page, size);
        }
        LedgerSearch search = new LedgerSearch(scope).about(query).inStatus(query);
        boolean byLimit = query.overdue() != null || query.dueBy() != null;
        Map<String, TimeLimit> owed = byLimit || DUE.equals(query.sort()) ? owed(scope) : Map.of();
        if (byLimit) {
            limit(search, query, owed);
        }
        long total = jdbc.sql("select count(*)" + search.sql())
                .params(search.parameters())
                .query(Long.class)
                .single();
        if (DUE.equals(query.sort())) {
            search.owing(owed.values());
        }
        List<Row> rows = jdbc.sql("""
                select p.number, p.title, c.kind, c.status, p.channel, c.category, c.dispute_type, c.district,
                       c.responsible, p.received_at, p.persons""" + search.sql() + order(query.sort()) + " limit :size offset :skip")
                .params(search.parameters())
                .param("size", size)
                .param("skip", (long) page * size)
                .query(Row.class)
                .list();
        return new Page(lines(rows, new LinkRights(scope)), total, page, size);
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
        return owed(jdbc.sql("select p.number" + open.sql())
                .params(open.parameters())
                .query(String.class)
                .list());
    }

    private Map<String, TimeLimit> owed(List<String> numbers) {
        Map<String, TimeLimit> first = new HashMap<>();
        limits.running(numbers)
                .forEach((number, running) -> running.stream()
                        .filter(limit -> limit.kind().owedByOffice())
                        .findFirst()
                        .ifPresent(limit -> first.put(number, limit)));
        return first;
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

    private static void check(Query query, int page, int size) {
        FieldChecks checks = new FieldChecks();
        checks.require(page >= 0 && page <= 1_000_000, "page", "页码不正确");
        checks.require(size >= 1 && size <= PAGE_SIZES, "size", "每页条数应在1至" + PAGE_SIZES + "之间");
        checks.text("text", "查找内容", query.text(), 100);
        if (present(query.status())) {
            checks.oneOf(Status.class, "status", "状态", query.status());
        }
        if (present(query.kind())) {
            checks.oneOf(Kind.class, "kind", "类别", query.kind());
        }
        if (present(query.channel())) {
            checks.oneOf(Channel.class, "channel", "来源渠道", query.channel());
        }
        checks.text("district", "管区", query.district(), 64).text("unit", "承办单位", query.unit(), 64);
        checks.require(
                !present(query.category()) || CATEGORY.matcher(query.category()).matches(),
                "category",
                "分类应是一个代码，例如 C03");
        checks.require(
                !present(query.sort())
                        || List.of("received", "received-asc", "number", DUE).contains(query.sort()),
                "sort",
                "排序方式应为 received、received-asc、number 或 due");
        checks.done();
    }

    private static String order(String sort) {
        if (sort == null || sort.isBlank()) {
            return NEWEST_FIRST;
        }
        return switch (sort) {
            case "received-asc" -> " order by p.received_at, p.number";
            case "number" -> " order by p.number";
            case DUE -> " order by owed.day nulls last, p.received_at desc, p.number desc";
            default -> NEWEST_FIRST;
        };
    }

    /** Lines with the names and limits of a whole page looked up at once. */
    private List<Line> lines(List<Row> rows, LinkRights rights) {
        Map<String, String> contents = categories.names();
        Map<String, String> districts = organisation.districts().stream()
                .collect(Collectors.toMap(Organisation.District::code, Organisation.District::name));
        Map<String, String> responsibles =
                organisation.responsibles().stream().collect(Collectors.toMap(Responsible::code, Responsible::name));
        List<String> numbers = rows.stream().map(Row::number).toList();
        Map<String, TimeLimit> owed = owed(numbers);
        Set<String> repeats = links.repeatsAmong(numbers, rights);
        Set<String> supervised = supervision.supervised(numbers);
        Set<String> urgent = urgency.among(numbers);
        Instant now = clock.instant();
        return rows.stream()
                .map(row -> {
                    Kind kind = row.kind() == null ? null : Kind.valueOf(row.kind());
                    Status status = Status.valueOf(row.status());
                    Optional<TimeLimit> first = Optional.ofNullable(owed.get(row.number()));
                    return new Line(
                            row.number(),
                            row.title(),
                            kind,
                            kind == null ? "待定" : kind.title(),
                            status,
                            status.title(),
                            Channel.valueOf(row.channel()).title(),
                            name(contents, row.disputeType() != null ? row.disputeType() : row.category(), "—"),
                            name(districts, row.district(), null),
                            name(responsibles, row.responsible(), null),
                            row.receivedAt().toInstant(),
                            first.map(TimeLimit::dueOn).orElse(null),
                            first.map(limit -> limit.kind().title()).orElse(null),
                            urgent.contains(row.number()),
                            first.filter(limit -> limit.isOverdue(now)).isPresent(),
                            supervised.contains(row.number()),
                            row.persons(),
                            repeats.contains(row.number()));
                })
                .toList();
    }

    /** The name of a code, or the code itself where it has left the organisation. */
    private static String name(Map<String, String> names, String code, String absent) {
        return code == null ? absent : names.getOrDefault(code, code);
    }

    private static boolean present(String value) {
        return value != null && !value.isBlank();
    }
}
