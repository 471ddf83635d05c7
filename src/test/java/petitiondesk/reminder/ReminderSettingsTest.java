package petitiondesk.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import petitiondesk.deadline.LimitKind;

class ReminderSettingsTest {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    @Test
    void one_kind_of_limit_may_have_numbers_of_its_own() {
        ReminderSettings settings = MorningsTest.settings(Map.of(
                "petitiondesk.reminder.repeat", "5",
                "petitiondesk.reminder.kinds.handle-reopened.repeat", "2",
                "petitiondesk.reminder.kinds.handle-reopened.head-after", "1"));

        assertThat(settings.of(LimitKind.HANDLE)).isEqualTo(new LadderRules(20, 1, 7, 5, 3, 7, 7));
        assertThat(settings.of(LimitKind.HANDLE_REOPENED)).isEqualTo(new LadderRules(20, 1, 7, 2, 1, 7, 7));
    }

    @Test
    void the_numbers_that_come_with_the_desk_are_sound() {
        assertThat(VALIDATOR.validate(MorningsTest.settings(Map.of()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "soon-share, 0, soonShare",
        "soon-least, 8, soonInOrder",
        "head-after, 8, lineInOrder",
        "office-after, -1, officeAfter",
        "digest-at, 06:30, digestOutsideQuietHours",
        "kinds.revisit.repeat, 61, kinds[REVISIT].repeat",
        "kinds.revisit.soon-most, 0, kinds[REVISIT].soonMost",
        "kinds.revisit.office-after, 2, lineInOrder"
    })
    void a_number_that_makes_no_sense_is_named(String name, String value, String fault) {
        assertThat(VALIDATOR.validate(MorningsTest.settings(Map.of("petitiondesk.reminder." + name, value))))
                .extracting(ConstraintViolation::getPropertyPath)
                .map(Object::toString)
                .contains(fault);
    }
}
