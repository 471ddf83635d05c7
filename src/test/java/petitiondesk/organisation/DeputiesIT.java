package petitiondesk.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import petitiondesk.shared.Refusal;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;

@DeskTest
class DeputiesIT {

    @Autowired
    private Deputies deputies;

    @Autowired
    private MovableClock clock;

    @BeforeEach
    void aMondayMorning() {
        clock.setTo("2031-03-03T09:00");
    }

    @Test
    void theDeputyActsFromTheFirstDayToTheEndOfTheLastAndNotBefore() {
        long id = record(1, 3);

        assertThat(inForce()).isEmpty();
        clock.setTo("2031-03-04T00:00");
        assertThat(inForce())
                .hasValueSatisfying(period -> assertThat(period.id()).isEqualTo(id));
        clock.setTo("2031-03-06T23:59:59");
        assertThat(inForce()).isPresent();
        clock.setTo("2031-03-07T00:00");
        assertThat(inForce()).isEmpty();
    }

    @Test
    void aRevokedPeriodHoldsNoLongerButStaysOnRecord() {
        clock.setTo("2031-04-07T09:00");
        long id = record(0, 10);
        assertThat(inForce()).isPresent();

        deputies.revoke(id, "总召集人提前返岗", "office");
        deputies.revoke(id, "再撤一次没有作用", "office-2");

        assertThat(inForce()).isEmpty();
        assertThat(deputies.all())
                .filteredOn(period -> period.id() == id)
                .singleElement()
                .satisfies(period -> {
                    assertThat(period.revocation()).isEqualTo("总召集人提前返岗");
                    assertThat(period.revokedBy()).isEqualTo("office");
                    assertThat(period.revokedAt()).isEqualTo(clock.instant());
                });
    }

    @Test
    void whatDoesNotFitIsRefusedFieldByField() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> deputies.record(
                        "leader-1", clock.today().minusDays(1), clock.today().minusDays(2), " ", "office"))
                .satisfies(refusal -> assertThat(refusal.errors())
                        .extracting(Refusal.FieldError::field)
                        .containsExactlyInAnyOrder("userId", "from", "to", "reason"));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() ->
                        deputies.record("deputy", clock.today(), clock.today().plusYears(2), "外出学习", "office"))
                .satisfies(refusal -> assertThat(refusal.errors())
                        .extracting(Refusal.FieldError::field)
                        .containsExactly("to"));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> deputies.record(null, null, null, null, "office"))
                .satisfies(refusal -> assertThat(refusal.errors()).hasSize(4));
    }

    @Test
    void onlyTheOfficeRecordsAndRevokes() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() ->
                        deputies.record("deputy", clock.today(), clock.today().plusDays(1), "自己给自己", "deputy"))
                .extracting(Refusal::kind)
                .isEqualTo(Refusal.Kind.FORBIDDEN);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> deputies.revoke(0, "没有这段", "office"))
                .extracting(Refusal::kind)
                .isEqualTo(Refusal.Kind.NOT_FOUND);
    }

    private long record(int fromDays, int toDays) {
        return deputies.record(
                "deputy", clock.today().plusDays(fromDays), clock.today().plusDays(toDays), "总召集人外出学习", "office");
    }

    private Optional<Deputies.Period> inForce() {
        return deputies.inForce("deputy", clock.instant());
    }
}
