package petitiondesk.petition;

import java.util.Map;
import org.springframework.stereotype.Component;
import petitiondesk.notification.NewNotice;
import petitiondesk.notification.Notices;
import petitiondesk.party.Parties;

/** The way to the petitioner: each letter goes out once, and what is told a second time has a key of its own. */
@Component
class PetitionerLetters {

    private final Notices notices;
    private final Parties parties;
    private final ResponsibleUnits units;

    PetitionerLetters(Notices notices, Parties parties, ResponsibleUnits units) {
        this.notices = notices;
        this.parties = parties;
        this.units = units;
    }

    /** Because a step was taken back or the matter reopened: what makes the key of a step another one then. */
    static String again(PetitionCourse course) {
        return course.round() + course.takenBack() == 0 ? "" : "/again-" + course.round() + "-" + course.takenBack();
    }

    /** Of a step that a reopened matter passes again: the round makes the key of its own. */
    void tell(PetitionCourse course, String template, Map<String, Object> particulars) {
        tell(
                course.number(),
                template + "/" + course.round() + "/" + course.status() + again(course),
                template,
                units.of(course).group(),
                course.restricted(),
                particulars);
    }

    /**
     * Of a step that has its own key.
     *
     * @param dutyGroup whose task it is to tell him otherwise if the letter does not reach him
     */
    void tell(
            String number,
            String step,
            String template,
            String dutyGroup,
            boolean restricted,
            Map<String, Object> particulars) {
        parties.petitioner(number)
                .ifPresent(petitioner -> notices.send(new NewNotice(
                        number + "/" + step,
                        template,
                        number,
                        petitioner.name(),
                        petitioner.email(),
                        dutyGroup,
                        restricted,
                        particulars)));
    }
}
