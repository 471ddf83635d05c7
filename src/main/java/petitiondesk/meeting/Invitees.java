package petitiondesk.meeting;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Organisation.Person;
import petitiondesk.organisation.Role;

/** Who comes to joint meetings unless the office says otherwise, and the names of people. */
@Component
class Invitees {

    private final Organisation organisation;

    Invitees(Organisation organisation) {
        this.organisation = organisation;
    }

    /** Conveners, deputies, lead leaders, district secretaries, heads of units, the office; by user id, each once. */
    List<String> usual() {
        Stream<String> groups = Stream.of(
                        Stream.of(Role.CONVENER, Role.DEPUTY_CONVENER, Role.LEAD_LEADER)
                                .map(Role::group),
                        organisation.districts().stream().map(district -> "district-" + district.code()),
                        organisation.units().stream()
                                .filter(Organisation.Unit::handles)
                                .map(unit -> "unit-" + unit.code() + "-heads"),
                        Stream.of(Role.OFFICE.group()))
                .flatMap(names -> names);
        return groups.flatMap(group -> organisation.members(group).stream())
                .map(Person::userId)
                .distinct()
                .toList();
    }

    /** All people who may be invited, with names, by user id: whoever has an account and works with petitions. */
    Map<String, String> choices(Collection<String> besides) {
        Map<String, String> choices = new LinkedHashMap<>();
        Stream.concat(usual().stream(), besides.stream())
                .forEach(userId -> choices.computeIfAbsent(userId, this::nameOf));
        organisation.responsibles().stream()
                .flatMap(responsible -> organisation.members(responsible.group()).stream())
                .forEach(person -> choices.putIfAbsent(person.userId(), person.name()));
        return choices;
    }

    /** Everybody's name at once. */
    Names names() {
        return new Names(organisation);
    }

    boolean isHere(String userId) {
        return organisation.person(userId).filter(Person::active).isPresent();
    }

    /** The name, or the user id of somebody whom the organisation does not know. */
    String nameOf(String userId) {
        return organisation.person(userId).map(Person::name).orElse(userId);
    }

    String districtName(String code) {
        return code == null
                ? "—"
                : organisation.district(code).map(Organisation.District::name).orElse(code);
    }
}
