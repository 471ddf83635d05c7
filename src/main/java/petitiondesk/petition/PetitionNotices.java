package petitiondesk.petition;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.notification.NewNotice;
import petitiondesk.notification.Notices;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Responsible;
import petitiondesk.organisation.Role;
import petitiondesk.party.Parties;
import petitiondesk.platform.DeskSettings;

/** What the petitioner is told at each step. */
@Component
class PetitionNotices {

    private final Notices notices;
    private final Parties parties;
    private final Organisation organisation;
    private final DeskSettings settings;

    PetitionNotices(Notices notices, Parties parties, Organisation organisation, DeskSettings settings) {
        this.notices = notices;
        this.parties = parties;
        this.organisation = organisation;
        this.settings = settings;
    }

    void receipt(Petition petition, TimeLimit register, boolean restricted) {
        Role teller = restricted ? Role.DISCIPLINE : Role.REGISTRAR;
        tell(
                petition.number(),
                "receipt",
                "receipt",
                teller.group(),
                restricted,
                Map.of(
                        "receivedAt", petition.receivedAt(),
                        "dueOn", PetitionTexts.lastDay(register),
                        "followUrl", settings.publicUrl() + "/follow"));
    }

    void accepted(PetitionCourse course, TimeLimit handle) {
        tell(
                course,
                "accepted",
                Map.of(
                        "unit", responsible(course).name(),
                        "dueOn", PetitionTexts.lastDay(handle),
                        "article", handle.kind().source()));
    }

    void transferred(PetitionCourse course, long assignment, Responsible unit, TimeLimit notify) {
        tell(
                course.number(),
                "transferred/" + assignment,
                "transferred",
                Role.OFFICE.group(),
                false,
                Map.of("unit", unit.name(), "dueOn", PetitionTexts.lastDay(notify)));
    }

    /** Where the law has another procedure for the matter, and until when (Art 31). */
    void guided(PetitionCourse course, StatutoryChannel channel, String body, String reason) {
        tell(
                course.number(),
                "guided" + again(course),
                "guided",
                Role.OFFICE.group(),
                false,
                Map.of("channel", channel.title(), "body", body, "limit", channel.limit(), "reason", reason));
    }

    void merged(PetitionCourse course, String main) {
        tell(course.number(), "merged" + again(course), "merged", Role.OFFICE.group(), false, Map.of("earlier", main));
    }

    /** The matter that his petition was merged into is answered. */
    void answeredWith(PetitionCourse course, PetitionCourse main, String answer) {
        tell(
                course.number(),
                "answered-with/" + main.number() + "/" + main.round() + again(main),
                "answered-with",
                responsible(main).group(),
                false,
                Map.of("earlier", main.number(), "answer", answer));
    }

    /** It turned out less simple; the days count from the same start. */
    void ordinary(PetitionCourse course, TimeLimit handle) {
        tell(
                course.number(),
                "ordinary" + again(course),
                "ordinary",
                responsible(course).group(),
                course.restricted(),
                Map.of(
                        "dueOn",
                        PetitionTexts.lastDay(handle),
                        "article",
                        handle.kind().source()));
    }

    /** What he was told of the route is void; the day by which it is decided stays. */
    void dispositionCorrected(PetitionCourse course, String before, TimeLimit register) {
        tell(
                course.number(),
                "disposition-corrected" + again(course),
                "disposition-corrected",
                Role.OFFICE.group(),
                false,
                Map.of("before", before, "dueOn", PetitionTexts.lastDay(register)));
    }

    /** The agreement that he was told of does not hold. */
    void agreementTakenBack(PetitionCourse course) {
        tell(course, "agreement-taken-back", Map.of("unit", responsible(course).name()));
    }

    /** The answer that he was told of, to the matter that his petition was merged into, does not hold. */
    void answerTakenBack(PetitionCourse course, PetitionCourse main) {
        tell(
                course.number(),
                "answer-taken-back/" + main.number() + again(main),
                "answer-taken-back",
                responsible(main).group(),
                false,
                Map.of("earlier", main.number()));
    }

    void withdrawn(PetitionCourse course) {
        tell(course.number(), "withdrawn" + again(course), "withdrawn", Role.REGISTRAR.group(), false, Map.of());
    }

    void unitChanged(PetitionCourse course, long change) {
        tell(
                course.number(),
                "unit-changed/" + change,
                "unit-changed",
                responsible(course).group(),
                course.restricted(),
                Map.of("unit", responsible(course).name()));
    }

    void hearingCalled(PetitionCourse course, Hearings.Hearing hearing) {
        tell(
                course.number(),
                "hearing/" + hearing.id(),
                "hearing-called",
                Role.OFFICE.group(),
                course.restricted(),
                Map.of("heldAt", hearing.heldAt(), "place", hearing.place(), "reason", hearing.reason()));
    }

