package petitiondesk.meeting;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Responsible;

/** What people, 管区 and units are called, read once for a page that names hundreds of them. */
final class Names {

    private final Map<String, String> people;
    private final Map<String, String> districts;
    private final Map<String, Responsible> responsibles;

    Names(Organisation organisation) {
        people = organisation.people().stream()
                .collect(Collectors.toMap(Organisation.Person::userId, Organisation.Person::name));
        districts = organisation.districts().stream()
                .collect(Collectors.toMap(Organisation.District::code, Organisation.District::name));
        responsibles =
                organisation.responsibles().stream().collect(Collectors.toMap(Responsible::code, Function.identity()));
    }

    /** The name, or the user id of somebody whom the organisation does not know; null for nobody. */
    String person(String userId) {
        return userId == null ? null : people.getOrDefault(userId, userId);
    }

    String district(String code) {
        return code == null ? "—" : districts.getOrDefault(code, code);
    }

    String responsible(String code) {
        return code == null || !responsibles.containsKey(code)
                ? code
                : responsibles.get(code).name();
    }
}
