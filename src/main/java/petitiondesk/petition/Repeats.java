package petitiondesk.petition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Role;
import petitiondesk.party.Parties;
import petitiondesk.party.Parties.SharedPerson;
import petitiondesk.party.Parties.Trait;
import petitiondesk.petition.PetitionLinks.Decision;
import petitiondesk.petition.PetitionLinks.Pair;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/**
 * Petitions that may be about the same matter: suggested by the people in them and by their words, linked by a person, and
 * shown as far as the one who looks may see both.
 */
@Service
public class Repeats {

    private static final int SUGGESTIONS = 8;

    /** How many are shown for the person alone, whose words are about something else. */
    private static final int OF_ONE_PERSON = 5;

    /** With the same name, fewer common words will do. */
    private static final double ALIKE_WITH_NAME = 0.2;

    private final Cases cases;
    private final CaseAccess access;
    private final Organisation organisation;
    private final Parties parties;
    private final SimilarPetitions similar;
    private final PetitionLinks links;
    private final JdbcClient jdbc;

    Repeats(
            Cases cases,
            CaseAccess access,
            Organisation organisation,
            Parties parties,
            SimilarPetitions similar,
            PetitionLinks links,
            JdbcClient jdbc) {
        this.cases = cases;
        this.access = access;
        this.organisation = organisation;
        this.parties = parties;
        this.similar = similar;
        this.links = links;
        this.jdbc = jdbc;
    }

    /**
     * A petition that may be about the same matter.
     *
     * @param similarity of the words, in percent
     * @param reasons why it is suggested, for people to read
     */
    public record Suggestion(
            String number,
            String title,
            Status status,
            String statusText,
            Instant receivedAt,
            int similarity,
            List<String> reasons) {}

    /**
     * A petition that somebody found to be about the same matter.
     *
     * @param original whether it came first and this one repeats it
     * @param by name of who decided, or null where the register only says that it is so
     */
    public record Link(
            String number,
            String title,
            Status status,
            String statusText,
            Instant receivedAt,
            boolean original,
            String by,
            Instant at) {}

    /**
     * Both.
     *
     * @param mayDecide whether the one who looks may link, dismiss and take links back
     */
    public record Overview(List<Link> links, List<Suggestion> suggestions, boolean mayDecide) {}

    private record Facts(
            String number, String title, String status, Instant receivedAt, String village, String district) {}

    /**
     * What is linked with the petition and what may have to be.
     *
     * @param userId of the one who looks
     * @throws Refusal if there is no such petition for him
     */
    @Transactional(readOnly = true, timeout = 5)
    public Overview of(String number, String userId) {
        Petition petition = cases.petition(number);
        PetitionCourse course = cases.course(number);
        Set<String> groups = organisation.groupsOf(userId);
        LinkRights rights = rights(course, userId, groups);
        boolean mayDecide = mayDecide(groups);
        if (!rights.covers(petition, course)) {
            return new Overview(List.of(), List.of(), false);
        }
        List<PetitionLinks.Entry> decisions = links.of(number, rights);
        return new Overview(
                links(number, decisions, rights), suggestions(petition, course, decisions, rights), mayDecide);
    }

    /** Links alone, which cost little. */
    @Transactional(readOnly = true)
    public List<Link> links(String number, String userId) {
        PetitionCourse course = cases.course(number);
        LinkRights rights = rights(course, userId, organisation.groupsOf(userId));
        return rights.covers(cases.petition(number), course)
                ? links(number, links.of(number, rights), rights)
                : List.of();
    }

    /**
     * Links the petition with another one that is about the same matter; the later of the two is the repeat.
     *
     * @throws Refusal naming {@code field} if the other one is the same, unknown, or not for this person
     */
    @Transactional
    public void link(String number, String other, String field, String userId) {
        Pair pair = pair(number, other, field, userId);
        links.decide(pair, Decision.CONFIRMED, null, userId);
    }

