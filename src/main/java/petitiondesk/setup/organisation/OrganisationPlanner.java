package petitiondesk.setup.organisation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.organisation.OrganisationChanges;
import petitiondesk.organisation.OrganisationChanges.Changes;
import petitiondesk.organisation.OrganisationChanges.Stored;
import petitiondesk.setup.Change;
import petitiondesk.setup.Change.Kind;
import petitiondesk.setup.FileFaults;
import petitiondesk.setup.Fingerprint;
import petitiondesk.setup.Plan;
import petitiondesk.setup.Plan.Tally;
import petitiondesk.setup.StagedFile;
import petitiondesk.shared.Refusal;

/** Works out what files would change in the organisation, and writes nothing. */
@Component
class OrganisationPlanner {

    private final OrganisationChanges organisation;
    private final DraftChecks checks;
    private final Warnings warnings;

    OrganisationPlanner(OrganisationChanges organisation, DraftChecks checks, Warnings warnings) {
        this.organisation = organisation;
        this.checks = checks;
        this.warnings = warnings;
    }

    /**
     * A plan with what carrying it out takes.
     *
     * @param arriving user ids of people who get an account
     * @param passwords initial passwords in clear by user id, as far as the files have them
     */
    record Planned(Plan plan, Stored stored, Changes changes, Set<String> arriving, Map<String, String> passwords) {}

    @Transactional(readOnly = true)
    public Planned plan(List<StagedFile> files, Set<String> options, String userId) {
        FileFaults faults = new FileFaults();
        List<ListFile> lists = read(files, faults);
        faults.done();
        Stored stored = organisation.stored();
        Draft draft = DraftReader.read(stored, lists, faults);
        Completing.complete(draft, stored, lists, options);
        checks.check(draft, lists, faults, userId);
        faults.done();

        Differences.Found found = Differences.between(stored, draft);
        Set<String> leaving = users(found.changes(), Kind.LEFT);
        Changes changes = new Changes(found.entries(), leaving);
        Set<String> arriving = users(found.changes(), Kind.ADDED, Kind.RETURNED);
        Map<String, String> passwords = new HashMap<>();
        draft.people.entries().stream()
                .filter(person -> person.initialPassword() != null && arriving.contains(person.userId()))
                .forEach(person -> passwords.put(person.userId(), person.initialPassword()));
        List<String> notes = new ArrayList<>(warnings.of(stored, changes));
        long idle = draft.people.entries().stream()
                        .filter(person -> person.initialPassword() != null)
                        .count()
                - passwords.size();
        if (idle > 0) {
            notes.add(idle + "人已有账号，名单里的初始密码对他们不起作用，原来的密码不变");
        }
        int without = arriving.size() - passwords.size();
        if (without > 0) {
            notes.add(without + "名人员没有初始密码，应用后可以统一生成初始密码；在那以前不能登录");
        }
        Plan plan = new Plan(
                fingerprint(files, options, stored), tallies(lists, draft, found.changes()), found.changes(), notes);
        return new Planned(plan, stored, changes, arriving, passwords);
    }

    private static List<ListFile> read(List<StagedFile> files, FileFaults faults) {
        List<ListFile> lists = new ArrayList<>();
        for (StagedFile file : files) {
            try {
                lists.add(ListFile.read(file));
            } catch (Refusal refusal) {
                faults.unreadable(refusal);
            }
        }
        return lists;
    }

    private static List<Tally> tallies(List<ListFile> files, Draft draft, List<Change> changes) {
        Set<EntryList<?>> given = new LinkedHashSet<>();
        EntryList.ALL.stream()
                .filter(list -> files.stream().anyMatch(file -> file.list() == list))
                .forEach(given::add);
        return given.stream()
                .map(list -> Tally.of(
                        list.title(),
                        draft.of(list.id()).entries().size() + (list == EntryList.PEOPLE ? draft.leaving.size() : 0),
                        changes))
                .toList();
    }

    private static String fingerprint(List<StagedFile> files, Set<String> options, Stored stored) {
        Fingerprint fingerprint = new Fingerprint().files(files).options(options);
        EntryList.ALL.forEach(list -> fingerprint.bytes(OrganisationBook.csv(list, stored.entries())));
        return fingerprint.text(stored.left().toString()).value();
    }

    private static Set<String> users(List<Change> changes, Kind... kinds) {
        Set<Kind> wanted = Set.of(kinds);
        return changes.stream()
                .filter(change -> change.list().equals(EntryList.PEOPLE.title()) && wanted.contains(change.kind()))
                .map(Change::code)
                .collect(Collectors.toSet());
    }
}
