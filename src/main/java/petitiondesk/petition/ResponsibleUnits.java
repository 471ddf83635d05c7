package petitiondesk.petition;

import java.util.Optional;
import org.springframework.stereotype.Component;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Responsible;

/** Who answers for a petition, and who for a review of that answer. */
@Component
class ResponsibleUnits {

    private final Organisation organisation;

    ResponsibleUnits(Organisation organisation) {
        this.organisation = organisation;
    }

    Responsible of(PetitionCourse course) {
        return organisation
                .responsible(course.responsible())
                .orElseThrow(() -> new IllegalStateException("petition " + course.number() + " is given to "
                        + course.responsible() + ", which does not exist"));
    }

    /** Where the petitioner turns to for a review: the next superior of the unit that signed (Art 35). */
    String reviewBody(PetitionCourse course) {
        return reviewBody(course, ReviewStage.REVIEW);
    }

    /** The final review is up to the next superior of the one that decided the first (Art 36). */
    String reviewBody(PetitionCourse course, ReviewStage stage) {
        Optional<Organisation.Unit> first = organisation.nextSuperior(of(course).signingUnit());
        Optional<Organisation.Unit> body =
                stage == ReviewStage.REVIEW ? first : first.flatMap(unit -> organisation.nextSuperior(unit.code()));
        return body.map(Organisation.Unit::name).orElse("上一级机关、单位");
    }
}
