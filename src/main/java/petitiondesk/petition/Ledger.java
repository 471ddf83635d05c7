package petitiondesk.petition;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private final JdbcClient jdbc;
    private final CaseAccess access;
    private final TimeLimits limits;
    private final Categories categories;
    private final Organisation organisation;
    private final Clock clock;

    Ledger(
            JdbcClient jdbc,
            CaseAccess access,
            TimeLimits limits,
            Categories categories,
            Organisation organisation,
            Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.limits = limits;
        this.categories = categories;
        this.organisation = organisation;
        this.clock = clock;
    }

    /**
     * What to show; null for no filter.
     *
     * @param text part of the number or the title
     * @param open true for open cases only, false for ended ones only
     * @param page from 0
     * @param size 1 to 200
     * @param sort {@code received} newest first, {@code received-asc}, or {@code number}
     */
    public record Query(
            String text,
            String status,
            String kind,
            String channel,
            String district,
            String unit,
            Boolean open,
            LocalDate receivedFrom,
            LocalDate receivedTo,
            Integer page,
            Integer size,
            String sort) {}

    /**
     * One line of the register.
     *
     * @param dueOn the limit that ends first, or null where none runs
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
            boolean overdue,
            int persons) {}

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
        List<String> where = new ArrayList<>();
        Map<String, Object> parameters = new java.util.HashMap<>();
        where.add("""
                ((c.restricted and :accusations)
                 or (not c.restricted and (:everything or c.responsible = any(:responsibles) or c.district = any(:districts))))""");
        parameters.put("accusations", scope.accusations());
        parameters.put("everything", scope.everything());
        parameters.put("responsibles", scope.responsibles().toArray(String[]::new));
        parameters.put("districts", scope.districts().toArray(String[]::new));
        filter(where, parameters, "c.status = :status", "status", query.status());
        filter(where, parameters, "c.kind = :kind", "kind", query.kind());
        filter(where, parameters, "p.channel = :channel", "channel", query.channel());
        filter(where, parameters, "c.district = :district", "district", query.district());
        filter(where, parameters, "c.responsible = :unit", "unit", query.unit());
        filter(where, parameters, "p.received_at >= :from", "from", startOf(query.receivedFrom()));
        filter(
                where,
                parameters,
                "p.received_at < :to",
                "to",
                query.receivedTo() == null ? null : startOf(query.receivedTo().plusDays(1)));
        if (query.text() != null && !query.text().isBlank()) {
            where.add("(p.number ilike :text or p.title ilike :text)");
            parameters.put("text", "%" + query.text().strip().replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
        if (query.open() != null) {
            where.add((query.open() ? "not " : "") + "c.status in ('CLOSED', 'ARCHIVED', 'DISCIPLINE')");
        }
        String from =
                " from petition p join petition_course c on c.number = p.number where " + String.join(" and ", where);
        long total = jdbc.sql("select count(*)" + from)
                .params(parameters)
                .query(Long.class)
                .single();
        List<Line> lines = jdbc
                .sql("""
                select p.number, p.title, c.kind, c.status, p.channel, c.category, c.dispute_type, c.district,
                       c.responsible, p.received_at, p.persons""" + from + order(query.sort()) + " limit :size offset :skip")
                .params(parameters)
                .param("size", size)
                .param("skip", (long) page * size)
                .query(Row.class)
                .list()
                .stream()
                .map(this::line)
                .toList();
        return new Page(lines, total, page, size);
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
                !present(query.sort())
                        || List.of("received", "received-asc", "number").contains(query.sort()),
                "sort",
                "排序方式应为 received、received-asc 或 number");
        checks.done();
    }

    private static String order(String sort) {
        if ("received-asc".equals(sort)) {
            return " order by p.received_at, p.number";
        }
        return "number".equals(sort) ? " order by p.number" : " order by p.received_at desc, p.number desc";
    }

    private static void filter(
            List<String> where, Map<String, Object> parameters, String condition, String name, Object value) {
        if (value != null && !value.toString().isBlank()) {
            where.add(condition);
            parameters.put(name, value);
        }
    }

    private Line line(Row row) {
        Optional<TimeLimit> first = limits.running(row.number()).stream().findFirst();
        Kind kind = row.kind() == null ? null : Kind.valueOf(row.kind());
        Status status = Status.valueOf(row.status());
        return new Line(
                row.number(),
                row.title(),
                kind,
                kind == null ? "待定" : kind.title(),
                status,
                status.title(),
                Channel.valueOf(row.channel()).title(),
                categories.nameOf(row.disputeType() != null ? row.disputeType() : row.category()),
                row.district() == null
                        ? null
                        : organisation
                                .district(row.district())
                                .map(Organisation.District::name)
                                .orElse(row.district()),
                row.responsible() == null
                        ? null
                        : organisation
                                .responsible(row.responsible())
                                .map(Responsible::name)
                                .orElse(row.responsible()),
                row.receivedAt().toInstant(),
                first.map(TimeLimit::dueOn).orElse(null),
                first.filter(limit -> limit.isOverdue(clock.instant())).isPresent(),
                row.persons());
    }

    private static Timestamp startOf(LocalDate day) {
        return day == null
                ? null
                : Timestamp.from(day.atStartOfDay(ApplicationClock.ZONE).toInstant());
    }

    private static boolean present(String value) {
        return value != null && !value.isBlank();
    }
}
