package petitiondesk.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import petitiondesk.testing.DeskTest;

@DeskTest
class FirstAdministratorIT {

    @Autowired
    private OrganisationTables tables;

    @Autowired
    private Organisation organisation;

    @Autowired
    private ChangingOrganisation changes;

    @Autowired
    private ObjectProvider<DemoOrganisation> demo;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private IdentityService identity;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void whereNobodyAdministersTheSettingsNameTheFirst() {
        withoutAdministrator(() -> {
            start(new AdminSettings("chief-admin", "for the first day"));
            assertThat(identity.checkPassword("chief-admin", "for the first day"))
                    .isTrue();
            assertThat(organisation.members("camunda-admin"))
                    .extracting(Organisation.Person::userId)
                    .containsExactly("chief-admin");
            assertThat(identity.createUserQuery().memberOfGroup("camunda-admin").count())
                    .isOne();
        });
    }

    @Test
    void aPersonWhoIsThereAlreadyOnlyGetsTheRole() {
        withoutAdministrator(() -> {
            start(new AdminSettings("office", "for the first day"));
            assertThat(organisation.groupsOf("office"))
                    .containsExactlyInAnyOrder("camunda-admin", "joint-meeting-office");
            assertThat(identity.checkPassword("office", "demo")).isTrue();
        });
    }

    @Test
    void withoutAPasswordTheDeskDoesNotStartAndSaysWhy() {
        withoutAdministrator(() -> assertThatIllegalStateException()
                .isThrownBy(() -> start(new AdminSettings("chief-admin", null)))
                .withMessageContaining("petitiondesk.admin.password"));
    }

    @Test
    void whereSomebodyAdministersTheSettingsAreNotLookedAt() {
        start(new AdminSettings("chief-admin", "for the first day"));
        assertThat(organisation.person("chief-admin")).isEmpty();
    }

    private void start(AdminSettings settings) {
        new OrganisationStart(tables, organisation, changes, demo, settings, transaction).perform();
    }

    /** In a transaction that is taken back: the other tests need the administrator. */
    private void withoutAdministrator(Runnable test) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql("delete from person_role where role_group = 'camunda-admin'")
                    .update();
            test.run();
        });
    }
}
