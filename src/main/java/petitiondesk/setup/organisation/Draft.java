package petitiondesk.setup.organisation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import petitiondesk.organisation.OrganisationEntries;
import petitiondesk.organisation.OrganisationEntries.DistrictEntry;
import petitiondesk.organisation.OrganisationEntries.PersonEntry;
import petitiondesk.organisation.OrganisationEntries.UnitEntry;
import petitiondesk.organisation.OrganisationEntries.VillageEntry;

/** What the files say, each entry with the line that says it. */
final class Draft {

    final Sourced<UnitEntry> units = new Sourced<>(EntryList.UNITS);
    final Sourced<DistrictEntry> districts = new Sourced<>(EntryList.DISTRICTS);
    final Sourced<VillageEntry> villages = new Sourced<>(EntryList.VILLAGES);
    final Sourced<PersonEntry> people = new Sourced<>(EntryList.PEOPLE);

    /** Lines that say that somebody has left, by user id; null for one whom a complete list does not name. */
    final Map<String, Row> leaving = new LinkedHashMap<>();

    /** Entries of one list. */
    static final class Sourced<E> {

        private final EntryList<E> list;
        private final List<E> entries = new ArrayList<>();
        private final List<Row> rows = new ArrayList<>();

        private Sourced(EntryList<E> list) {
            this.list = list;
        }

        /** @param row null for an entry that no line names */
        void add(E entry, Row row) {
            entries.add(entry);
            rows.add(row);
        }

        EntryList<E> list() {
            return list;
        }

        List<E> entries() {
            return entries;
        }

        Row row(int index) {
            return rows.get(index);
        }
    }

    Sourced<?> of(String listId) {
        return switch (listId) {
            case "units" -> units;
            case "districts" -> districts;
            case "villages" -> villages;
            default -> people;
        };
    }

    OrganisationEntries entries() {
        return new OrganisationEntries(units.entries(), districts.entries(), villages.entries(), people.entries());
    }
}