    /** Notes that the other one is about another matter, so that it is not suggested again. */
    @Transactional
    public void dismiss(String number, String other, String userId) {
        Pair pair = pair(number, other, "number", userId);
        if (links.latest(pair) == Decision.CONFIRMED) {
            throw Refusal.conflict("这两件事项已经关联。确实不是重复的，请说明理由后解除关联。");
        }
        links.decide(pair, Decision.DISMISSED, null, userId);
    }

    /** Takes a link back; that there was one stays on record. */
    @Transactional
    public void unlink(String number, String other, String reason, String userId) {
        FieldChecks checks = new FieldChecks();
        checks.requiredText("reason", "解除理由", reason, 500).done();
        Pair pair = pair(number, other, "number", userId);
        if (links.latest(pair) != Decision.CONFIRMED) {
            throw Refusal.conflict("这两件事项现在没有关联，可能已由他人解除。请刷新后再看。");
        }
        links.decide(pair, Decision.REMOVED, reason.strip(), userId);
    }

    private Pair pair(String number, String other, String field, String userId) {
        Set<String> groups = organisation.groupsOf(userId);
        Petition petition = cases.petition(number);
        PetitionCourse course = cases.course(number);
        LinkRights rights = rights(course, userId, groups);
        if (!rights.covers(petition, course)) {
            throw Cases.unknown();
        }
        if (!mayDecide(groups)) {
            throw Refusal.forbidden("只有登记员、联席会议办公室和纪检监察可以确认重复件。");
        }
        String chosen = other == null ? "" : other.strip();
        // the same words whether there is no such petition or it is not for this person
        if (!chosen.matches("[A-Za-z0-9-]{1,40}") || !seen(chosen, rights)) {
            throw Refusal.invalid(field, "没有找到这个编号的信访事项，或者您无权查看");
        }
        if (chosen.equals(number)) {
            throw Refusal.invalid(field, "不能把一件信访事项登记为它自己的重复件");
        }
        return Pair.of(petition, cases.petition(chosen));
    }

    private boolean seen(String number, LinkRights rights) {
        return !facts(List.of(number), rights).isEmpty();
    }

    private LinkRights rights(PetitionCourse course, String userId, Set<String> groups) {
        CaseAccess.Scope scope = access.scope(userId, groups);
        if (!scope.covers(course)) {
            throw Cases.unknown();
        }
        return new LinkRights(scope);
    }

    /** Whether somebody in these groups links petitions, dismisses suggestions and takes links back. */
    public static boolean mayDecide(Set<String> groups) {
        return Stream.of(Role.REGISTRAR, Role.OFFICE, Role.DISCIPLINE)
                .map(Role::group)
                .anyMatch(groups::contains);
    }

    private List<Link> links(String number, List<PetitionLinks.Entry> decisions, LinkRights rights) {
        List<PetitionLinks.Entry> confirmed = decisions.stream()
                .filter(entry -> entry.inForce() && entry.decision() == Decision.CONFIRMED)
                .toList();
        Map<String, Facts> facts =
                facts(confirmed.stream().map(entry -> entry.other(number)).toList(), rights);
        return confirmed.stream()
                .map(entry -> {
                    Facts other = facts.get(entry.other(number));
                    return new Link(
                            other.number(),
                            other.title(),
                            Status.valueOf(other.status()),
                            Status.valueOf(other.status()).title(),
                            other.receivedAt(),
                            entry.pair().original().equals(other.number()),
                            entry.decidedBy() == null ? null : nameOf(entry.decidedBy()),
                            entry.at());
                })
                .sorted(Comparator.comparing(Link::receivedAt).thenComparing(Link::number))
                .toList();
    }

