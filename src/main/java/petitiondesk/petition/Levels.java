package petitiondesk.petition;

import java.util.Optional;
import org.springframework.stereotype.Component;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Responsible;

/** The levels at which a dispute is settled: village, 管区, township; above them is the joint meeting. */
@Component
class Levels {

    private final Organisation organisation;
    private final PetitionProcess process;

    Levels(Organisation organisation, PetitionProcess process) {
        this.organisation = organisation;
        this.process = process;
    }

    /** Who is next for this dispute; empty where the township itself handles it. */
    Optional<Responsible> above(PetitionCourse dispute) {
        Responsible here = organisation.responsible(dispute.responsible()).orElseThrow();
        return switch (here.kind()) {
            case VILLAGE ->
                organisation.village(here.code()).flatMap(village -> organisation.responsible(village.district()));
            case DISTRICT -> ofTheTownship(dispute);
            case UNIT -> Optional.empty();
        };
    }

    /** The unit that the decision table names for such a dispute where no place is given. */
    private Optional<Responsible> ofTheTownship(PetitionCourse dispute) {
        return Optional.ofNullable(
                        process.suggestedUnit(dispute.kind(), dispute.category(), dispute.disputeType(), null, null))
                .flatMap(organisation::responsible)
                .filter(unit -> unit.kind() == Responsible.Kind.UNIT);
    }
}
