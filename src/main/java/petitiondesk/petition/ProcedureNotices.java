package petitiondesk.petition;

import java.util.Map;
import org.springframework.stereotype.Component;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Role;

/** What the petitioner is told of the way his matter is handled: other units, other days, hearings, and what he asked for. */
@Component
class ProcedureNotices {

    private final PetitionerLetters letters;
    private final ResponsibleUnits units;
    private final Organisation organisation;

    ProcedureNotices(PetitionerLetters letters, ResponsibleUnits units, Organisation organisation) {
        this.letters = letters;
        this.units = units;
        this.organisation = organisation;
    }

    void unitChanged(PetitionCourse course, long change) {
        letters.tell(
                course.number(),
                "unit-changed/" + change,
                "unit-changed",
                units.of(course).group(),
                course.restricted(),
                Map.of("unit", units.of(course).name()));
    }

    void hearingCalled(PetitionCourse course, Hearings.Hearing hearing) {
        letters.tell(
                course.number(),
                "hearing/" + hearing.id(),
                "hearing-called",
                Role.OFFICE.group(),
                course.restricted(),
                Map.of("heldAt", hearing.heldAt(), "place", hearing.place(), "reason", hearing.reason()));
    }

    void hearingCancelled(PetitionCourse course, Hearings.Hearing hearing, String reason) {
        letters.tell(
                course.number(),
                "hearing-cancelled/" + hearing.id(),
                "hearing-cancelled",
                Role.OFFICE.group(),
                course.restricted(),
                Map.of("heldAt", hearing.heldAt(), "reason", reason));
    }

    void recusalGranted(PetitionCourse course, PetitionerRequests.Request request) {
        String person = organisation
                .person(request.recused())
                .map(Organisation.Person::name)
                .orElse("该工作人员");
        letters.tell(
                course.number(),
                "request/" + request.id(),
                "recusal-granted",
                Role.OFFICE.group(),
                course.restricted(),
                Map.of(
                        "person",
                        person,
                        "comment",
                        request.comment() == null ? "依照《信访工作条例》第二十八条。" : request.comment()));
    }

    void requestDenied(PetitionCourse course, PetitionerRequests.Request request) {
        letters.tell(
                course.number(),
                "request/" + request.id(),
                "request-denied",
                Role.OFFICE.group(),
                course.restricted(),
                Map.of("request", request.kind().title(), "reason", request.comment()));
    }

    /** A date that he had been told is another now. */
    void limitChanged(PetitionCourse course, long calendar, Map<String, Object> particulars) {
        Role teller = course.restricted() ? Role.DISCIPLINE : Role.REGISTRAR;
        letters.tell(
                course.number(),
                "limit-changed/" + calendar + "/" + particulars.get("limit"),
                "limit-changed",
                course.responsible() == null ? teller.group() : units.of(course).group(),
                course.restricted(),
                particulars);
    }

    /** The petitioner is told why (Art 34). */
    void extended(PetitionCourse course, long request, int days, String reason, TimeLimit extended) {
        letters.tell(
                course.number(),
                "extended/" + request,
                "extended",
                units.of(course).group(),
                course.restricted(),
                Map.of("days", days, "reason", reason, "dueOn", PetitionTexts.lastDay(extended)));
    }
}
