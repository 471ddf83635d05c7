package petitiondesk.organisation;

import java.util.List;
import java.util.Set;

/**
 * Units, districts, villages and people as they shall be. An entry replaces what is stored under its code or user id as a
 * whole; what is not named stays.
 */
public record OrganisationEntries(
        List<UnitEntry> units, List<DistrictEntry> districts, List<VillageEntry> villages, List<PersonEntry> people) {

    public OrganisationEntries {
        units = List.copyOf(units);
        districts = List.copyOf(districts);
        villages = List.copyOf(villages);
        people = List.copyOf(people);
    }

    /**
     * A unit.
     *
     * @param organ whether it is an organ in the sense of Art 34
     * @param superior code of the next superior unit, or null
     * @param handles whether petitions may be given to it
     * @param active false once it is given nothing new; its people finish what they have
     */
    public record UnitEntry(
            String code, String name, boolean organ, String superior, boolean handles, boolean active) {}

    /** A 管区 of a unit. */
    public record DistrictEntry(String code, String name, String unit, boolean active) {}

    /** A village of a district. */
    public record VillageEntry(String code, String name, String district, boolean active) {}

    /**
     * A person with all that he belongs to; an entry for somebody who had left takes him back.
     *
     * @param email null if the person has none
     * @param memberOf codes of the units in which he handles
     * @param headOf codes of the units that he heads; a head handles only where he is a member too
     * @param secretaryOf codes of districts
     * @param mediatorIn codes of villages
     * @param initialPassword taken only if the person has no account yet; null for none
     */
    public record PersonEntry(
            String userId,
            String name,
            String email,
            Set<Role> roles,
            Set<String> memberOf,
            Set<String> headOf,
            Set<String> secretaryOf,
            Set<String> mediatorIn,
            String initialPassword) {

        public PersonEntry {
            roles = Set.copyOf(roles);
            memberOf = Set.copyOf(memberOf);
            headOf = Set.copyOf(headOf);
            secretaryOf = Set.copyOf(secretaryOf);
            mediatorIn = Set.copyOf(mediatorIn);
        }

        /** A person who belongs to nothing yet. */
        public static PersonEntry of(String userId, String name, String email) {
            return new PersonEntry(userId, name, email, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), null);
        }

        public PersonEntry withRoles(Role... roles) {
            return new PersonEntry(
                    userId, name, email, Set.of(roles), memberOf, headOf, secretaryOf, mediatorIn, initialPassword);
        }

        public PersonEntry withMemberOf(String... units) {
            return new PersonEntry(
                    userId, name, email, roles, Set.of(units), headOf, secretaryOf, mediatorIn, initialPassword);
        }

        public PersonEntry withHeadOf(String... units) {
            return new PersonEntry(
                    userId, name, email, roles, memberOf, Set.of(units), secretaryOf, mediatorIn, initialPassword);
        }

        public PersonEntry withSecretaryOf(String... districts) {
            return new PersonEntry(
                    userId, name, email, roles, memberOf, headOf, Set.of(districts), mediatorIn, initialPassword);
        }

        public PersonEntry withMediatorIn(String... villages) {
            return new PersonEntry(
                    userId, name, email, roles, memberOf, headOf, secretaryOf, Set.of(villages), initialPassword);
        }

        public PersonEntry withInitialPassword(String password) {
            return new PersonEntry(userId, name, email, roles, memberOf, headOf, secretaryOf, mediatorIn, password);
        }

        /** Without the password: entries end up in logs. */
        @Override
        public String toString() {
            return "PersonEntry[" + userId + "]";
        }
    }
}
