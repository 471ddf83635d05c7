package petitiondesk.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import petitiondesk.organisation.OrganisationEntries;
import petitiondesk.organisation.OrganisationEntries.DistrictEntry;
import petitiondesk.organisation.OrganisationEntries.PersonEntry;
import petitiondesk.organisation.OrganisationEntries.UnitEntry;
import petitiondesk.organisation.OrganisationEntries.VillageEntry;

/** A county's worth of people beside the demo's: 12 townships, 60 districts, 800 villages, 3,000 people. */
final class Township {

    /** Mediates in twenty villages; with the group of all staff he is in twenty-one groups, or a few more. */
    static final String BUSY = "bench-busy";

    static final int VILLAGES_OF_BUSY = 20;

    private static final int TOWNSHIPS = 12;
    private static final int DISTRICTS = 60;
    private static final int VILLAGES = 800;
    private static final int PEOPLE = 3_000;

    private Township() {}

    static OrganisationEntries entries() {
        List<UnitEntry> units = IntStream.range(0, TOWNSHIPS)
                .mapToObj(i -> new UnitEntry("bench-town-" + i, "第" + i + "镇", true, "county", true, true))
                .toList();
        List<DistrictEntry> districts = IntStream.range(0, DISTRICTS)
                .mapToObj(i ->
                        new DistrictEntry("bench-district-" + i, "第" + i + "管区", "bench-town-" + i % TOWNSHIPS, true))
                .toList();
        List<VillageEntry> villages = IntStream.range(0, VILLAGES)
                .mapToObj(i -> new VillageEntry(village(i), "第" + i + "村", "bench-district-" + i % DISTRICTS, true))
                .toList();
        List<PersonEntry> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            PersonEntry person = PersonEntry.of("bench-" + i, "第" + i + "人", "bench-" + i + "@demo.invalid");
            people.add(
                    i % 10 == 0
                            ? person.withMemberOf("bench-town-" + i % TOWNSHIPS)
                            : person.withMediatorIn(village(i % VILLAGES)));
        }
        String[] his =
                IntStream.range(0, VILLAGES_OF_BUSY).mapToObj(Township::village).toArray(String[]::new);
        people.add(PersonEntry.of(BUSY, "常忙", null).withMediatorIn(his).withInitialPassword("demo"));
        return new OrganisationEntries(units, districts, villages, people);
    }

    private static String village(int i) {
        return "bench-village-" + i;
    }
}
