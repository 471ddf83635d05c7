package petitiondesk.petition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import petitiondesk.organisation.Organisation;
import petitiondesk.platform.ApplicationClock;

/** What joint meetings had to do with a case: their decisions, 四定四包 with its progress, supervision orders. */
@Component
public class CaseMeetings {

    private final LeadDecisions decisions;
    private final LeadResults results;
    private final Supervision supervision;
    private final Organisation organisation;

    CaseMeetings(LeadDecisions decisions, LeadResults results, Supervision supervision, Organisation organisation) {
        this.decisions = decisions;
        this.results = results;
        this.supervision = supervision;
        this.organisation = organisation;
    }

    /**
     * A meeting's decision on the case.
     *
     * @param lead 四定四包; null where the meeting decided on another way
     * @param comment null where nothing was said
     * @param current whether the case is led under it now
     */
    public record Decision(
            String meetingNumber,
            LeadDecision.Way decision,
            String decisionText,
            LocalDate decidedOn,
            String comment,
            boolean current,
            Lead lead) {}

    /** 四定四包 with names, and what was put down since. */
    public record Lead(
            String leader,
            List<String> handlers,
            String measures,
            LocalDate dueOn,
            String packHandle,
            String packClose,
            String packSupport,
            String packPersuade,
            List<Progress> progress) {}

    /**
     * A line of progress, or the leader's word.
     *
     * @param result what the leader said; null for a line of progress
     */
    public record Progress(Instant at, String by, String result, String text) {}

    /** All that meetings decided on the case, the newest first. */
    List<Decision> decisionsOn(PetitionCourse course) {
        List<Decision> newestFirst = new ArrayList<>(decisions.of(course.number()).stream()
                .map(decision -> view(decision, course))
                .toList());
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    List<Supervision.Order> ordersOn(String number) {
        return supervision.ordersOn(number);
    }

    boolean isSupervised(String number) {
        return supervision.supervised(Set.of(number)).contains(number);
    }

    private Decision view(LeadDecision decision, PetitionCourse course) {
        return new Decision(
                decision.meetingNumber(),
                decision.decision(),
                decision.decision().title(),
                LocalDate.ofInstant(decision.decidedAt(), ApplicationClock.ZONE),
                decision.comment(),
                course.leadDecision() != null && course.leadDecision() == decision.id(),
                decision.decision() == LeadDecision.Way.LEAD ? lead(decision) : null);
    }

    private Lead lead(LeadDecision decision) {
        return new Lead(
                nameOf(decision.leader()),
                decision.handlers().stream().map(this::nameOf).toList(),
                decision.measures(),
                decision.dueOn(),
                nameOf(decision.packHandle()),
                nameOf(decision.packClose()),
                nameOf(decision.packSupport()),
                nameOf(decision.packPersuade()),
                results.under(decision.id()).stream()
                        .map(line -> new Progress(
                                line.at(),
                                nameOf(line.by()),
                                line.result() == null
                                        ? null
                                        : LeadResult.valueOf(line.result()).title(),
                                line.text()))
                        .toList());
    }

    private String nameOf(String userId) {
        return organisation.person(userId).map(Organisation.Person::name).orElse(userId);
    }
}
