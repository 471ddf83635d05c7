package petitiondesk.petition;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Responsible;
import petitiondesk.organisation.Role;
import petitiondesk.security.CurrentUser;

/** Who may see which cases. An accusation belongs to discipline inspection, the accused shut out; everything else to those who work on it. */
@Component
class CaseAccess {

    private static final List<Role> WHOLE_REGISTER =
            List.of(Role.REGISTRAR, Role.OFFICE, Role.CONVENER, Role.DEPUTY_CONVENER);

    private final Organisation organisation;
    private final LeadDecisions decisions;
    private final ShutOuts shutOuts;

    CaseAccess(Organisation organisation, LeadDecisions decisions, ShutOuts shutOuts) {
        this.organisation = organisation;
        this.decisions = decisions;
        this.shutOuts = shutOuts;
    }

    /**
     * What a person may see.
     *
     * @param accusations restricted cases
     * @param shutOut numbers of the restricted cases that he must know nothing of
     * @param everything all other cases
     * @param responsibles codes of units, districts and villages whose cases he may see
     * @param districts codes of districts all of whose cases he may see
     * @param led numbers of the cases that he leads, handles or has undertaken something in
     */
    record Scope(
            boolean accusations,
            Set<String> shutOut,
            boolean everything,
            Set<String> responsibles,
            Set<String> districts,
            Set<String> led) {

        boolean covers(PetitionCourse course) {
            if (course.restricted()) {
                return accusations && !shutOut.contains(course.number());
            }
            return everything
                    || course.responsible() != null && responsibles.contains(course.responsible())
                    || course.district() != null && districts.contains(course.district())
                    || led.contains(course.number());
        }

        boolean empty() {
            return !accusations && !everything && responsibles.isEmpty() && districts.isEmpty() && led.isEmpty();
        }
    }

    Scope scope(CurrentUser user) {
        return scope(user.id(), user.groups());
    }

    /** What somebody in these groups may see, with the cases that he has a part in by name. */
    Scope scope(String userId, Set<String> groups) {
        List<String> responsibles = new ArrayList<>();
        for (Responsible responsible : organisation.responsibles()) {
            if (groups.contains(responsible.group()) || groups.contains(responsible.headsGroup())) {
                responsibles.add(responsible.code());
            }
        }
        List<String> districts = organisation.districts().stream()
                .map(Organisation.District::code)
                .filter(code -> groups.contains("district-" + code))
                .toList();
        boolean accusations = groups.contains(Role.DISCIPLINE.group());
        return new Scope(
                accusations,
                accusations ? shutOuts.of(userId, responsibles) : Set.of(),
                WHOLE_REGISTER.stream().map(Role::group).anyMatch(groups::contains),
                Set.copyOf(responsibles),
                Set.copyOf(districts),
                decisions.withPartOf(userId));
    }

    /**
     * Lets the person see the case, or answers as if there were none.
     *
     * @throws petitiondesk.shared.Refusal not found
     */
    void check(PetitionCourse course, CurrentUser user) {
        if (!scope(user).covers(course)) {
            throw Cases.unknown();
        }
    }
}
