package petitiondesk.setup.organisation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import petitiondesk.organisation.OrganisationChanges.Stored;
import petitiondesk.organisation.OrganisationEntries.DistrictEntry;
import petitiondesk.organisation.OrganisationEntries.PersonEntry;
import petitiondesk.organisation.OrganisationEntries.UnitEntry;
import petitiondesk.organisation.OrganisationEntries.VillageEntry;

/** Takes a list for complete, where somebody says that it is: whom and what it does not name ends. */
final class Completing {

    static final Map<String, EntryList<?>> OPTIONS = Map.of(
            "completePeople", EntryList.PEOPLE,
            "completeUnits", EntryList.UNITS,
            "completeDistricts", EntryList.DISTRICTS,
            "completeVillages", EntryList.VILLAGES);

    private Completing() {}

    static void complete(Draft draft, Stored stored, List<ListFile> files, Set<String> options) {
        Set<EntryList<?>> lists = options.stream()
                .map(OPTIONS::get)
                // a list that was not given at all ends nobody
                .filter(list -> files.stream().anyMatch(file -> file.list() == list))
                .collect(Collectors.toSet());
        if (lists.contains(EntryList.UNITS)) {
            end(
                    draft.units,
                    stored,
                    unit -> new UnitEntry(
                            unit.code(), unit.name(), unit.organ(), unit.superior(), unit.handles(), false));
        }
        if (lists.contains(EntryList.DISTRICTS)) {
            end(
                    draft.districts,
                    stored,
                    district -> new DistrictEntry(district.code(), district.name(), district.unit(), false));
        }
        if (lists.contains(EntryList.VILLAGES)) {
            end(
                    draft.villages,
                    stored,
                    village -> new VillageEntry(village.code(), village.name(), village.district(), false));
        }
        if (lists.contains(EntryList.PEOPLE)) {
            Set<String> named =
                    draft.people.entries().stream().map(PersonEntry::userId).collect(Collectors.toSet());
            stored.entries().people().stream()
                    .map(PersonEntry::userId)
                    .filter(user -> !named.contains(user))
                    .forEach(user -> draft.leaving.putIfAbsent(user, null));
        }
    }

    private static <E> void end(Draft.Sourced<E> said, Stored stored, UnaryOperator<E> ended) {
        EntryList<E> list = said.list();
        Set<String> named = said.entries().stream().map(list.key()).collect(Collectors.toSet());
        list.entries().apply(stored.entries()).stream()
                .filter(list.active())
                .filter(entry -> !named.contains(list.key().apply(entry)))
                .forEach(entry -> said.add(ended.apply(entry), null));
    }
}
