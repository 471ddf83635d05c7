package petitiondesk.petition;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petitiondesk.shared.Refusal;

class IntakeRightsTest {

    @ParameterizedTest
    @ValueSource(strings = {"registrars", "joint-meeting-office", "discipline-inspection"})
    void whoseWorkItIsTakesInWhateverComes(String group) {
        for (Kind kind : Kind.values()) {
            assertThatCode(() -> Intake.checkMayTakeIn(Set.of(group), kind.name()))
                    .doesNotThrowAnyException();
        }
        assertThatCode(() -> Intake.checkMayTakeIn(Set.of(group), null)).doesNotThrowAnyException();
    }

    @Test
    void mediatorsTakeInDisputesAndNothingElse() {
        Set<String> mediator = Set.of("mediators", "village-east-1");
        assertThatCode(() -> Intake.checkMayTakeIn(mediator, "DISPUTE")).doesNotThrowAnyException();
        for (String kind : new String[] {"CLAIM", "SUGGESTION", "ACCUSATION", null}) {
            assertThatThrownBy(() -> Intake.checkMayTakeIn(mediator, kind)).isInstanceOf(Refusal.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"unit-land", "conveners", "auditors", "camunda-admin", "district-east"})
    void othersTakeNothingIn(String group) {
        assertThatThrownBy(() -> Intake.checkMayTakeIn(Set.of(group), "DISPUTE"))
                .isInstanceOf(Refusal.class);
    }
}
