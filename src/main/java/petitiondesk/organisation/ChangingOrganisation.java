package petitiondesk.organisation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.organisation.AccessDirectory.Secret;
import petitiondesk.organisation.OrganisationEntries.DistrictEntry;
import petitiondesk.organisation.OrganisationEntries.PersonEntry;
import petitiondesk.organisation.OrganisationEntries.UnitEntry;
import petitiondesk.organisation.OrganisationEntries.VillageEntry;
import petitiondesk.shared.Refusal;

/** Checks a change, writes it, and has accounts and groups follow, all in one transaction. */
@Service
@Transactional
class ChangingOrganisation implements OrganisationChanges {

    private final OrganisationTables tables;
    private final AccessDirectory directory;

    ChangingOrganisation(OrganisationTables tables, AccessDirectory directory) {
        this.tables = tables;
        this.directory = directory;
    }

    @Override
    public void saveUnit(UnitEntry unit) {
        save(new OrganisationEntries(List.of(unit), List.of(), List.of(), List.of()), false);
    }

    @Override
    public void saveDistrict(DistrictEntry district) {
        save(new OrganisationEntries(List.of(), List.of(district), List.of(), List.of()), false);
    }

    @Override
    public void saveVillage(VillageEntry village) {
        save(new OrganisationEntries(List.of(), List.of(), List.of(village), List.of()), false);
    }

    @Override
    public void savePerson(PersonEntry person) {
        save(new OrganisationEntries(List.of(), List.of(), List.of(), List.of(person)), false);
    }

    @Override
    public void save(OrganisationEntries entries) {
        save(entries, true);
    }

    @Override
    public void leave(String userId) {
        tables.takeTurn();
        if (!tables.access().accounts().stream()
                .anyMatch(account -> account.userId().equals(userId))) {
            throw Refusal.notFound("没有这个人员。");
        }
        boolean administered = tables.hasAdministrator();
        if (tables.markAsLeft(Set.of(userId)) > 0) {
            requireAdministrator(administered);
            reconcile();
        }
    }

    @Override
    @Transactional(readOnly = true)
    public Stored stored() {
        return tables.stored();
    }

    @Override
    @Transactional(readOnly = true)
    public void check(OrganisationEntries entries) {
        OrganisationChecks.check(entries, tables.bodies(), held(), true);
    }

    @Override
    public void apply(Changes changes, Stored expected, Map<String, Secret> passwords) {
        tables.takeTurn();
        if (!tables.stored().equals(expected)) {
            throw Refusal.conflict("组织机构刚刚被改动过，请重新预览后再应用。");
        }
        OrganisationChecks.check(changes.entries(), tables.bodies(), held(), true);
        boolean administered = tables.hasAdministrator();
        tables.write(changes.entries());
        tables.markAsLeft(changes.leaving());
        requireAdministrator(administered);
        directory.follow(tables.access(), passwords);
    }

    /**
     * Brings accounts and groups in line with the tables.
     *
     * @return the number of changes
     */
    int reconcile() {
        return directory.follow(tables.access(), Map.of());
    }

    private void save(OrganisationEntries entries, boolean many) {
        tables.takeTurn();
        OrganisationChecks.check(entries, tables.bodies(), held(), many);
        boolean administered = tables.hasAdministrator();
        tables.write(entries);
        requireAdministrator(administered);
        Map<String, Secret> initialPasswords = entries.people().stream()
                .filter(person -> person.initialPassword() != null)
                .collect(Collectors.toMap(
                        PersonEntry::userId, person -> directory.prepare(person.initialPassword(), false)));
        directory.follow(tables.access(), initialPasswords);
    }

    /** What people belong to already they keep, even where it is out of use by now. */
    private Map<String, PersonEntry> held() {
        return tables.people().stream().collect(Collectors.toMap(PersonEntry::userId, Function.identity()));
    }

    private void requireAdministrator(boolean before) {
        if (before && !tables.hasAdministrator()) {
            throw Refusal.conflict("至少要保留一名在职的系统管理员，请先指定接替的人。");
        }
    }
}
