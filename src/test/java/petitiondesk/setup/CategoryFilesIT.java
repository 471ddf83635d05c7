package petitiondesk.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.petition.Categories;
import petitiondesk.petition.Categories.Tree;
import petitiondesk.petition.Intake;
import petitiondesk.petition.IntakeForm;
import petitiondesk.petition.Kind;
import petitiondesk.petition.PetitionProcess;
import petitiondesk.petition.ReferenceLists;
import petitiondesk.setup.FilesOverHttp.Answer;
import petitiondesk.shared.Refusal;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.Office;

@DeskTest
class CategoryFilesIT {

    private static final Path BIG_TREE = Path.of("..", "shared", "data", "content-classification-517.csv");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Categories categories;

    @Autowired
    private ReferenceLists lists;

    @Autowired
    private PetitionProcess process;

    @Autowired
    private Intake intake;

    @Autowired
    private Office office;

    private FilesOverHttp admin;

    @BeforeEach
    void signIn() {
        admin = new FilesOverHttp(port, "files/categories", "admin", "demo");
        admin.discard();
    }

    /** Other tests share the trees: what no case has is taken out again. */
    @AfterEach
    void leaveTheTreesAsTheyWere() {
        admin.discard();
        jdbc.sql("update category set active = true").update();
        jdbc.sql("update category set name = '卫生健康' where code = 'C08'").update();
        for (String added : List.of("code like 'C______'", "code like 'C____'", "code like 'C__' and code > 'C20'")) {
            jdbc.sql("delete from category c where " + added
                            + " and not exists (select from petition p where p.category = c.code)"
                            + " and not exists (select from petition_course p where p.category = c.code)"
                            + " and not exists (select from category below where below.parent = c.code)")
                    .update();
        }
        // what a case has stays, but is offered no longer
        jdbc.sql("update category set active = false where code ~ '^C....' or (code ~ '^C..$' and code > 'C20')")
                .update();
    }

    @Test
    void namesAreFoundBelowTheirParentAndNewOnesGetTheNextCode() {
        Answer applied = admin.load("分类.csv", "一级分类,二级分类,三级分类\n交通运输,工程质量,施工安全\n交通运输,工程质量,质量投诉\n交通运输,违法建设,\n海洋渔业,休渔,\n");
        assertThat(applied.changes())
                .containsExactlyInAnyOrder(
                        "内容分类 新增 C0701",
                        "内容分类 新增 C070101",
                        "内容分类 新增 C070102",
                        "内容分类 新增 C0702",
                        "内容分类 新增 C21",
                        "内容分类 新增 C2101");
        assertThat(categories.nameOf("C070101")).isEqualTo("交通运输 / 工程质量 / 施工安全");
        assertThat(lists.categories())
                .extracting(ReferenceLists.Option::label)
                .contains("交通运输 / 工程质量 / 施工安全", "交通运输", "海洋渔业 / 休渔");
        assertThat(admin.load("分类.csv", "一级分类,二级分类,三级分类\n交通运输,工程质量,施工安全\n海洋渔业,休渔,\n")
                        .changes())
                .as("the same again")
                .isEmpty();
    }

    @Test
    void whatIsDownloadedAndGivenAgainChangesNothing() {
        admin.load("分类.csv", "一级分类,二级分类\n城乡建设,工程质量\n");
        admin.give("分类.csv", admin.export("tree"));
        assertThat(admin.preview("complete").changes()).isEmpty();
    }

    @Test
    void aCodeRenamesAndACompleteTreeClosesTheRest() {
        admin.load("分类.csv", "一级分类,二级分类\n卫生健康,工程质量\n卫生健康,物业\n");
        Answer renamed = admin.load("分类.csv", "一级分类,二级分类,代码\n公共卫生,,C08\n公共卫生,质量,C0801\n");
        assertThat(renamed.changes()).containsExactly("内容分类 修改 C08", "内容分类 修改 C0801");
        assertThat(categories.nameOf("C0802")).isEqualTo("公共卫生 / 物业");

        String tree = new String(admin.export("tree"), StandardCharsets.UTF_8);
        String without = tree.lines().filter(line -> !line.contains("C0802")).reduce("", (a, b) -> a + b + "\n");
        admin.give("分类.csv", without);
        assertThat(admin.preview().changes()).as("not said to be complete").isEmpty();
        assertThat(admin.applyGiven("complete").changes()).containsExactly("内容分类 停用 C0802");
        assertThat(categories.in(Tree.CATEGORY)).noneMatch(entry -> entry.code().equals("C0802"));
        assertThat(admin.load("分类.csv", "一级分类,二级分类\n公共卫生,物业\n").changes())
                .as("named again")
                .containsExactly("内容分类 恢复使用 C0802");
    }

