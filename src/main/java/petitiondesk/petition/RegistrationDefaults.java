package petitiondesk.petition;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Service;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Responsible;

/** What the registration form is filled with: what was declared, and what the decision table suggests. */
@Service
public class RegistrationDefaults {

    private final Cases cases;
    private final PetitionProcess process;
    private final Organisation organisation;
    private final Categories categories;

    RegistrationDefaults(Cases cases, PetitionProcess process, Organisation organisation, Categories categories) {
        this.cases = cases;
        this.process = process;
        this.organisation = organisation;
        this.categories = categories;
    }

    /** Suggestions only: the registrar confirms or changes each. */
    public Map<String, Object> of(String number) {
        Petition petition = cases.petition(number);
        PetitionCourse course = cases.course(number);
        Map<String, Object> values = new LinkedHashMap<>();
        boolean accusation = course.kind() == Kind.ACCUSATION;
        values.put("kind", course.kind() == null ? null : course.kind().name());
        values.put("category", offered(course.disputeType() != null ? course.disputeType() : course.category()));
        values.put("district", course.district());
        values.put("disposition", accusation ? Disposition.DISCIPLINE.name() : Disposition.ACCEPT.name());
        if (!accusation) {
            String unit = process.suggestedUnit(
                    course.kind(), course.category(), course.disputeType(), course.district(), petition.village());
            // a table that names a unit which this organisation does not have suggests nothing
            values.put(
                    "responsibleUnit",
                    unit == null
                            ? null
                            : organisation
                                    .responsible(unit)
                                    .map(Responsible::code)
                                    .orElse(null));
        }
        return values;
    }

    /** The code, or null for one that can no longer be chosen. */
    private String offered(String code) {
        return code == null
                ? null
                : categories
                        .byCode(code)
                        .filter(Categories.Category::active)
                        .map(Categories.Category::code)
                        .orElse(null);
    }
}
