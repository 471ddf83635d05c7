package petitiondesk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import petitiondesk.testing.DeskTest;

@DeskTest
class StaffGrantsIT {

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private StaffGrants grants;

    private Deployment deployment;
    private String instance;

    @BeforeEach
    void aCaseIsHandledByTheCivilUnit() {
        BpmnModelInstance model = Bpmn.createExecutableProcess("grants-test")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .userTask("UserTask_Handle")
                .camundaCandidateGroups("unit-civil")
                .endEvent()
                .done();
        deployment = engine.getRepositoryService()
                .createDeployment()
                .addModelInstance("grants-test.bpmn", model)
                .deploy();
        instance = engine.getRuntimeService()
                .startProcessInstanceByKey("grants-test", "T-1", Map.of("outcome", "RESOLVED"))
                .getId();
    }

    @AfterEach
    void leaveNothingBehind() {
        engine.getIdentityService().clearAuthentication();
        engine.getRepositoryService().deleteDeployment(deployment.getId(), true);
    }

    @Test
    void theAdministratorSeesNoTaskInstanceHistoryOrVariable() {
        signIn("admin");
        assertThat(tasks()).isZero();
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().count())
                .isZero();
        assertThat(engine.getRuntimeService().createVariableInstanceQuery().count())
                .isZero();
        assertThat(engine.getRuntimeService().createIncidentQuery().count()).isZero();
        assertThat(engine.getHistoryService()
                        .createHistoricProcessInstanceQuery()
                        .count())
                .isZero();
        assertThat(engine.getHistoryService().createHistoricTaskInstanceQuery().count())
                .isZero();
        assertThat(engine.getHistoryService()
                        .createHistoricActivityInstanceQuery()
                        .count())
                .isZero();
        assertThat(engine.getHistoryService()
                        .createHistoricVariableInstanceQuery()
                        .count())
                .isZero();
        assertThat(engine.getHistoryService().createHistoricDetailQuery().count())
                .isZero();
        assertThat(engine.getHistoryService().createUserOperationLogQuery().count())
                .isZero();
        assertThatExceptionOfType(AuthorizationException.class)
                .isThrownBy(() -> engine.getRuntimeService().getVariables(instance));
    }

    @Test
    void theAdministratorCannotGiveHimselfMore() {
        signIn("admin");
        AuthorizationService authorizations = engine.getAuthorizationService();
        assertThatExceptionOfType(AuthorizationException.class)
                .isThrownBy(() -> authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT));
        assertThatExceptionOfType(AuthorizationException.class)
                .isThrownBy(() -> engine.getIdentityService().createMembership("admin", "discipline-inspection"));
        assertThat(engine.getIdentityService()
                        .createUserQuery()
                        .userId("office")
                        .count())
                .isOne();
        assertThat(engine.getRepositoryService().createProcessDefinitionQuery().count())
                .isPositive();
    }

    @Test
    void aTaskIsSeenByItsCandidatesAndNobodyElse() {
        for (String user : List.of("unit-civil", "unit-civil-2")) {
            signIn(user);
            assertThat(tasks()).as(user).isOne();
        }
        for (String user : List.of("head-civil", "unit-land", "registrar", "office", "convener", "auditor")) {
            signIn(user);
            assertThat(tasks()).as(user).isZero();
            assertThat(engine.getRuntimeService().createProcessInstanceQuery().count())
                    .as(user)
                    .isZero();
            assertThat(engine.getHistoryService()
                            .createHistoricProcessInstanceQuery()
                            .count())
                    .as(user)
                    .isZero();
        }
    }

    @Test
    void staffReachTasklistAndReadNames() {
        for (String user : List.of("registrar", "unit-civil", "district-east", "mediator-north", "review-city")) {
            assertThat(may(user, Permissions.ACCESS, Resources.APPLICATION, "tasklist"))
                    .as(user)
                    .isTrue();
            assertThat(may(user, Permissions.ACCESS, Resources.APPLICATION, "admin"))
                    .as(user)
                    .isFalse();
            assertThat(may(user, Permissions.READ, Resources.PROCESS_DEFINITION, "petition"))
                    .as(user)
                    .isTrue();
            assertThat(may(user, Permissions.READ, Resources.USER, "office"))
                    .as(user)
                    .isTrue();
            assertThat(may(user, Permissions.DELETE, Resources.USER, user))
                    .as(user)
                    .isFalse();
            assertThat(may(user, Permissions.UPDATE, Resources.USER, user))
                    .as(user)
                    .isTrue();
        }
        assertThat(may("admin", Permissions.ACCESS, Resources.APPLICATION, "tasklist"))
                .isFalse();
        assertThat(may("admin", Permissions.ACCESS, Resources.APPLICATION, "cockpit"))
                .isFalse();
    }

    @Test
    void intakeIsForRegistrarsTheOfficeDisciplineInspectionAndMediators() {
        for (String user : List.of("registrar", "office", "discipline", "mediator-east")) {
            assertThat(may(user, Permissions.CREATE_INSTANCE, Resources.PROCESS_DEFINITION, "petition"))
                    .as(user)
                    .isTrue();
        }
        for (String user : List.of("unit-civil", "convener", "admin")) {
            assertThat(may(user, Permissions.CREATE_INSTANCE, Resources.PROCESS_DEFINITION, "petition"))
                    .as(user)
                    .isFalse();
        }
        assertThat(may("registrar", Permissions.CREATE_INSTANCE, Resources.PROCESS_DEFINITION, "joint-meeting"))
                .isFalse();
    }

    @Test
    void grantsAreMadeOnceAndWithdrawnWhenTheyAreNoLongerListed() {
        assertThat(grants.bringInLine()).isZero();
        AuthorizationService authorizations = engine.getAuthorizationService();
        Authorization old = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        old.setGroupId("camunda-admin");
        old.setResource(Resources.PROCESS_INSTANCE);
        old.setResourceId(Authorization.ANY);
        old.addPermission(Permissions.READ);
        authorizations.saveAuthorization(old);
        assertThat(grants.bringInLine()).isOne();
        assertThat(may("admin", Permissions.READ, Resources.PROCESS_INSTANCE, instance))
                .isFalse();
    }

    private long tasks() {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance)
                .count();
    }

    private void signIn(String user) {
        engine.getIdentityService().setAuthentication(user, groupsOf(user));
    }

    private boolean may(String user, Permission permission, Resource resource, String id) {
        return engine.getAuthorizationService().isUserAuthorized(user, groupsOf(user), permission, resource, id);
    }

    private List<String> groupsOf(String user) {
        return EngineAccess.unrestricted(
                engine,
                () -> engine.getIdentityService().createGroupQuery().groupMember(user).list().stream()
                        .map(Group::getId)
                        .toList());
    }
}
