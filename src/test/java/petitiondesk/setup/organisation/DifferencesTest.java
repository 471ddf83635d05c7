package petitiondesk.setup.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import petitiondesk.organisation.OrganisationChanges.Stored;
import petitiondesk.organisation.OrganisationEntries;
import petitiondesk.organisation.OrganisationEntries.DistrictEntry;
import petitiondesk.organisation.OrganisationEntries.PersonEntry;
import petitiondesk.organisation.OrganisationEntries.UnitEntry;
import petitiondesk.organisation.OrganisationEntries.VillageEntry;
import petitiondesk.organisation.Role;
import petitiondesk.setup.Change;
import petitiondesk.setup.FileFaults;
import petitiondesk.setup.StagedFile;
import petitiondesk.shared.Refusal;

class DifferencesTest {

    private static final Stored TOWN = new Stored(
            new OrganisationEntries(
                    List.of(
                            new UnitEntry("town", "青禾镇人民政府", true, null, true, true),
                            new UnitEntry("civil", "民政办", false, "town", true, true),
                            new UnitEntry("forest", "林业站", false, "town", true, false)),
                    List.of(new DistrictEntry("east", "东片管区", "town", true)),
                    List.of(
                            new VillageEntry("east-1", "张庄", "east", true),
                            new VillageEntry("east-2", "张庄", "east", true)),
                    List.of(PersonEntry.of("zhang", "张三", "zhang@demo.invalid")
                            .withRoles(Role.REGISTRAR)
                            .withMemberOf("civil", "forest"))),
            Map.of("li", "李四"));

    @Test
    void everyListSaysAgainWhatItSaid() {
        List<StagedFile> all = EntryList.ALL.stream()
                .map(list -> new StagedFile(list.title() + ".csv", OrganisationBook.csv(list, TOWN.entries())))
                .toList();
        assertThat(changes(Set.copyOf(Completing.OPTIONS.keySet()), all)).isEmpty();
    }

    @Test
    void aColumnThatIsNotThereKeepsWhatIsStoredAndAnEmptyCellTakesIt() {
        assertThat(changes("用户名,姓名\nzhang,张三\n")).isEmpty();
        assertThat(changes("用户名,邮箱\nzhang,\n")).containsExactly("CHANGED zhang [邮箱: zhang@demo.invalid → ]");
    }

    @Test
    void namesStandForCodesWhereOnlyOneIsCalledSo() {
        assertThat(changes("用户名,所在单位\nzhang,民政办、林业站\n")).isEmpty();
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> changes("用户名,村调解员\nzhang,张庄\n"));
        assertThat(refusal.errors()).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo("0.csv:2:2");
            assertThat(error.message()).contains("有2个村叫“张庄”").contains("east-1、east-2");
        });
    }

    @Test
    void rolesAreKnownByTitleOrByGroup() {
        assertThat(changes("用户名,角色\nzhang,registrars\n")).isEmpty();
        assertThat(changes("用户名,角色\nzhang,登记员；审计监督\n")).containsExactly("CHANGED zhang [角色: 登记员 → 登记员、审计监督]");
    }

    @Test
    void whoHadLeftComesBackAndWhoLeavesIsNamed() {
        assertThat(changes("用户名,姓名,角色\nli,李四,登记员\n")).containsExactly("RETURNED li [角色: null → 登记员, 状态: null → 在职]");
        assertThat(changes("用户名,状态\nzhang,离职\nnobody,离职\n")).containsExactly("LEFT zhang []");
    }

    @Test
    void aUnitIsClosedAndOpenedAgain() {
        assertThat(changes("单位代码,状态\ncivil,停用\nforest,在用\n"))
                .containsExactly("CLOSED civil [状态: 在用 → 停用]", "REOPENED forest [状态: 停用 → 在用]");
    }

    @Test
    void aColumnThatNobodyKnowsIsRefusedByName() {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> changes("用户名,名字\nzhang,张三\n"));
        assertThat(refusal.errors())
                .singleElement()
                .satisfies(error -> assertThat(error.message()).contains("第1行第2列", "名字", "姓名"));
    }

    private static List<String> changes(String... files) {
        List<StagedFile> staged = new ArrayList<>();
        for (String file : files) {
            staged.add(new StagedFile(staged.size() + ".csv", file.getBytes(StandardCharsets.UTF_8)));
        }
        return changes(Set.of(), staged);
    }

    private static List<String> changes(Set<String> options, List<StagedFile> staged) {
        FileFaults faults = new FileFaults();
        List<ListFile> files = staged.stream().map(ListFile::read).toList();
        Draft draft = DraftReader.read(TOWN, files, faults);
        Completing.complete(draft, TOWN, files, options);
        faults.done();
        return Differences.between(TOWN, draft).changes().stream()
                .map(DifferencesTest::told)
                .toList();
    }

    private static String told(Change change) {
        return change.kind() + " " + change.code() + " "
                + change.fields().stream()
                        .map(field -> field.label() + ": " + field.before() + " → " + field.after())
                        .toList();
    }
}
