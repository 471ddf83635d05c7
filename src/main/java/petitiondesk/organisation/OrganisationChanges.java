package petitiondesk.organisation;

import java.util.Map;
import java.util.Set;
import petitiondesk.organisation.AccessDirectory.Secret;
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

    /** All that is stored, closed units, districts and villages included. */
    Stored stored();

    /**
     * Whether the entries make sense beside what is stored.
     *
     * @throws petitiondesk.shared.Refusal as {@link #save} would
     */
    void check(OrganisationEntries entries);

    /**
     * Saves many at once while others leave. Initial passwords come prepared; those in the entries are not looked at.
     *
     * @param changes entries and people who leave
     * @param expected what was stored when the changes were decided on
     * @param passwords by user id, for accounts that are new or whose people come back
     * @throws petitiondesk.shared.Refusal also when what is stored is something else by now
     */
    void apply(Changes changes, Stored expected, Map<String, Secret> passwords);

    /**
     * What is stored.
     *
     * @param entries everybody who is there and every unit, district and village, by code
     * @param left names of people who have left, by user id
     */
    record Stored(OrganisationEntries entries, Map<String, String> left) {}

    /** Entries that replace or add, and user ids of people who leave. */
    record Changes(OrganisationEntries entries, Set<String> leaving) {}
}
