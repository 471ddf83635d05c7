package petitiondesk.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.springframework.beans.BeanWrapper;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import petitiondesk.testing.DeskTest;

/** The engine runs with the settings that are written down, and its look at rights finds what it should. */
@DeskTest
class EngineSettingsIT {

    private static final String GENERIC = "camunda.bpm.generic-properties.properties.";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void whatIsWrittenDownIsWhatTheEngineHas() {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application.yaml"));
        Properties written = yaml.getObject();
        BeanWrapper has = PropertyAccessorFactory.forBeanPropertyAccess(engine.getProcessEngineConfiguration());
        Set<String> names = written.stringPropertyNames();
        assertThat(names).anyMatch(name -> name.startsWith(GENERIC));
        for (String name : names) {
            if (name.startsWith(GENERIC)) {
                assertThat(has.getPropertyValue(name.substring(GENERIC.length())))
                        .as(name)
                        .hasToString(written.getProperty(name));
            }
        }
    }

    @Test
    void noQueryLooksForRevokesThatNobodyWrites() {
        assertThat(configuration().getAuthorizationCheckRevokes()).isEqualTo("never");
    }

    @Test
    void aRightOfAGroupCountsForThoseInItOnly() {
        Authorization grant = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setGroupId("auditors");
        grant.setResource(Resources.DASHBOARD);
        grant.setResourceId("settings-it");
        grant.addPermission(Permissions.READ);
        engine.getAuthorizationService().saveAuthorization(grant);
        try {
            assertThat(mayRead(List.of("auditors", "a-group-without-any-right")))
                    .isTrue();
            assertThat(mayRead(List.of("a-group-without-any-right"))).isFalse();
            assertThat(mayRead(List.of())).isFalse();
            assertThat(mayRead(null)).isFalse();
        } finally {
            engine.getAuthorizationService().deleteAuthorization(grant.getId());
        }
    }

    /** A plan for any permission and any groups, which the server makes for what is prepared there, takes seconds. */
    @Test
    void queriesForRightsAreNeverPreparedOnTheServer() {
        transaction.executeWithoutResult(status -> {
            for (int i = 0; i < 12; i++) {
                engine.getIdentityService().setAuthentication("registrar", List.of("registrars", "staff"));
                engine.getTaskService().createTaskQuery().count();
                engine.getIdentityService().clearAuthentication();
                engine.getIdentityService()
                        .createUserQuery()
                        .userId("registrar")
                        .count();
            }
            List<String> prepared = jdbc.sql("select lower(statement) from pg_prepared_statements")
                    .query(String.class)
                    .list();
            assertThat(prepared).anyMatch(statement -> statement.contains("act_id_user"));
            assertThat(prepared)
                    .noneMatch(
                            statement -> statement.startsWith("select") && statement.contains("act_ru_authorization"));
        });
    }

    private boolean mayRead(List<String> groups) {
        return engine.getAuthorizationService()
                .isUserAuthorized("somebody", groups, Permissions.READ, Resources.DASHBOARD, "settings-it");
    }

    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }
}
