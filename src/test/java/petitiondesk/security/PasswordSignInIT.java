package petitiondesk.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import petitiondesk.organisation.OrganisationChanges;
import petitiondesk.organisation.OrganisationEntries;
import petitiondesk.organisation.OrganisationEntries.PersonEntry;
import petitiondesk.organisation.Role;
import petitiondesk.testing.DeskTest;

/** A password that was right a moment ago is believed quickly, but never longer than it is right. */
@DeskTest
class PasswordSignInIT {

    private static final String USER = "sign-in-it";
    private static final String PASSWORD = "Qinghe-2026-zhen";
    private static final String REGISTER = "/api/petitions?size=1";
    private static final String TASKS = "/engine-rest/task/count";

    @LocalServerPort
    private int port;

    @Autowired
    private OrganisationChanges organisation;

    @Autowired
    private ProcessEngine engine;

    @BeforeEach
    void hasJustSignedIn() {
        save(PersonEntry.of(USER, "常来", null).withRoles(Role.REGISTRAR).withInitialPassword(PASSWORD));
        assertThat(status(PASSWORD, REGISTER)).isEqualTo(200);
        assertThat(status(PASSWORD, TASKS)).isEqualTo(200);
    }

    @AfterEach
    void leaves() {
        if (engine.getIdentityService().createUserQuery().userId(USER).count() > 0) {
            organisation.leave(USER);
        }
    }

    @Test
    void aWrongPasswordIsRefusedThoughTheRightOneIsRemembered() {
        assertThat(status(PASSWORD + "x", REGISTER)).isEqualTo(401);
        engine.getIdentityService().unlockUser(USER);
        assertThat(status(PASSWORD, REGISTER)).isEqualTo(200);
    }

    @Test
    void aChangedPasswordIsTheOnlyOneAtOnce() {
        User user = engine.getIdentityService().createUserQuery().userId(USER).singleResult();
        user.setPassword("Qinghe-2027-xinde");
        engine.getIdentityService().saveUser(user);
        assertThat(status("Qinghe-2027-xinde", REGISTER)).isEqualTo(200);
        assertThat(status(PASSWORD, REGISTER)).isEqualTo(401);
        assertThat(status(PASSWORD, TASKS)).isEqualTo(401);
    }

    @Test
    void whoeverHasLeftIsRefusedAtOnce() {
        organisation.leave(USER);
        assertThat(status(PASSWORD, REGISTER)).isEqualTo(401);
        assertThat(status(PASSWORD, TASKS)).isEqualTo(401);
    }

    @Test
    void whoeverReturnsWithAnotherPasswordIsNotLetInWithTheOldOne() {
        organisation.leave(USER);
        save(PersonEntry.of(USER, "常来", null).withRoles(Role.REGISTRAR).withInitialPassword("Qinghe-2028-huilai"));
        assertThat(status(PASSWORD, REGISTER)).isEqualTo(401);
    }

    @Test
    void newDutiesCountAtOnce() {
        assertThat(takesIn()).as("an empty form by a registrar").isEqualTo(400);
        save(PersonEntry.of(USER, "常来", null).withRoles(Role.AUDITOR));
        assertThat(takesIn()).as("by an auditor").isEqualTo(403);
    }

    @Test
    void theEnginesLockHoldsForTheRightPasswordToo() {
        for (int i = 0; i < 3; i++) {
            status("wrong-" + i, REGISTER);
        }
        assertThat(status(PASSWORD, REGISTER)).as("while locked").isEqualTo(401);
        engine.getIdentityService().unlockUser(USER);
        assertThat(status(PASSWORD, REGISTER)).isEqualTo(200);
    }

    @Test
    void aRightPasswordEndsTheCountOfWrongOnes() {
        status("wrong", REGISTER);
        engine.getIdentityService().unlockUser(USER);
        assertThat(status(PASSWORD, REGISTER)).isEqualTo(200);
        assertThat(status("wrong again", REGISTER)).isEqualTo(401);
    }

    private void save(PersonEntry person) {
        organisation.save(new OrganisationEntries(List.of(), List.of(), List.of(), List.of(person)));
    }

    private int takesIn() {
        return Caller.script(port, USER, PASSWORD)
                .postJson("/api/petitions", "{}")
                .statusCode();
    }

    private int status(String password, String path) {
        return Caller.script(port, USER, password).get(path).statusCode();
    }
}
