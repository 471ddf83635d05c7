package petitiondesk.advice;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.advice.AdviceParts.Ending;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Organisation.Person;
import petitiondesk.organisation.Role;
import petitiondesk.petition.CaseBriefs;
import petitiondesk.security.CurrentUser;

/** Advice as those read it who issue it, those who preside, and those who answer. */
@Service
public class AdviceFiles {

    private final Advices advices;
    private final CaseBriefs cases;
    private final TimeLimits limits;
    private final Organisation organisation;
    private final Clock clock;

    AdviceFiles(Advices advices, CaseBriefs cases, TimeLimits limits, Organisation organisation, Clock clock) {
        this.advices = advices;
        this.cases = cases;
        this.limits = limits;
        this.organisation = organisation;
        this.clock = clock;
    }

    /**
     * An advice in a list.
     *
     * @param answerBy the last day for the answer that is awaited, or was given last
     * @param adoption what the unit said last, or null
     */
    public record Line(
            String number,
            AdviceKind kind,
            String kindText,
            String subject,
            String unit,
            String unitName,
            AdviceStatus status,
            String statusText,
            Instant issuedAt,
            LocalDate answerBy,
            boolean overdue,
            Adoption adoption,
            String adoptionText) {

        public boolean open() {
            return status.isOpen();
        }
    }

    /** A petition from which it was drawn; the title is null where the one who looks may not see it. */
    public record Drawn(String number, String title) {}

    /** An answer with names. */
    public record Answered(
            int round,
            String adoptionText,
            String answer,
            String answeredBy,
            Instant answeredAt,
            String assessmentText,
            String comment,
            String assessedBy,
            Instant assessedAt) {}

    /** A line of the history with the actor's name. */
    public record Step(Instant at, String actor, String kind, String text) {}

    /**
     * The whole advice.
     *
     * @param endedFor why it was taken back, or null
     * @param mayAnswer whether the one who looks may answer it now
     */
    public record File(
            Line line,
            String findings,
            String recommendation,
            String issuedBy,
            List<Drawn> petitions,
            List<Answered> answers,
            Instant endedAt,
            String endedFor,
            List<Step> events,
            boolean mayAnswer,
            boolean mayAssess,
            boolean mayWithdraw) {}

    /**
     * How many were issued, answered and adopted, of those that were not taken back (Art 41 asks for these figures).
     *
     * @param adopted among the answered, wholly or in part
     */
    public record Count(int issued, int answered, int adopted) {}

    /** Those that this person may read, the newest first; drawn from one petition alone if it is named. */
    @Transactional(readOnly = true)
    public List<Line> list(String petition, CurrentUser user) {
        if (petition != null && cases.visible(Set.of(petition), user).isEmpty()) {
            return List.of();
        }
        List<Advice> some = advices.all(petition).stream()
                .filter(advice -> mayRead(advice, user))
                .toList();
        Map<String, List<TimeLimit>> limitsOf =
                limits.of(some.stream().map(Advice::number).toList());
        return some.stream()
                .map(advice -> line(advice, limitsOf.getOrDefault(advice.number(), List.of())))
                .toList();
    }

    /** Counts a list. */
    public static Count count(Collection<Line> lines) {
        List<Line> standing = lines.stream()
                .filter(line -> line.status() != AdviceStatus.WITHDRAWN)
                .toList();
        List<Line> answered =
                standing.stream().filter(line -> line.adoption() != null).toList();
        return new Count(standing.size(), answered.size(), (int) answered.stream()
                .filter(line -> line.adoption() != Adoption.NOT_ADOPTED)
                .count());
    }

    /** The advice, or the same refusal whether there is none or it is not for this person. */
    @Transactional(readOnly = true)
    public File open(String number, CurrentUser user) {
        Advice advice = readable(number, user);
        List<String> drawn = advices.petitions(number);
        Map<String, String> titles = cases.titles(cases.visible(drawn, user));
        Optional<Ending> ending = advices.ending(number);
        boolean office = user.has(Role.OFFICE);
        return new File(
                line(advice, limits.of(number)),
                advice.findings(),
                advice.recommendation(),
                nameOf(advice.issuedBy()),
                drawn.stream()
                        .map(petition -> new Drawn(petition, titles.get(petition)))
                        .toList(),
                advices.answers(number).stream().map(this::answered).toList(),
                ending.map(Ending::endedAt).orElse(null),
                ending.map(Ending::reason).orElse(null),
                advices.events(number).stream()
                        .map(event -> new Step(
                                event.at(),
                                event.actor() == null ? "系统" : nameOf(event.actor()),
                                event.kind(),
                                event.text()))
                        .toList(),
                advice.status() == AdviceStatus.ANSWERING && user.groups().contains(advice.answeringGroup()),
                advice.status() == AdviceStatus.ASSESSING && office,
                advice.status().isOpen() && office);
    }

    /** Refuses whoever may not read it, as if it did not exist. */
    @Transactional(readOnly = true)
    public void check(String number, CurrentUser user) {
        readable(number, user);
    }

    private Advice readable(String number, CurrentUser user) {
        return advices.find(number).filter(advice -> mayRead(advice, user)).orElseThrow(Advices::unknown);
    }

    private static boolean mayRead(Advice advice, CurrentUser user) {
        return user.has(Role.OFFICE)
                || user.has(Role.CONVENER)
                || user.has(Role.DEPUTY_CONVENER)
                || user.groups().contains(advice.answeringGroup());
    }

    private Line line(Advice advice, List<TimeLimit> ofAdvice) {
        Optional<TimeLimit> limit =
                ofAdvice.stream().filter(one -> one.endedAt() == null).reduce((older, newer) -> newer);
        Adoption adoption = advices.answers(advice.number()).stream()
                .map(AdviceParts.Answer::adoption)
                .reduce((older, newer) -> newer)
                .orElse(null);
        return new Line(
                advice.number(),
                advice.kind(),
                advice.kind().title(),
                advice.subject(),
                advice.unit(),
                advice.unitName(),
                advice.status(),
                advice.status().title(),
                advice.issuedAt(),
                limit.map(TimeLimit::dueOn).orElse(null),
                limit.filter(running -> running.isRunning() && running.isOverdue(clock.instant()))
                        .isPresent(),
                adoption,
                adoption == null ? null : adoption.title());
    }

    private Answered answered(AdviceParts.Answer answer) {
        return new Answered(
                answer.round(),
                answer.adoption().title(),
                answer.answer(),
                nameOf(answer.answeredBy()),
                answer.answeredAt(),
                answer.assessment() == null ? null : answer.assessment().title(),
                answer.comment(),
                answer.assessedBy() == null ? null : nameOf(answer.assessedBy()),
                answer.assessedAt());
    }

    private String nameOf(String userId) {
        return organisation.person(userId).map(Person::name).orElse(userId);
    }
}
