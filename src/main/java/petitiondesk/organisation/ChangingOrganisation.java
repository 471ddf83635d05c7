package petitiondesk.organisation;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
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
        if (tables.markAsLeft(userId)) {
            requireAdministrator(administered);
            reconcile();
        }
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
        OrganisationChecks.check(entries, tables.bodies(), many);
        boolean administered = tables.hasAdministrator();
        tables.write(entries);
        requireAdministrator(administered);
        Map<String, String> initialPasswords = entries.people().stream()
                .filter(person -> person.initialPassword() != null)
                .collect(Collectors.toMap(PersonEntry::userId, PersonEntry::initialPassword));
        directory.follow(tables.access(), initialPasswords);
    }

    private void requireAdministrator(boolean before) {
        if (before && !tables.hasAdministrator()) {
            throw Refusal.conflict("至少要保留一名在职的系统管理员，请先指定接替的人。");
        }
    }
}
