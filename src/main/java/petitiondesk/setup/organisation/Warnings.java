package petitiondesk.setup.organisation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import petitiondesk.organisation.OpenWork;
import petitiondesk.organisation.OrganisationChanges.Changes;
import petitiondesk.organisation.OrganisationChanges.Stored;
import petitiondesk.organisation.OrganisationEntries;
import petitiondesk.organisation.OrganisationEntries.PersonEntry;
import petitiondesk.organisation.Role;
import petitiondesk.petition.OpenCases;

/** What somebody should know before he changes the organisation: whose work is left lying. */
@Component
class Warnings {

    private static final int NAMED = 20;

    private final OpenWork work;
    private final OpenCases cases;

    Warnings(OpenWork work, OpenCases cases) {
        this.work = work;
        this.cases = cases;
    }

    List<String> of(Stored stored, Changes changes) {
        List<String> warnings = new ArrayList<>();
        leavers(stored, changes, warnings);
        deserted(stored, changes, warnings);
        closed(stored.entries(), changes.entries(), warnings);
        idle(changes, warnings);
        return warnings;
    }

    private void leavers(Stored stored, Changes changes, List<String> warnings) {
        Map<String, Integer> claimed = new TreeMap<>(work.claimedBy(changes.leaving()));
        Map<String, String> names =
                stored.entries().people().stream().collect(Collectors.toMap(PersonEntry::userId, PersonEntry::name));
        List<String> lines = new ArrayList<>();
        claimed.forEach(
                (user, tasks) -> lines.add(names.get(user) + "（" + user + "）离职：已签收的" + tasks + "件任务退回原岗位待签收，并记入案卷"));
        named(lines, "人离职时退回任务", warnings);
    }

    /** Groups that lose their last member while tasks are offered to them. */
    private void deserted(Stored stored, Changes changes, List<String> warnings) {
        Map<String, PersonEntry> after = new HashMap<>();
        stored.entries().people().forEach(person -> after.put(person.userId(), person));
        Set<String> before = groups(after.values());
        changes.entries().people().forEach(person -> after.put(person.userId(), person));
        changes.leaving().forEach(after::remove);
        Set<String> empty = new HashSet<>(before);
        empty.removeAll(groups(after.values()));
        Map<String, String> names = groupNames(stored.entries(), changes.entries());
        List<String> lines = new ArrayList<>();
        new TreeMap<>(work.offeredTo(empty))
                .forEach((group, tasks) ->
                        lines.add(names.getOrDefault(group, group) + "将没有在职人员，还有" + tasks + "件待办任务无人可签收，请尽快补充人员"));
        named(lines, "个岗位无人", warnings);
    }

    private void closed(OrganisationEntries stored, OrganisationEntries changed, List<String> warnings) {
        Map<String, String> closed = new TreeMap<>();
        closed(EntryList.UNITS, stored, changed, closed);
        closed(EntryList.DISTRICTS, stored, changed, closed);
        closed(EntryList.VILLAGES, stored, changed, closed);
        List<String> lines = new ArrayList<>();
        cases.handledBy(closed.keySet())
                .forEach((code, count) ->
                        lines.add(closed.get(code) + "（" + code + "）停用：还有" + count + "件未办结的信访事项，仍由原有人员办完"));
        named(lines, "个停用的单位、管区、村还有未办结事项", warnings);
    }

    private static <E> void closed(
            EntryList<E> list, OrganisationEntries stored, OrganisationEntries changed, Map<String, String> closed) {
        Set<String> open = list.entries().apply(stored).stream()
                .filter(list.active())
                .map(list.key())
                .collect(Collectors.toSet());
        list.entries().apply(changed).stream()
                .filter(Predicate.not(list.active()))
                .filter(entry -> open.contains(list.key().apply(entry)))
                .forEach(
                        entry -> closed.put(list.key().apply(entry), list.name().apply(entry)));
    }

    /** People who are nothing anywhere cannot sign in: an account without a duty opens to nobody. */
    private static void idle(Changes changes, List<String> warnings) {
        List<String> lines = changes.entries().people().stream()
                .filter(person -> groups(Set.of(person)).isEmpty())
                .map(person -> person.name() + "（" + person.userId() + "）没有角色也没有单位，不能登录")
                .toList();
        named(lines, "人没有角色也没有单位，不能登录", warnings);
    }

    private static void named(List<String> lines, String summary, List<String> warnings) {
        warnings.addAll(lines.subList(0, Math.min(NAMED, lines.size())));
        if (lines.size() > NAMED) {
            warnings.add("……共" + lines.size() + summary);
        }
    }

    private static Set<String> groups(Iterable<PersonEntry> people) {
        Set<String> groups = new TreeSet<>();
        for (PersonEntry person : people) {
            person.roles().forEach(role -> groups.add(role.group()));
            person.memberOf().forEach(unit -> groups.add("unit-" + unit));
            person.headOf().forEach(unit -> groups.add("unit-" + unit + "-heads"));
            person.secretaryOf().forEach(district -> groups.add("district-" + district));
            person.mediatorIn().forEach(village -> groups.add("village-" + village));
        }
        return groups;
    }

    private static Map<String, String> groupNames(OrganisationEntries... all) {
        Map<String, String> names = new HashMap<>();
        for (Role role : Role.values()) {
            names.put(role.group(), role.title());
        }
        for (OrganisationEntries entries : all) {
            entries.units().forEach(unit -> {
                names.put("unit-" + unit.code(), unit.name());
                names.put("unit-" + unit.code() + "-heads", unit.name() + "（负责人）");
            });
            entries.districts().forEach(district -> names.put("district-" + district.code(), district.name()));
            entries.villages().forEach(village -> names.put("village-" + village.code(), village.name()));
        }
        return names;
    }
}