    private List<Suggestion> suggestions(
            Petition petition, PetitionCourse course, List<PetitionLinks.Entry> decisions, LinkRights rights) {
        Set<String> decided = decisions.stream()
                .map(entry -> entry.other(petition.number()))
                .collect(Collectors.toCollection(HashSet::new));
        Map<String, Trait> people = new LinkedHashMap<>();
        for (SharedPerson person : parties.sharingPerson(petition.number())) {
            people.put(person.petitionNumber(), person.trait());
        }
        Map<String, Double> alike = similar.to(petition, people.keySet(), rights, similar.trigrams());
        alike.keySet().removeAll(decided);
        Map<String, Facts> facts = facts(alike.keySet(), rights);
        List<Ranked> ranked = new ArrayList<>();
        alike.forEach((number, words) -> {
            Facts other = facts.get(number);
            Trait trait = other == null ? null : people.get(number);
            if (trait == Trait.NAME && !nearby(petition, course, other) && words < ALIKE_WITH_NAME) {
                trait = null;
            }
            if (other != null && (trait != null || words >= SimilarPetitions.ALIKE)) {
                ranked.add(new Ranked(other, words, trait));
            }
        });
        ranked.sort(Comparator.comparingDouble(Ranked::rank)
                .reversed()
                .thenComparing(one -> one.facts().number(), Comparator.reverseOrder()));
        List<Suggestion> suggestions = new ArrayList<>();
        int ofOnePerson = 0;
        for (Ranked one : ranked) {
            if (suggestions.size() < SUGGESTIONS
                    && (one.words() >= SimilarPetitions.ALIKE || ofOnePerson++ < OF_ONE_PERSON)) {
                suggestions.add(one.suggestion(petition, course));
            }
        }
        return suggestions;
    }

    /** In the same village, or where nobody wrote down a village, in the same district. */
    private static boolean nearby(Petition petition, PetitionCourse course, Facts other) {
        return petition.village() != null && other.village() != null
                ? petition.village().equals(other.village())
                : course.district() != null && course.district().equals(other.district());
    }

    private record Ranked(Facts facts, double words, Trait trait) {

        double rank() {
            return words
                    + (trait == null
                            ? 0
                            : switch (trait) {
                                case DOCUMENT -> 0.6;
                                case PHONE -> 0.5;
                                case NAME_AND_ADDRESS -> 0.4;
                                case NAME -> 0.2;
                            });
        }

        Suggestion suggestion(Petition petition, PetitionCourse course) {
            List<String> reasons = new ArrayList<>();
            if (trait == Trait.NAME) {
                reasons.add(nearby(petition, course, facts) ? "可能是同一人（姓名和属地相同）" : "可能是同一人（姓名相同）");
            } else if (trait != null) {
                reasons.add("同一人（" + trait.title() + "）");
            }
            int percent = (int) Math.round(words * 100);
            if (words >= SimilarPetitions.ALIKE || trait == Trait.NAME && words >= ALIKE_WITH_NAME) {
                reasons.add("内容相似" + percent + "%");
            }
            Status status = Status.valueOf(facts.status());
            return new Suggestion(
                    facts.number(), facts.title(), status, status.title(), facts.receivedAt(), percent, reasons);
        }
    }

    private Map<String, Facts> facts(Collection<String> numbers, LinkRights rights) {
        return jdbc
                .sql("""
                select p.number, p.title, c.status, p.received_at, p.village, c.district
                from petition p join petition_course c on c.number = p.number
                where p.number = any(:numbers) and %s""".formatted(LinkRights.SQL))
                .params(rights.parameters())
                .param("numbers", numbers.toArray(String[]::new))
                .query((row, i) -> new Facts(
                        row.getString("number"),
                        row.getString("title"),
                        row.getString("status"),
                        row.getTimestamp("received_at").toInstant(),
                        row.getString("village"),
                        row.getString("district")))
                .list()
                .stream()
                .collect(Collectors.toMap(Facts::number, one -> one));
    }

    private String nameOf(String userId) {
        return organisation.person(userId).map(Organisation.Person::name).orElse(userId);
    }
}
