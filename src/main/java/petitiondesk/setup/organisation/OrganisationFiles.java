package petitiondesk.setup.organisation;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import petitiondesk.organisation.AccessDirectory;
import petitiondesk.organisation.AccessDirectory.Secret;
import petitiondesk.organisation.FirstPasswords;
import petitiondesk.organisation.OrganisationChanges;
import petitiondesk.setup.FileSubject;
import petitiondesk.setup.Plan;
import petitiondesk.setup.StagedFile;
import petitiondesk.setup.organisation.OrganisationPlanner.Planned;
import petitiondesk.shared.Refusal;

/** The organisation as something that files change. */
@Component
class OrganisationFiles implements FileSubject {

    private final OrganisationPlanner planner;
    private final OrganisationChanges organisation;
    private final AccessDirectory directory;
    private final FirstPasswords firstPasswords;
    private final TransactionTemplate transaction;

    OrganisationFiles(
            OrganisationPlanner planner,
            OrganisationChanges organisation,
            AccessDirectory directory,
            FirstPasswords firstPasswords,
            TransactionTemplate transaction) {
        this.planner = planner;
        this.organisation = organisation;
        this.directory = directory;
        this.firstPasswords = firstPasswords;
        this.transaction = transaction;
    }

    @Override
    public String id() {
        return "organisation";
    }

    @Override
    public Set<String> options() {
        return Completing.OPTIONS.keySet();
    }

    @Override
    public Recognised recognise(StagedFile file) {
        ListFile list = ListFile.read(file);
        return new Recognised(
                list.list().title(), list.table().lines().size(), list.table().encoding());
    }

    @Override
    public Plan plan(List<StagedFile> files, Set<String> options, String userId) {
        return planner.plan(files, options, userId).plan();
    }

    @Override
    public Plan apply(List<StagedFile> files, Set<String> options, String fingerprint, String userId, Runnable done) {
        Planned planned = planner.plan(files, options, userId);
        if (!planned.plan().fingerprint().equals(fingerprint)) {
            throw Refusal.conflict("预览以后，文件、选项或者组织机构有了变化，没有应用。请重新预览，核对后再应用。");
        }
        // before the transaction, and on all cores: a slow hash each is what protects passwords that people think up
        Map<String, Secret> secrets = planned.passwords().entrySet().parallelStream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> directory.prepare(entry.getValue(), false)));
        transaction.executeWithoutResult(status -> {
            organisation.apply(planned.changes(), planned.stored(), secrets);
            Set<String> without = new HashSet<>(planned.arriving());
            without.removeAll(secrets.keySet());
            firstPasswords.note(secrets.keySet(), FirstPasswords.Kind.GIVEN);
            firstPasswords.note(without, FirstPasswords.Kind.NONE);
            done.run();
        });
        return planned.plan();
    }

    @Override
    public List<Stock> stock() {
        return OrganisationBook.stock(organisation.stored());
    }

    @Override
    public byte[] export(String list) {
        return OrganisationBook.export(list, organisation.stored().entries());
    }
}
