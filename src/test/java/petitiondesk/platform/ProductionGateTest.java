package petitiondesk.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class ProductionGateTest {

    @Test
    void namesEverythingThatIsMissingAtOnce() {
        MockEnvironment empty = new MockEnvironment();
        empty.setActiveProfiles("production");
        assertThat(String.join("\n", ProductionGate.reasonsAgainst(empty)))
                .contains(
                        "SPRING_DATASOURCE_URL",
                        "SPRING_DATASOURCE_USERNAME",
                        "SPRING_DATASOURCE_PASSWORD",
                        "SPRING_MAIL_HOST",
                        "PETITIONDESK_MAIL_FROM",
                        "PETITIONDESK_PUBLIC_URL",
                        "PETITIONDESK_ADMIN_PASSWORD");
    }

    @Test
    void letsACompleteProductionStart() {
        assertThat(ProductionGate.reasonsAgainst(complete())).isEmpty();
    }

    @Test
    void anEmptySettingIsAMissingOne() {
        MockEnvironment settings = complete().withProperty("spring.mail.host", " ");
        assertThat(ProductionGate.reasonsAgainst(settings))
                .singleElement()
                .asString()
                .contains("SPRING_MAIL_HOST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "Demo-2026", "password12", "admin-2026", "1234567890", "aaaaaaaaaaaa"})
    void refusesAWeakPasswordForTheFirstAdministrator(String password) {
        MockEnvironment settings = complete().withProperty("petitiondesk.admin.password", password);
        assertThat(ProductionGate.reasonsAgainst(settings))
                .singleElement()
                .asString()
                .contains("PETITIONDESK_ADMIN_PASSWORD")
                .doesNotContain(password);
    }

    @Test
    void refusesAnAddressThatAnybodyOnTheWayCanRead() {
        MockEnvironment settings = complete().withProperty("petitiondesk.public-url", "http://xinfang.example.cn");
        assertThat(ProductionGate.reasonsAgainst(settings))
                .singleElement()
                .asString()
                .contains("PETITIONDESK_PUBLIC_URL");
        settings.setProperty("petitiondesk.allow-http", "true");
        assertThat(ProductionGate.reasonsAgainst(settings)).isEmpty();
    }

    @Test
    void refusesAMovedClock() {
        MockEnvironment settings = complete().withProperty("petitiondesk.clock-offset", "P40D");
        assertThat(ProductionGate.reasonsAgainst(settings))
                .singleElement()
                .asString()
                .contains("PETITIONDESK_CLOCK_OFFSET");
    }

    @Test
    void neverRunsAsDemoAndProductionTogether() {
        MockEnvironment settings = complete();
        settings.setActiveProfiles("production", "demo");
        assertThat(ProductionGate.reasonsAgainst(settings))
                .singleElement()
                .asString()
                .contains("production", "demo");
    }

    @Test
    void runsAsOneOfTheTwo() {
        MockEnvironment settings = complete();
        settings.setActiveProfiles("staging");
        assertThat(ProductionGate.reasonsAgainst(settings)).isNotEmpty();
        settings.setActiveProfiles("demo");
        assertThat(ProductionGate.reasonsAgainst(settings)).isEmpty();
    }

    private static MockEnvironment complete() {
        MockEnvironment settings = new MockEnvironment()
                .withProperty("spring.datasource.url", "jdbc:postgresql://db/desk")
                .withProperty("spring.datasource.username", "desk")
                .withProperty("spring.datasource.password", "secret")
                .withProperty("spring.mail.host", "mail.example.cn")
                .withProperty("petitiondesk.mail.from", "xinfang@example.cn")
                .withProperty("petitiondesk.public-url", "https://xinfang.example.cn")
                .withProperty("petitiondesk.admin.password", "Qinghe-2026-zhen");
        settings.setActiveProfiles("production");
        return settings;
    }
}
