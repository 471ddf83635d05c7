package petitiondesk.organisation;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import petitiondesk.organisation.OrganisationEntries.PersonEntry;
import petitiondesk.platform.StartStep;

/** At every start: the demo organisation where there is none, an administrator where there is none, accounts in line. */
@Component
@Order(OrganisationStart.ORDER)
class OrganisationStart implements StartStep {

    /** Before models are deployed and anything starts processes. */
    static final int ORDER = 50;

    private static final Logger log = LoggerFactory.getLogger(OrganisationStart.class);

    private final OrganisationTables tables;
    private final Organisation organisation;
    private final ChangingOrganisation changes;
    private final ObjectProvider<DemoOrganisation> demo;
    private final AdminSettings admin;
    private final TransactionTemplate transaction;

    OrganisationStart(
            OrganisationTables tables,
            Organisation organisation,
            ChangingOrganisation changes,
            ObjectProvider<DemoOrganisation> demo,
            AdminSettings admin,
            TransactionTemplate transaction) {
        this.tables = tables;
        this.organisation = organisation;
        this.changes = changes;
        this.demo = demo;
        this.admin = admin;
        this.transaction = transaction;
    }

    @Override
    public void perform() {
        transaction.executeWithoutResult(status -> {
            // two nodes that start together take turns
            tables.takeTurn();
            if (tables.isEmpty()) {
                demo.ifAvailable(loader -> changes.save(loader.entries()));
            }
            if (!tables.hasAdministrator()) {
                makeAdministrator();
            }
            int changed = changes.reconcile();
            log.info("Accounts and groups follow the organisation ({} changes)", changed);
        });
    }

    private void makeAdministrator() {
        Optional<Organisation.Person> known = organisation.person(admin.username());
        if (known.isPresent() && known.get().active()) {
            tables.addRole(admin.username(), Role.ADMINISTRATOR);
        } else if (admin.password() == null || admin.password().isBlank()) {
            throw new IllegalStateException(
                    "还没有系统管理员：请用 petitiondesk.admin.password（PETITIONDESK_ADMIN_PASSWORD）设置首任管理员的初始密码");
        } else {
            PersonEntry entry = known.map(person -> PersonEntry.of(person.userId(), person.name(), person.email()))
                    .orElseGet(() -> PersonEntry.of(admin.username(), Role.ADMINISTRATOR.title(), null));
            changes.savePerson(entry.withRoles(Role.ADMINISTRATOR).withInitialPassword(admin.password()));
        }
        log.info("Made {} the first administrator", admin.username());
    }
}
