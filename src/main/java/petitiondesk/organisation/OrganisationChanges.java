package petitiondesk.organisation;

import petitiondesk.organisation.OrganisationEntries.DistrictEntry;
import petitiondesk.organisation.OrganisationEntries.PersonEntry;
import petitiondesk.organisation.OrganisationEntries.UnitEntry;
import petitiondesk.organisation.OrganisationEntries.VillageEntry;

/**
 * Changes to units, districts, villages and people. Accounts, groups and rights follow in the same transaction. Whoever
 * calls has checked that the person asking may do this.
 *
 * <p>All methods throw {@link petitiondesk.shared.Refusal} when an entry contradicts itself or the rest, and when the
 * change would leave the desk without an administrator; nothing is written then.
 */
public interface OrganisationChanges {

    void saveUnit(UnitEntry unit);

    void saveDistrict(DistrictEntry district);

    void saveVillage(VillageEntry village);

    void savePerson(PersonEntry person);

    /** Saves many at once; entries may refer to one another. Refusals name fields like {@code people[12].email}. */
    void save(OrganisationEntries entries);

    /** Notes that the person has left: no groups, no sign-in, his tasks go back to their groups; his name stays. */
    void leave(String userId);
}