    @Test
    void aClosedCategoryStaysWithOldCasesAndIsRefusedForNewOnes() {
        admin.load("分类.csv", "一级分类,二级分类\n城乡建设,旧分类\n");
        IntakeForm form = withCategory("C0401");
        String number = office.receives(form);
        admin.load("分类.csv", "一级分类,二级分类,代码,状态\n城乡建设,旧分类,C0401,停用\n");
        assertThat(categories.nameOf("C0401")).isEqualTo("城乡建设 / 旧分类");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> intake.register(form, "registrar", null))
                .withMessageContaining("内容分类已停用");
        assertThat(office.sees("registrar", number, "UserTask_Register").get("category"))
                .isNull();
    }

    @Test
    void theFirstLevelDecidesWhomTheTableSuggestsAndWhatTheRegisterFinds() {
        admin.load("分类.csv", "一级分类,二级分类\n自然资源,采砂\n");
        assertThat(process.suggestedUnit(Kind.CLAIM, "C0301", null, null, null))
                .isEqualTo(process.suggestedUnit(Kind.CLAIM, "C03", null, null, null))
                .isEqualTo("land");
        String number = office.receives(withCategory("C0301"));
        FilesOverHttp registrar = new FilesOverHttp(port, "petitions", "registrar", "demo");
        assertThat(numbers(registrar, "C03")).contains(number);
        assertThat(numbers(registrar, "C0301")).contains(number);
        assertThat(numbers(registrar, "C04")).doesNotContain(number);
        assertThat(registrar.send("GET", "?category=%25", null).status()).isEqualTo(400);
    }

    @Test
    void everyFaultIsSaidByLineAndColumn() {
        assertThat(faults("一级分类,二级分类,三级分类\n城乡建设,,施工安全\n,市场,\n"))
                .anyMatch(fault -> fault.contains("第2行第2列（二级分类）"))
                .anyMatch(fault -> fault.contains("第3行第1列（一级分类）"));
        assertThat(faults("一级分类,二级分类,代码\n城乡建设,工程,C0501\n城乡建设,道路,D0401\n城乡建设,桥梁,C04\n"))
                .hasSize(3)
                .anyMatch(fault -> fault.contains("第2行第3列（代码）") && fault.contains("C04"))
                .anyMatch(fault -> fault.contains("第3行第3列（代码）"))
                .anyMatch(fault -> fault.contains("第4行第3列（代码）") && fault.contains("第2级"));
        assertThat(faults("一级分类,二级分类\n城乡建设,工程\n城乡建设,工程\n"))
                .singleElement()
                .asString()
                .contains("第2行重复");
        assertThat(faults("一级分类,二级分类,状态\n城乡建设,,停用\n城乡建设,工程,在用\n城乡建设,别的,也许\n"))
                .anyMatch(fault -> fault.contains("第2行第3列（状态）") && fault.contains("不能停用"))
                .anyMatch(fault -> fault.contains("第4行第3列（状态）"));
        assertThat(faults("一级分类,二级\n城乡建设,工程\n")).anyMatch(fault -> fault.contains("不认识“二级”"));
    }

    @Test
    void aTreeOfFiveHundredComesInGb18030AndComesAgain() throws Exception {
        assumeThat(Files.exists(BIG_TREE))
                .as("the large classification is not here")
                .isTrue();
        String tree = Files.readString(BIG_TREE);
        admin.give("分类.csv", tree, Charset.forName("GB18030"));
        Answer first = admin.applyGiven();
        assertThat(first.status()).isEqualTo(200);
        assertThat(categories.in(Tree.CATEGORY)).hasSizeGreaterThan(600);
        assertThat(admin.load("分类.csv", tree).changes()).isEmpty();
    }

    private static IntakeForm withCategory(String code) {
        IntakeForm form = Office.aPetition("CLAIM");
        return new IntakeForm(
                form.kind(),
                form.channel(),
                form.title(),
                form.request(),
                form.facts(),
                form.district(),
                form.village(),
                code,
                form.persons(),
                null,
                false,
                form.petitioner(),
                null,
                null,
                null,
                null,
                false,
                false,
                false,
                false,
                null,
                null,
                null,
                null,
                null);
    }

    private static List<String> numbers(FilesOverHttp registrar, String category) {
        return registrar
                .send("GET", "?size=200&category=" + category, null)
                .body()
                .path("items")
                .findValuesAsText("number");
    }

    private List<String> faults(String content) {
        Answer given = admin.give("分类.csv", content);
        Answer answer = given.status() == 201 ? admin.preview() : given;
        assertThat(answer.status()).isEqualTo(400);
        admin.discard();
        return answer.messages();
    }
}
