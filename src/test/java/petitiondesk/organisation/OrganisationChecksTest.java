package petitiondesk.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import petitiondesk.organisation.OrganisationEntries.DistrictEntry;
import petitiondesk.organisation.OrganisationEntries.PersonEntry;
import petitiondesk.organisation.OrganisationEntries.UnitEntry;
import petitiondesk.organisation.OrganisationEntries.VillageEntry;
import petitiondesk.shared.Refusal;

class OrganisationChecksTest {

    private static final OrganisationEntries TOWN = new OrganisationEntries(
            List.of(unit("town", null), unit("civil", "town")),
            List.of(new DistrictEntry("east", "东片管区", "town", true)),
            List.of(new VillageEntry("east-1", "柳堤村", "east", true)),
            List.of());

    private final Bodies before = Bodies.NONE.with(TOWN);

    @Test
    void aWholeOrganisationMayBeSavedAtOnce() {
        assertThatCode(() -> OrganisationChecks.check(TOWN, Bodies.NONE, Map.of(), true))
                .doesNotThrowAnyException();
    }

    @Test
    void aCodeConsistsOfSmallLettersDigitsAndHyphens() {
        for (String code : new String[] {"Civil", "民政", "", "a b", "unit_1", "x".repeat(41)}) {
            assertThat(fieldsRefused(units(unit(code, null)))).as(code).contains("code");
        }
        assertThat(fieldsRefused(units(unit(null, null)))).contains("code");
    }

    @Test
    void aUnitsCodeCannotPassForTheGroupOfAnotherUnitsHeads() {
        assertThat(fieldsRefused(units(unit("civil-heads", null)))).containsExactly("code");
    }

    @Test
    void aCodeNamesOneUnitDistrictOrVillageOnly() {
        assertThat(fieldsRefused(units(unit("east", null)))).containsExactly("code");
        assertThat(fieldsRefused(districts(new DistrictEntry("east-1", "东一片", "town", true))))
                .containsExactly("code");
    }

    @Test
    void noUnitIsItsOwnSuperiorNotEvenByWayOfOthers() {
        assertThat(fieldsRefused(units(unit("town", "town")))).containsExactly("superior");
        assertThat(fieldsRefused(units(unit("town", "civil")))).containsExactly("superior");
        assertThat(fieldsRefused(units(unit("land", "nowhere")))).containsExactly("superior");
    }

    @Test
    void whatStillHasActivePartsStaysActive() {
        assertThat(fieldsRefused(units(new UnitEntry("town", "青禾镇人民政府", true, null, true, false))))
                .containsExactly("active");
        assertThat(fieldsRefused(districts(new DistrictEntry("east", "东片管区", "town", false))))
                .containsExactly("active");
    }

    @Test
    void aDistrictBelongsToAUnitAndAVillageToADistrict() {
        assertThat(fieldsRefused(districts(new DistrictEntry("west", "西片管区", null, true))))
                .containsExactly("unit");
        assertThat(fieldsRefused(new OrganisationEntries(
                        List.of(), List.of(), List.of(new VillageEntry("west-1", "西岭村", "west", true)), List.of())))
                .containsExactly("district");
    }

    @Test
    void aPersonBelongsToWhatThereIs() {
        PersonEntry person = PersonEntry.of("zhang-wei", "张伟", null)
                .withMemberOf("nowhere")
                .withHeadOf("east")
                .withSecretaryOf("civil")
                .withMediatorIn("east-2");
        assertThat(fieldsRefused(people(person))).containsExactly("memberOf", "headOf", "secretaryOf", "mediatorIn");
    }

    @Test
    void aPersonHasAUserIdANameAndAReadableAddress() {
        assertThat(fieldsRefused(people(PersonEntry.of("Zhang", " ", "zhang@"))))
                .containsExactly("userId", "name", "email");
        assertThatCode(() -> OrganisationChecks.check(
                        people(PersonEntry.of("zhang-wei", "张伟", "")), before, Map.of(), false))
                .doesNotThrowAnyException();
    }

    @Test
    void anInitialPasswordFitsIntoTheHash() {
        PersonEntry person = PersonEntry.of("zhang-wei", "张伟", null);
        assertThat(fieldsRefused(people(person.withInitialPassword("  ")))).containsExactly("initialPassword");
        assertThat(fieldsRefused(people(person.withInitialPassword("密".repeat(17)))))
                .containsExactly("initialPassword");
        assertThatCode(() -> OrganisationChecks.check(
                        people(person.withInitialPassword("密".repeat(16))), before, Map.of(), false))
                .doesNotThrowAnyException();
    }

    @Test
    void amongManyTheWrongOneIsNamedByItsPlace() {
        OrganisationEntries entries =
                people(PersonEntry.of("zhang-wei", "张伟", null), PersonEntry.of("zhang-wei", "张薇", null));
        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> OrganisationChecks.check(entries, before, Map.of(), true));
        assertThat(refusal.errors())
                .singleElement()
                .isEqualTo(new Refusal.FieldError("people[1].userId", "用户名重复：zhang-wei"));
    }

    private List<String> fieldsRefused(OrganisationEntries entries) {
        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> OrganisationChecks.check(entries, before, Map.of(), false));
        return refusal.errors().stream().map(Refusal.FieldError::field).toList();
    }

    private static UnitEntry unit(String code, String superior) {
        return new UnitEntry(code, "某单位", false, superior, true, true);
    }

    private static OrganisationEntries units(UnitEntry... units) {
        return new OrganisationEntries(List.of(units), List.of(), List.of(), List.of());
    }

    private static OrganisationEntries districts(DistrictEntry... districts) {
        return new OrganisationEntries(List.of(), List.of(districts), List.of(), List.of());
    }

    private static OrganisationEntries people(PersonEntry... people) {
        return new OrganisationEntries(List.of(), List.of(), List.of(), List.of(people));
    }
}
