package petitiondesk.setup.organisation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import petitiondesk.organisation.OrganisationChanges.Stored;
import petitiondesk.organisation.OrganisationEntries.DistrictEntry;
import petitiondesk.organisation.OrganisationEntries.PersonEntry;
import petitiondesk.organisation.OrganisationEntries.UnitEntry;
import petitiondesk.organisation.OrganisationEntries.VillageEntry;
import petitiondesk.organisation.Role;
import petitiondesk.setup.FileFaults;

/** Reads lists beside what is stored. */
final class DraftReader {

    private static final String BODY_STATUS = "“在用”或“停用”";

    private final Stored stored;
    private final List<ListFile> files;
    private final FileFaults faults;
    private final References references;
    private final Draft draft = new Draft();

    private DraftReader(Stored stored, List<ListFile> files, FileFaults faults) {
        this.stored = stored;
        this.files = files;
        this.faults = faults;
        this.references = new References(
                stored.entries(), rows(EntryList.UNITS), rows(EntryList.DISTRICTS), rows(EntryList.VILLAGES));
    }

    static Draft read(Stored stored, List<ListFile> files, FileFaults faults) {
        DraftReader reader = new DraftReader(stored, files, faults);
        reader.read();
        return reader.draft;
    }

    private void read() {
        each(EntryList.UNITS, null, this::unit);
        each(EntryList.DISTRICTS, "unit", this::district);
        each(EntryList.VILLAGES, "district", this::village);
        each(EntryList.PEOPLE, "memberOf", this::person);
    }

    private void unit(Row row, UnitEntry now) {
        draft.units.add(
                new UnitEntry(
                        row.text("code", null),
                        row.text("name", now == null ? null : now.name()),
                        row.yes("organ", now != null && now.organ(), false),
                        references.code(
                                EntryList.UNITS,
                                row.text("superior", now == null ? null : now.superior()),
                                row,
                                "superior"),
                        row.yes("handles", now == null || now.handles(), true),
                        row.inUse(now == null || now.active(), BODY_STATUS)),
                row);
    }

    private void district(Row row, DistrictEntry now) {
        draft.districts.add(
                new DistrictEntry(
                        row.text("code", null),
                        row.text("name", now == null ? null : now.name()),
                        references.code(
                                EntryList.UNITS, row.text("unit", now == null ? null : now.unit()), row, "unit"),
                        row.inUse(now == null || now.active(), BODY_STATUS)),
                row);
    }

    private void village(Row row, VillageEntry now) {
        draft.villages.add(
                new VillageEntry(
                        row.text("code", null),
                        row.text("name", now == null ? null : now.name()),
                        references.code(
                                EntryList.DISTRICTS,
                                row.text("district", now == null ? null : now.district()),
                                row,
                                "district"),
                        row.inUse(now == null || now.active(), BODY_STATUS)),
                row);
    }

    private void person(Row row, PersonEntry stored) {
        String userId = row.text("userId", null);
        if (!row.inUse(true, "“在职”或“离职”")) {
            draft.leaving.put(userId, row);
            return;
        }
        PersonEntry now = stored == null ? PersonEntry.of(userId, null, null) : stored;
        draft.people.add(
                new PersonEntry(
                        userId,
                        row.text("name", now.name()),
                        row.text("email", now.email()),
                        roles(row, now),
                        bodies(row, "memberOf", now.memberOf(), EntryList.UNITS),
                        bodies(row, "headOf", now.headOf(), EntryList.UNITS),
                        bodies(row, "secretaryOf", now.secretaryOf(), EntryList.DISTRICTS),
                        bodies(row, "mediatorIn", now.mediatorIn(), EntryList.VILLAGES),
                        row.text("initialPassword", null)),
                row);
    }

    private Set<String> bodies(Row row, String field, Set<String> now, EntryList<?> list) {
        return row.many(field, now, cell -> references.code(list, cell, row, field));
    }

    private static Set<Role> roles(Row row, PersonEntry now) {
        if (!row.has("roles")) {
            return now.roles();
        }
        return row.values("roles").stream()
                .map(value -> {
                    Role role = role(value);
                    if (role == null) {
                        row.fault(
                                "roles",
                                "没有“" + value + "”这个角色，可用的有："
                                        + java.util.Arrays.stream(Role.values())
                                                .map(Role::title)
                                                .collect(Collectors.joining("、")));
                    }
                    return role;
                })
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static Role role(String value) {
        for (Role role : Role.values()) {
            if (role.title().equals(value)
                    || role.group().equals(value)
                    || role.name().equals(value)) {
                return role;
            }
        }
        return null;
    }

    /** Reads each line of a list once; a second one for the same entry is a fault, whichever of the two is right. */
    private <E> void each(EntryList<E> list, String belongsTo, BiConsumer<Row, E> read) {
        String key = list.headings().get(0).field();
        Map<String, E> now = list.entries().apply(stored.entries()).stream()
                .collect(Collectors.toMap(list.key(), Function.identity()));
        Map<String, Row> seen = new HashMap<>();
        for (Row row : rows(list)) {
            String id = row.text(key, null);
            Row before = id == null ? null : seen.putIfAbsent(id, row);
            if (id == null) {
                row.fault(key, list.headings().get(0).title() + "不能为空");
            } else if (before != null) {
                row.fault(key, "“" + id + "”在" + before.place() + "已经有了" + difference(list, belongsTo, before, row));
            } else {
                read.accept(row, now.get(id));
            }
        }
    }

    private static String difference(EntryList<?> list, String field, Row before, Row row) {
        if (field == null || !before.has(field) || !row.has(field)) {
            return "";
        }
        String one = before.text(field, null);
        String other = row.text(field, null);
        String title = list.headings().stream()
                .filter(heading -> heading.field().equals(field))
                .findFirst()
                .orElseThrow()
                .title();
        return Objects.equals(one, other)
                ? ""
                : "，而且" + title + "不同（“" + Objects.toString(one, "空") + "”和“" + Objects.toString(other, "空") + "”）";
    }

    private List<Row> rows(EntryList<?> list) {
        List<Row> rows = new ArrayList<>();
        files.stream().filter(file -> file.list() == list).forEach(file -> rows.addAll(file.rows(faults)));
        return rows;
    }
}
