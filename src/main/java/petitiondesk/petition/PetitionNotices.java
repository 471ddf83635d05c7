package petitiondesk.petition;

import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.notification.Notices;
import petitiondesk.organisation.Responsible;
import petitiondesk.organisation.Role;
import petitiondesk.party.Parties;
import petitiondesk.platform.DeskSettings;

/** What the petitioner is told at each step. */
@Component
class PetitionNotices {

    private final PetitionerLetters letters;
    private final ResponsibleUnits units;
    private final Notices notices;
    private final Parties parties;
    private final DeskSettings settings;

    PetitionNotices(
            PetitionerLetters letters,
            ResponsibleUnits units,
            Notices notices,
            Parties parties,
            DeskSettings settings) {
        this.letters = letters;
        this.units = units;
        this.notices = notices;
        this.parties = parties;
        this.settings = settings;
    }

    void receipt(Petition petition, TimeLimit register, boolean restricted) {
        Role teller = restricted ? Role.DISCIPLINE : Role.REGISTRAR;
        letters.tell(
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
        letters.tell(
                course,
                "accepted",
                Map.of(
                        "unit", units.of(course).name(),
                        "dueOn", PetitionTexts.lastDay(handle),
                        "article", handle.kind().source()));
    }

    void transferred(PetitionCourse course, long assignment, Responsible unit, TimeLimit notify) {
        letters.tell(
                course.number(),
                "transferred/" + assignment,
                "transferred",
                Role.OFFICE.group(),
                false,
                Map.of("unit", unit.name(), "dueOn", PetitionTexts.lastDay(notify)));
    }

    /** Where the law has another procedure for the matter, and until when (Art 31). */
    void guided(PetitionCourse course, StatutoryChannel channel, String body, String reason) {
        letters.tell(
                course.number(),
                "guided" + PetitionerLetters.again(course),
                "guided",
                Role.OFFICE.group(),
                false,
                Map.of("channel", channel.title(), "body", body, "limit", channel.limit(), "reason", reason));
    }

    void merged(PetitionCourse course, String main) {
        letters.tell(
                course.number(),
                "merged" + PetitionerLetters.again(course),
                "merged",
                Role.OFFICE.group(),
                false,
                Map.of("earlier", main));
    }

    /** The matter that his petition was merged into is answered. */
    void answeredWith(PetitionCourse course, PetitionCourse main, String answer) {
        letters.tell(
                course.number(),
                "answered-with/" + main.number() + "/" + main.round() + PetitionerLetters.again(main),
                "answered-with",
                units.of(main).group(),
                false,
                Map.of("earlier", main.number(), "answer", answer));
    }

    /** It turned out less simple; the days count from the same start. */
    void ordinary(PetitionCourse course, TimeLimit handle) {
        letters.tell(
                course.number(),
                "ordinary" + PetitionerLetters.again(course),
                "ordinary",
                units.of(course).group(),
                course.restricted(),
                Map.of(
                        "dueOn",
                        PetitionTexts.lastDay(handle),
                        "article",
                        handle.kind().source()));
    }

    /** What he was told of the route is void; the day by which it is decided stays. */
    void dispositionCorrected(PetitionCourse course, String before, TimeLimit register) {
        letters.tell(
                course.number(),
                "disposition-corrected" + PetitionerLetters.again(course),
                "disposition-corrected",
                Role.OFFICE.group(),
                false,
                Map.of("before", before, "dueOn", PetitionTexts.lastDay(register)));
    }

    /** The agreement that he was told of does not hold. */
    void agreementTakenBack(PetitionCourse course) {
        letters.tell(
                course, "agreement-taken-back", Map.of("unit", units.of(course).name()));
    }

    /** The answer that he was told of, to the matter that his petition was merged into, does not hold. */
    void answerTakenBack(PetitionCourse course, PetitionCourse main) {
        letters.tell(
                course.number(),
                "answer-taken-back/" + main.number() + PetitionerLetters.again(main),
                "answer-taken-back",
                units.of(main).group(),
                false,
                Map.of("earlier", main.number()));
    }

    void withdrawn(PetitionCourse course) {
        letters.tell(
                course.number(),
                "withdrawn" + PetitionerLetters.again(course),
                "withdrawn",
                Role.REGISTRAR.group(),
                false,
                Map.of());
    }

    /** The two lawful grounds (Art 19, 36), with where the matter lies. */
    void refused(PetitionCourse course, Disposition ground, String text) {
        letters.tell(
                course.number(),
                "refused" + PetitionerLetters.again(course),
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
        letters.tell(
                course.number(),
                "handed-to-discipline",
                "handed-to-discipline",
                Role.DISCIPLINE.group(),
                true,
                Map.of());
    }

    /** It is decided whether it is taken up; the letter says that he can ask, and nothing of what it is. */
    void accusationAssessed(String number) {
        letters.tell(number, "accusation-assessed", "accusation-assessed", Role.DISCIPLINE.group(), true, Map.of());
    }

    /** Whoever has a mail address hears that it is over; to all others that was said when they were told the result. */
    void accusationClosed(String number) {
        if (parties.petitioner(number)
                .filter(petitioner -> petitioner.email() != null)
                .isPresent()) {
            letters.tell(number, "accusation-closed", "accusation-closed", Role.DISCIPLINE.group(), true, Map.of());
        }
    }

    void opinionServed(PetitionCourse course, String service, TimeLimit window) {
        letters.tell(
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
                        units.reviewBody(course)));
    }

    void answerServed(PetitionCourse course) {
        letters.tell(
                course,
                "answer-served",
                Map.of("conclusion", course.conclusion().title()));
    }

    void agreementReached(PetitionCourse course) {
        letters.tell(course, "agreement-reached", Map.of());
    }

    void reopened(PetitionCourse course, TimeLimit handle) {
        letters.tell(
                course, "reopened", Map.of("unit", units.of(course).name(), "dueOn", PetitionTexts.lastDay(handle)));
    }

    void reopenedOnNewFacts(PetitionCourse course, TimeLimit handle) {
        letters.tell(
                course,
                "reopened-on-new-facts",
                Map.of("unit", units.of(course).name(), "dueOn", PetitionTexts.lastDay(handle)));
    }

    void unreachable(PetitionCourse course) {
        letters.tell(course, "revisit-unreachable", Map.of("followUrl", settings.publicUrl() + "/follow"));
    }

    /** Both stages of one round are told: the stage is part of the key. */
    void reviewRecorded(PetitionCourse course, ReviewStage stage, LocalDate askedOn) {
        letters.tell(
                course.number(),
                "review-recorded/" + course.round() + "/" + stage,
                "review-recorded",
                units.of(course).group(),
                course.restricted(),
                Map.of("recordedOn", askedOn, "reviewBody", units.reviewBody(course, stage), "stage", stage.title()));
    }

    void closed(PetitionCourse course) {
        String conclusion =
                course.conclusion() == null ? "双方达成调解协议" : course.conclusion().title();
        letters.tell(course, "closed", Map.of("conclusion", conclusion));
    }
}
