package petitiondesk.petition;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.platform.ApplicationClock;

/** The conditions of a search of the register; whatever is asked for, the rights of the one who looks come first. */
final class LedgerSearch {

    private static final String FROM = " from petition p join petition_course c on c.number = p.number";
    private static final String OWED =
            " left join unnest(cast(:owedNumbers as text[]), cast(:owedDays as date[])) as owed (number, day)"
                    + " on owed.number = p.number";
    /** What was handed over ends with discipline inspection's lane; what was before there was one has no more to come. */
    static final String ENDED = """
            (c.status in ('CLOSED', 'ARCHIVED')
             or c.status = 'DISCIPLINE' and not exists (select from accusation a where a.petition_number = c.number))""";

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();
    private String from = FROM;

    LedgerSearch(CaseAccess.Scope scope) {
        conditions.add("""
                ((c.restricted and :accusations and p.number <> all(:shutOut))
                 or (not c.restricted and (:everything or c.responsible = any(:responsibles) or c.district = any(:districts)
                     or p.number = any(:led))))""");
        parameters.put("accusations", scope.accusations());
        parameters.put("shutOut", scope.shutOut().toArray(String[]::new));
        parameters.put("everything", scope.everything());
        parameters.put("responsibles", scope.responsibles().toArray(String[]::new));
        parameters.put("districts", scope.districts().toArray(String[]::new));
        parameters.put("led", scope.led().toArray(String[]::new));
    }

    /** All that the query says about the petition, but for its status and its limits. */
    LedgerSearch about(Ledger.Query query) {
        equal("c.kind", "kind", query.kind());
        equal("p.channel", "channel", query.channel());
        equal("c.district", "district", query.district());
        equal("c.responsible", "unit", query.unit());
        if (query.category() != null && !query.category().isBlank()) {
            // a code begins with those above it
            conditions.add("(c.category like :category or c.dispute_type like :category)");
            parameters.put("category", query.category() + "%");
        }
        if (query.receivedFrom() != null) {
            receivedFrom(query.receivedFrom());
        }
        if (query.receivedTo() != null) {
            conditions.add("p.received_at < :receivedBefore");
            parameters.put("receivedBefore", startOf(query.receivedTo().plusDays(1)));
        }
        if (query.text() != null && !query.text().isBlank()) {
            conditions.add(words(query.text()));
            parameters.put("text", "%" + query.text().strip().replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
        return this;
    }

    /** Chinese titles are looked up by their pairs of characters; whatever has none of those is read through. */
    private String words(String text) {
        Shingles shingles = Shingles.of(text);
        if (shingles.isEmpty() || text.codePoints().noneMatch(Character::isIdeographic)) {
            return """
                    (p.number ilike :text or p.title ilike :text
                     or exists (select 1 from filed_petition f where f.petition_number = p.number
                                and (f.original_number ilike :text or f.external_number ilike :text)))""";
        }
        parameters.put("shingles", shingles.sorted());
        return """
                p.number in (
                    select t.number from petition t join petition_shingle s on s.number = t.number
                    where s.shingles @> cast(:shingles as integer[]) and t.title ilike :text
                    union all
                    select t.number from petition t join petition_shingle_due d on d.number = t.number
                    where t.title ilike :text
                    union all
                    select f.petition_number from filed_petition f
                    where f.original_number ilike :text or f.external_number ilike :text)""";
    }

    LedgerSearch inStatus(Ledger.Query query) {
        equal("c.status", "status", query.status());
        if (query.open() != null) {
            open(query.open());
        }
        return this;
    }

    LedgerSearch open(boolean open) {
        conditions.add((open ? "not " : "") + ENDED);
        return this;
    }

    LedgerSearch receivedFrom(LocalDate day) {
        conditions.add("p.received_at >= :receivedFrom");
        parameters.put("receivedFrom", startOf(day));
        return this;
    }

    LedgerSearch among(Collection<String> numbers) {
        return listed("p.number = any(:%s)", numbers);
    }

    LedgerSearch without(Collection<String> numbers) {
        return listed("p.number <> all(:%s)", numbers);
    }

    private LedgerSearch listed(String condition, Collection<String> numbers) {
        String name = "listed" + conditions.size();
        conditions.add(condition.formatted(name));
        parameters.put(name, numbers.toArray(String[]::new));
        return this;
    }

    /** Joins {@code owed.day}, the day by which the office owes something, for sorting. */
    LedgerSearch owing(Collection<TimeLimit> owed) {
        from = FROM + OWED;
        parameters.put("owedNumbers", owed.stream().map(TimeLimit::subject).toArray(String[]::new));
        parameters.put(
                "owedDays", owed.stream().map(limit -> limit.dueOn().toString()).toArray(String[]::new));
        return this;
    }

    /** What follows a select list. */
    String sql() {
        return from + " where " + String.join(" and ", conditions);
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private void equal(String column, String name, String value) {
        if (value != null && !value.isBlank()) {
            conditions.add(column + " = :" + name);
            parameters.put(name, value);
        }
    }

    private static Timestamp startOf(LocalDate day) {
        return Timestamp.from(day.atStartOfDay(ApplicationClock.ZONE).toInstant());
    }
}
