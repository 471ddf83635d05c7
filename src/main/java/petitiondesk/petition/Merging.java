package petitiondesk.petition;

import java.util.List;
import org.springframework.stereotype.Component;

/** 并案: a petition is answered together with an earlier one on the same matter; both stay in the register, linked. */
@Component
class Merging {

    private final Cases cases;
    private final Registrations registrations;
    private final PetitionLinks links;
    private final CaseHistory history;
    private final PetitionNotices notices;

    Merging(
            Cases cases,
            Registrations registrations,
            PetitionLinks links,
            CaseHistory history,
            PetitionNotices notices) {
        this.cases = cases;
        this.registrations = registrations;
        this.links = links;
        this.history = history;
        this.notices = notices;
    }

    /** Whether petitions of others wait for the answer to this one. */
    boolean isAwaited(String number) {
        return !registrations.mergedInto(number).isEmpty();
    }

    /** To be called before a petition is locked that may be merged, or answered: whoever locks in another order may wait for ever. */
    void takeTurns() {
        registrations.takeTurnsMerging();
    }

    /** The same before a step that answers it only if it is a dispute, whose agreement nobody has to serve. */
    void takeTurnsOnDispute(PetitionCourse course) {
        if (course.kind() == Kind.DISPUTE) {
            takeTurns();
        }
    }

    /** Links both; the caller holds the petition that is merged, and whoever merges takes turns. */
    void merge(Registration way, String userId) {
        String number = way.petitionNumber();
        Petition petition = cases.petition(number);
        links.decide(
                PetitionLinks.Pair.of(petition, cases.petition(way.mergeInto())),
                PetitionLinks.Decision.CONFIRMED,
                "并案办理",
                userId);
        history.announce(
                number,
                userId,
                EventKind.MERGED,
                "并入%s办理。".formatted(way.mergeInto()),
                "与在先事项%s反映同一问题，并案办理，答复时一并告知您。".formatted(way.mergeInto()));
        history.note(way.mergeInto(), userId, EventKind.MERGED, "%s并入本件办理，答复时一并告知其信访人。".formatted(number));
    }

    /** Takes the two apart again: the merger was a mistake. The caller holds the petition, and whoever merges takes turns. */
    void undo(Registration way, String reason, String userId) {
        String number = way.petitionNumber();
        links.decide(
                PetitionLinks.Pair.of(cases.petition(number), cases.petition(way.mergeInto())),
                PetitionLinks.Decision.REMOVED,
                reason,
                userId);
        history.note(way.mergeInto(), userId, EventKind.MERGED, "%s不再并入本件，另行登记。".formatted(number));
    }

    /** The answer that everybody was told of, whose petition was merged into it, does not hold. */
    void answerTakenBack(PetitionCourse main) {
        takeTurns();
        for (String number : registrations.mergedInto(main.number())) {
            history.announce(
                    number,
                    null,
                    EventKind.TAKEN_BACK,
                    "在先事项%s的答复已收回，继续办理。".formatted(main.number()),
                    "并案办理的事项%s继续办理，原告知的结果作废，有结果再告知您。".formatted(main.number()));
            notices.answerTakenBack(cases.course(number), main);
        }
    }

    /** The answer to a matter is told to everybody whose petition was merged into it, too. */
    void answered(PetitionCourse main, String answer) {
        // who is being merged into it at this moment is told too, or is refused because it is answered
        takeTurns();
        List<String> merged = registrations.mergedInto(main.number());
        for (String number : merged) {
            history.announce(
                    number,
                    null,
                    EventKind.ANSWERED_WITH,
                    "在先事项%s已答复：%s。".formatted(main.number(), answer),
                    "并案办理的事项%s已答复：%s。".formatted(main.number(), answer));
            notices.answeredWith(cases.course(number), main, answer);
        }
    }
}
