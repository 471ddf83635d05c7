package petitiondesk.organisation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class DemoOrganisationTest {

    @Test
    void knownPasswordsNeverReachProduction() {
        MockEnvironment environment = new MockEnvironment();
        environment.setActiveProfiles("demo", "production");
        assertThatIllegalStateException()
                .isThrownBy(() -> new DemoOrganisation(environment))
                .withMessageContaining("production");
    }

    @Test
    void theDemoOrganisationIsOneThatCouldBeSaved() {
        MockEnvironment environment = new MockEnvironment();
        environment.setActiveProfiles("demo");
        assertThatCode(() -> OrganisationChecks.check(
                        new DemoOrganisation(environment).entries(), Bodies.NONE, java.util.Map.of(), true))
                .doesNotThrowAnyException();
    }
}
