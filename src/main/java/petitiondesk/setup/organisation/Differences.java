package petitiondesk.setup.organisation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import petitiondesk.organisation.OrganisationChanges.Stored;
import petitiondesk.organisation.OrganisationEntries;
import petitiondesk.setup.Change;
import petitiondesk.setup.Change.Field;
import petitiondesk.setup.Change.Kind;

/** What the files say that is not stored yet, field by field as it stands in the files. */
final class Differences {

    private final Stored stored;
    private final Draft draft;
    private final List<Change> changes = new ArrayList<>();
    private final Map<String, String> bodyNames = new HashMap<>();

    private Differences(Stored stored, Draft draft) {
        this.stored = stored;
        this.draft = draft;
        learnNames(stored.entries());
        learnNames(draft.entries());
    }

    /** The entries that are new or different, with the changes as people read them. */
    record Found(OrganisationEntries entries, List<Change> changes) {}

    static Found between(Stored stored, Draft draft) {
        return new Differences(stored, draft).find();
    }

    private Found find() {
        OrganisationEntries entries = new OrganisationEntries(
                different(draft.units), different(draft.districts), different(draft.villages), different(draft.people));
        Map<String, String> names =
                stored.entries().people().stream().collect(Collectors.toMap(p -> p.userId(), p -> p.name()));
        draft.leaving.keySet().stream()
                .filter(names::containsKey)
                .forEach(user ->
                        changes.add(new Change(EntryList.PEOPLE.title(), Kind.LEFT, user, names.get(user), List.of())));
        return new Found(entries, List.copyOf(changes));
    }

    private <E> List<E> different(Draft.Sourced<E> said) {
        EntryList<E> list = said.list();
        Map<String, E> now = list.entries().apply(stored.entries()).stream()
                .collect(Collectors.toMap(list.key(), Function.identity()));
        List<E> different = new ArrayList<>();
        for (E entry : said.entries()) {
            E before = now.get(list.key().apply(entry));
            if (before == null
                    || !list.cells().apply(before).equals(list.cells().apply(entry))) {
                different.add(entry);
                changes.add(change(list, before, entry));
            }
        }
        return different;
    }

    private <E> Change change(EntryList<E> list, E before, E after) {
        List<String> old = before == null ? null : list.cells().apply(before);
        List<String> cells = list.cells().apply(after);
        List<Field> fields = new ArrayList<>();
        // the first two are code and name, which head the change anyway
        for (int i = before == null ? 2 : 1; i < cells.size(); i++) {
            String was = old == null ? null : shown(list, i, old.get(i));
            String will = shown(list, i, cells.get(i));
            if (before == null ? !will.isEmpty() : !old.get(i).equals(cells.get(i))) {
                fields.add(new Field(list.headings().get(i).title(), was, will));
            }
        }
        return new Change(
                list.title(),
                kind(list, before, after),
                list.key().apply(after),
                list.name().apply(after),
                fields);
    }

    private <E> Kind kind(EntryList<E> list, E before, E after) {
        if (before == null) {
            return stored.left().containsKey(list.key().apply(after)) && list == EntryList.PEOPLE
                    ? Kind.RETURNED
                    : Kind.ADDED;
        }
        if (list.active().test(before) != list.active().test(after)) {
            return list.active().test(after) ? Kind.REOPENED : Kind.CLOSED;
        }
        return Kind.CHANGED;
    }

    /** Codes of units, districts and villages with the names that people know. */
    private String shown(EntryList<?> list, int column, String cell) {
        return switch (list.headings().get(column).field()) {
            case "superior", "unit", "district", "memberOf", "headOf", "secretaryOf", "mediatorIn" ->
                Arrays.stream(cell.split(EntryList.SEPARATOR))
                        .map(code -> bodyNames.containsKey(code) ? bodyNames.get(code) + "（" + code + "）" : code)
                        .collect(Collectors.joining(EntryList.SEPARATOR));
            default -> cell;
        };
    }

    private void learnNames(OrganisationEntries entries) {
        entries.units().forEach(unit -> bodyNames.put(unit.code(), unit.name()));
        entries.districts().forEach(district -> bodyNames.put(district.code(), district.name()));
        entries.villages().forEach(village -> bodyNames.put(village.code(), village.name()));
    }
}
