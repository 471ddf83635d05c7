package petitiondesk.setup.organisation;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import petitiondesk.organisation.AccessDirectory;
import petitiondesk.organisation.AccessDirectory.Secret;
import petitiondesk.organisation.FirstPasswords;
import petitiondesk.organisation.FirstPasswords.Kind;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Organisation.Person;
import petitiondesk.organisation.OrganisationChanges;
import petitiondesk.organisation.OrganisationEntries.PersonEntry;
import petitiondesk.shared.Refusal;
import petitiondesk.tablefile.TableText;

/** Generated initial passwords: told once, in a file to print and hand out, and never stored in clear. */
@Service
public class MadePasswords {

    /** No 0/o, 1/i/l: people type them from paper. */
    private static final String ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";

    /** Thirteen of thirty-one are 64 bits. */
    private static final int[] PARTS = {4, 4, 5};

    private static final List<String> HEADER = List.of("用户名", "姓名", "所在单位", "初始密码");

    private final FirstPasswords firstPasswords;
    private final OrganisationChanges organisation;
    private final Organisation names;
    private final AccessDirectory directory;
    private final SecureRandom random = new SecureRandom();

    MadePasswords(
            FirstPasswords firstPasswords,
            OrganisationChanges organisation,
            Organisation names,
            AccessDirectory directory) {
        this.firstPasswords = firstPasswords;
        this.organisation = organisation;
        this.names = names;
        this.directory = directory;
    }

    /**
     * How many people wait for a password.
     *
     * @param none who have none
     * @param made who have a generated one and have not changed it
     */
    public record Waiting(int none, int made) {}

    public Waiting waiting() {
        return new Waiting(
                firstPasswords.having(Kind.NONE).size(),
                firstPasswords.having(Kind.MADE).size());
    }

    /**
     * Gives everybody without a password a generated one.
     *
     * @param again whether those too who have a generated one and have not changed it, because the list was lost
     * @return who has which password now, as a CSV file
     * @throws Refusal if nobody waits for one
     */
    public byte[] make(boolean again) {
        List<Person> people = new ArrayList<>(firstPasswords.having(Kind.NONE));
        if (again) {
            people.addAll(firstPasswords.having(Kind.MADE));
        }
        if (people.isEmpty()) {
            throw Refusal.conflict("没有需要生成初始密码的人员。");
        }
        Map<String, String> clear = new LinkedHashMap<>();
        people.forEach(person -> clear.put(person.userId(), password()));
        Map<String, Secret> secrets = clear.entrySet().parallelStream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> directory.prepare(entry.getValue(), true)));
        firstPasswords.make(secrets);
        Map<String, String> places = places(clear.keySet());
        return TableText.csv(
                HEADER,
                people.stream()
                        .map(person -> List.of(
                                person.userId(),
                                person.name(),
                                places.getOrDefault(person.userId(), ""),
                                clear.get(person.userId())))
                        .toList());
    }

    /** Where somebody is found, to hand him his password. */
    private Map<String, String> places(Set<String> userIds) {
        Map<String, String> bodies = new HashMap<>();
        names.units().forEach(unit -> bodies.put(unit.code(), unit.name()));
        names.districts().forEach(district -> bodies.put(district.code(), district.name()));
        names.villages().forEach(village -> bodies.put(village.code(), village.name()));
        return organisation.stored().entries().people().stream()
                .filter(person -> userIds.contains(person.userId()))
                .collect(Collectors.toMap(
                        PersonEntry::userId,
                        person -> java.util.stream.Stream.of(
                                        person.memberOf(), person.headOf(), person.secretaryOf(), person.mediatorIn())
                                .flatMap(codes -> codes.stream().sorted())
                                .distinct()
                                .map(code -> bodies.getOrDefault(code, code))
                                .collect(Collectors.joining("、"))));
    }

    private String password() {
        StringBuilder password = new StringBuilder();
        for (int part : PARTS) {
            if (!password.isEmpty()) {
                password.append('-');
            }
            random.ints(part, 0, ALPHABET.length()).forEach(i -> password.append(ALPHABET.charAt(i)));
        }
        return password.toString();
    }
}
