package petitiondesk.reminder;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import petitiondesk.organisation.Deputies;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Organisation.Person;
import petitiondesk.organisation.Role;
import petitiondesk.reminder.LimitOwners.Owed;

/**
 * Who is told of a step: those who owe it, without any of them those up the line. Whoever has left is told nothing; where conveners are told, so is the deputy whose stated period runs.
 */
@Component
class Recipients {

    private final Organisation organisation;
    private final Deputies deputies;
    private final Clock clock;

    Recipients(Organisation organisation, Deputies deputies, Clock clock) {
        this.organisation = organisation;
        this.deputies = deputies;
        this.clock = clock;
    }

    /** People to be told, each once; nobody where even the last of the line has no member. */
    List<Person> of(Owed owed, Step step) {
        List<Person> owners = owners(owed);
        if (!step.isEscalation()) {
            return owners.isEmpty() ? level(owed, owners, 0) : owners;
        }
        List<Person> above = level(owed, owners, step == Step.ESCALATED_HEAD ? 0 : 1);
        return above.isEmpty() ? owners : above;
    }

    /** Those who owe the step themselves. */
    List<Person> owners(Owed owed) {
        return distinct(Stream.concat(
                people(owed.users()).stream(), owed.groups().stream().flatMap(group -> members(group).stream())));
    }

    /** Everybody in these groups, with the deputies who stand in for them. */
    List<Person> members(Collection<String> groups) {
        return distinct(groups.stream().flatMap(group -> members(group).stream()));
    }

    /** The so many-th level up the line on which somebody stands who does not owe the step himself; else the highest. */
    private List<Person> level(Owed owed, List<Person> owners, int number) {
        List<List<Person>> levels = new ArrayList<>();
        for (String group : owed.line()) {
            List<Person> members = members(group);
            if (!owners.containsAll(members)) {
                levels.add(members);
            }
        }
        return levels.isEmpty() ? List.of() : levels.get(Math.min(number, levels.size() - 1));
    }

    private List<Person> members(String group) {
        List<Person> members = organisation.members(group);
        if (!group.equals(Role.CONVENER.group())) {
            return members;
        }
        return distinct(Stream.concat(
                members.stream(),
                organisation.members(Role.DEPUTY_CONVENER.group()).stream()
                        .filter(deputy -> deputies.inForce(deputy.userId(), clock.instant())
                                .isPresent())));
    }

    private List<Person> people(Collection<String> userIds) {
        return userIds.stream()
                .flatMap(userId -> organisation.person(userId).stream())
                .filter(Person::active)
                .toList();
    }

    private static List<Person> distinct(Stream<Person> people) {
        Map<String, Person> byId = new LinkedHashMap<>();
        people.forEach(person -> byId.putIfAbsent(person.userId(), person));
        return List.copyOf(byId.values());
    }
}
