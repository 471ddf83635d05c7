package petitiondesk.organisation;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the rest of the desk asks about units, districts, villages and people. Active ones only, unless said otherwise. */
public interface Organisation {

    /** A unit, district or village that may handle petitions, by its code. */
    Optional<Responsible> responsible(String code);

    /** All units, districts and villages that may handle, units first, each kind by name order of its code. */
    List<Responsible> responsibles();

    List<Unit> units();

    List<District> districts();

    List<Village> villages();

    Optional<District> district(String code);

    Optional<Village> village(String code);

    /** The person with this user id, also one who has left. */
    Optional<Person> person(String userId);

    /** Everybody who was ever of the staff, by user id; for lists that name many. */
    List<Person> people();

    /** People in the group, by user id. */
    List<Person> members(String group);

    /** Groups of the person; none once he has left. */
    Set<String> groupsOf(String userId);

    /** The unit that decides reviews of this unit's opinions (Art 35), if one is named. */
    Optional<Unit> nextSuperior(String unitCode);

    /**
     * A unit.
     *
     * @param organ whether it is an organ in the sense of Art 34, whose head may approve an extension
     * @param superior code of the next superior unit, or null
     * @param handles whether petitions may be given to it; a reviewing county does not handle
     */
    record Unit(String code, String name, boolean organ, String superior, boolean handles) {}

    /**
     * A 管区.
     *
     * @param unit code of the unit that it belongs to
     */
    record District(String code, String name, String unit) {}

    record Village(String code, String name, String district) {}

    /**
     * A person of the staff.
     *
     * @param email null if the person has none
     */
    record Person(String userId, String name, String email, boolean active) {}
}
