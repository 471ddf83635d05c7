package petitiondesk.setup.organisation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import petitiondesk.organisation.OrganisationEntries;

/** Finds the entry that a cell means: by its code, or by its name where only one is called so. */
final class References {

    private final Map<EntryList<?>, Set<String>> codes = new HashMap<>();
    private final Map<EntryList<?>, Map<String, Set<String>>> names = new HashMap<>();

    References(OrganisationEntries stored, List<Row> units, List<Row> districts, List<Row> villages) {
        learn(EntryList.UNITS, stored, units);
        learn(EntryList.DISTRICTS, stored, districts);
        learn(EntryList.VILLAGES, stored, villages);
    }

    /** The code that is meant; what no code or name is like is answered as it stands, for the checks to refuse. */
    String code(EntryList<?> list, String cell, Row row, String field) {
        if (cell == null || codes.get(list).contains(cell)) {
            return cell;
        }
        Set<String> called = names.get(list).getOrDefault(cell, Set.of());
        if (called.size() > 1) {
            row.fault(
                    field,
                    "有" + called.size() + "个" + list.title() + "叫“" + cell + "”，请填代码：" + String.join("、", called));
        }
        return called.isEmpty() ? cell : called.iterator().next();
    }

    private <E> void learn(EntryList<E> list, OrganisationEntries stored, List<Row> rows) {
        Map<String, String> byCode = new HashMap<>();
        list.entries()
                .apply(stored)
                .forEach(
                        entry -> byCode.put(list.key().apply(entry), list.name().apply(entry)));
        for (Row row : rows) {
            String code = row.text("code", null);
            if (code != null) {
                byCode.put(code, row.text("name", byCode.get(code)));
            }
        }
        codes.put(list, new HashSet<>(byCode.keySet()));
        Map<String, Set<String>> byName = new HashMap<>();
        byCode.forEach((code, name) -> {
            if (name != null) {
                byName.computeIfAbsent(name, one -> new TreeSet<>()).add(code);
            }
        });
        names.put(list, byName);
    }
}