    void hearingCancelled(PetitionCourse course, Hearings.Hearing hearing, String reason) {
        tell(
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
        tell(
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
        tell(
                course.number(),
                "request/" + request.id(),
                "request-denied",
                Role.OFFICE.group(),
                course.restricted(),
                Map.of("request", request.kind().title(), "reason", request.comment()));
    }

    /** The two lawful grounds (Art 19, 36), with where the matter lies. */
    void refused(PetitionCourse course, Disposition ground, String text) {
        tell(
                course.number(),
                "refused" + again(course),
                "refused",
                Role.OFFICE.group(),
                false,
                Map.of("ground", ground.title(), "explanation", text));
    }

    /** Takes all notices of the petition, those written before too, out of everybody's sight but discipline inspection's. */
    void restrict(String number) {
        notices.restrict(number);
    }

    void handedToDiscipline(PetitionCourse course) {
        tell(course.number(), "handed-to-discipline", "handed-to-discipline", Role.DISCIPLINE.group(), true, Map.of());
    }

    /** It is decided whether it is taken up; the letter says that he can ask, and nothing of what it is. */
    void accusationAssessed(String number) {
        tell(number, "accusation-assessed", "accusation-assessed", Role.DISCIPLINE.group(), true, Map.of());
    }

    /** Whoever has a mail address hears that it is over; to all others that was said when they were told the result. */
    void accusationClosed(String number) {
        if (parties.petitioner(number)
                .filter(petitioner -> petitioner.email() != null)
                .isPresent()) {
            tell(number, "accusation-closed", "accusation-closed", Role.DISCIPLINE.group(), true, Map.of());
        }
    }

    void opinionServed(PetitionCourse course, String service, TimeLimit window) {
        tell(
                course,
                "opinion-served",
                Map.of(
                        "conclusion",
                        course.conclusion().title(),
                        "service",
                        service,
                        "reviewUntil",
                        PetitionTexts.lastDay(window),
                        "reviewBody",
                        reviewBody(course)));
    }

    void answerServed(PetitionCourse course) {
        tell(course, "answer-served", Map.of("conclusion", course.conclusion().title()));
    }

    void agreementReached(PetitionCourse course) {
        tell(course, "agreement-reached", Map.of());
    }

    /** A date that he had been told is another now. */
    void limitChanged(PetitionCourse course, long calendar, Map<String, Object> particulars) {
        Role teller = course.restricted() ? Role.DISCIPLINE : Role.REGISTRAR;
        tell(
                course.number(),
                "limit-changed/" + calendar + "/" + particulars.get("limit"),
                "limit-changed",
                course.responsible() == null
                        ? teller.group()
                        : responsible(course).group(),
                course.restricted(),
                particulars);
    }

    /** The petitioner is told why (Art 34). */
    void extended(PetitionCourse course, long request, int days, String reason, TimeLimit extended) {
        tell(
                course.number(),
                "extended/" + request,
                "extended",
                responsible(course).group(),
                course.restricted(),
                Map.of("days", days, "reason", reason, "dueOn", PetitionTexts.lastDay(extended)));
    }

    void reopened(PetitionCourse course, TimeLimit handle) {
        tell(course, "reopened", Map.of("unit", responsible(course).name(), "dueOn", PetitionTexts.lastDay(handle)));
    }

    void reopenedOnNewFacts(PetitionCourse course, TimeLimit handle) {
        tell(
                course,
                "reopened-on-new-facts",
                Map.of("unit", responsible(course).name(), "dueOn", PetitionTexts.lastDay(handle)));
    }

    void unreachable(PetitionCourse course) {
        tell(course, "revisit-unreachable", Map.of("followUrl", settings.publicUrl() + "/follow"));
    }

    /** Both stages of one round are told: the stage is part of the key. */
    void reviewRecorded(PetitionCourse course, ReviewStage stage, LocalDate askedOn) {
        tell(
                course.number(),
                "review-recorded/" + course.round() + "/" + stage,
                "review-recorded",
                responsible(course).group(),
                course.restricted(),
                Map.of("recordedOn", askedOn, "reviewBody", reviewBody(course, stage), "stage", stage.title()));
    }

    void closed(PetitionCourse course) {
        String conclusion =
                course.conclusion() == null ? "双方达成调解协议" : course.conclusion().title();
        tell(course, "closed", Map.of("conclusion", conclusion));
    }

    /** Where the petitioner turns to for a review: the next superior of the unit that signed (Art 35). */
    String reviewBody(PetitionCourse course) {
        return reviewBody(course, ReviewStage.REVIEW);
    }

    /** The final review is up to the next superior of the one that decided the first (Art 36). */
    private String reviewBody(PetitionCourse course, ReviewStage stage) {
        Optional<Organisation.Unit> first =
                organisation.nextSuperior(responsible(course).signingUnit());
        Optional<Organisation.Unit> body =
                stage == ReviewStage.REVIEW ? first : first.flatMap(unit -> organisation.nextSuperior(unit.code()));
        return body.map(Organisation.Unit::name).orElse("上一级机关、单位");
    }

    Responsible responsible(PetitionCourse course) {
        return organisation
                .responsible(course.responsible())
                .orElseThrow(() -> new IllegalStateException("petition " + course.number() + " is given to "
                        + course.responsible() + ", which does not exist"));
    }

    /** What is told a second time, because a step was taken back or the matter reopened, has a key of its own. */
    private static String again(PetitionCourse course) {
        return course.round() + course.takenBack() == 0 ? "" : "/again-" + course.round() + "-" + course.takenBack();
    }

    /** A notice of a step that a reopened matter passes again: the round makes the key of its own. */
    private void tell(PetitionCourse course, String template, Map<String, Object> model) {
        tell(
                course.number(),
                template + "/" + course.round() + "/" + course.status() + again(course),
                template,
                responsible(course).group(),
                course.restricted(),
                model);
    }

    private void tell(
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
