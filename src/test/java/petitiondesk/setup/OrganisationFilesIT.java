package petitiondesk.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.organisation.Organisation;
import petitiondesk.petition.CaseHistory;
import petitiondesk.setup.FilesOverHttp.Answer;
import petitiondesk.testing.DatabasePrint;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.Office;

@DeskTest
class OrganisationFilesIT {

    private static final String PEOPLE = "用户名,姓名,邮箱,角色,所在单位,负责单位,管区书记,村调解员,状态,初始密码\n";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Organisation organisation;

    @Autowired
    private IdentityService identity;

    @Autowired
    private TaskService tasks;

    @Autowired
    private Office office;

    @Autowired
    private CaseHistory history;

    @Autowired
    private StagedFiles staged;

    private FilesOverHttp admin;
    private Map<String, String> demo;

    @BeforeEach
    void rememberTheDemoOrganisation() {
        admin = new FilesOverHttp(port, "files/organisation", "admin", "demo");
        admin.discard();
        demo = lists();
    }

    /** Other tests share the application: whoever came leaves, whatever was added is taken out again. */
    @AfterEach
    void leaveTheDemoOrganisationAsItWas() {
        admin.discard();
        List<String> added = jdbc.sql("select user_id from person where user_id like 'it-%' and active")
                .query(String.class)
                .list();
        if (!added.isEmpty()) {
            admin.load(
                    "人员.csv",
                    "用户名,状态\n" + added.stream().map(user -> user + ",离职").collect(Collectors.joining("\n")));
        }
        for (String table : List.of("first_password", "person")) {
            jdbc.sql("delete from " + table + " where user_id like 'it-%'").update();
        }
        for (String table : List.of("village", "district")) {
            jdbc.sql("delete from " + table + " where code like 'it-%'").update();
        }
        jdbc.sql("delete from unit where code like 'it-%'").update();
        for (Group group : identity.createGroupQuery().list()) {
            if (group.getId().matches("(unit|district|village)-it-.*")) {
                identity.deleteGroup(group.getId());
            }
        }
        assertThat(lists()).isEqualTo(demo);
    }

    @Test
    void whatIsDownloadedAndGivenAgainChangesNothing() {
        for (String list : List.of("units", "districts", "villages", "people")) {
            assertThat(admin.give(list + ".csv", admin.export(list)).status()).isEqualTo(201);
        }
        Answer preview = admin.preview("completePeople", "completeUnits", "completeDistricts", "completeVillages");
        assertThat(preview.messages()).isEmpty();
        assertThat(preview.changes()).isEmpty();
        assertThat(preview.body().path("nothingToDo").asBoolean()).isTrue();
    }

    @Test
    void aCountyComesByFileChangesAndComesAgain(@TempDir Path folder) throws Exception {
        generate(folder, "2", "6", "30", "60", "it-", "GB18030");
        giveAll(folder);
        Answer first = admin.applyGiven();
        assertThat(first.status()).isEqualTo(200);
        assertThat(counts(first)).containsExactly("单位 ADDED 14", "管区 ADDED 6", "村 ADDED 30", "人员 ADDED 60");
        assertThat(organisation.groupsOf("it-p0")).containsExactly("district-it-d0");
        assertThat(organisation.groupsOf("it-p6")).containsExactlyInAnyOrder("mediators", "village-it-v0");

        giveAll(folder);
        assertThat(admin.applyGiven().changes()).as("the same files again").isEmpty();

        giveAll(folder.resolve("later"));
        Answer later = admin.applyGiven();
        assertThat(counts(later)).containsExactly("单位 CHANGED 2", "人员 ADDED 1", "人员 CHANGED 1", "人员 LEFT 1");
        assertThat(later.changes()).contains("单位 修改 it-t0-5", "人员 新增 it-n0");
        assertThat(admin.state().body().path("files"))
                .as("applied files are gone")
                .isEmpty();
    }

    @Test
    void thePreviewSaysFieldByFieldWhatWouldBeDifferentAndWritesNothing() {
        admin.load("人员.csv", PEOPLE + "it-zhang,张三,,登记员,civil,,,,在职,\n");
        Map<String, String> before = DatabasePrint.of(jdbc);
        admin.give("人员.csv", "用户名,姓名,所在单位,角色\nit-zhang,张三丰,民政办；land,登记员\n");

        Answer preview = admin.preview();

        assertThat(preview.changes()).containsExactly("人员 修改 it-zhang");
        assertThat(preview.body().path("changes").path(0).path("fields").toString())
                .contains("\"before\":\"张三\",\"after\":\"张三丰\"")
                .contains("\"before\":\"民政办（civil）\",\"after\":\"民政办（civil）、自然资源所（land）\"");
        Map<String, String> after = DatabasePrint.of(jdbc);
        before.remove("staged_file");
        after.remove("staged_file");
        assertThat(after).isEqualTo(before);
        admin.discard();
    }

    @Test
    void aColumnThatIsNotThereKeepsWhatIsStored() {
        admin.load("人员.csv", PEOPLE + "it-li,李四,li@demo.invalid,登记员,civil,,,,在职,\n");
        admin.load("人员.csv", "用户名,姓名\nit-li,李四光\n");
        assertThat(organisation.person("it-li").orElseThrow().email()).isEqualTo("li@demo.invalid");
        assertThat(organisation.groupsOf("it-li")).containsExactlyInAnyOrder("registrars", "unit-civil");
    }

    @Test
    void whoLeavesCannotSignInAndHisTaskGoesBackWithANote() {
        admin.load("人员.csv", PEOPLE + "it-zhang,张三,,登记员,,,,,在职,Zhang-2026-start\n");
        String number = office.receives(Office.aPetition("CLAIM"));
        String task = office.task(number, "UserTask_Register").getId();
        office.as("it-zhang", () -> tasks.claim(task, "it-zhang"));
        assertThat(signIn("it-zhang", "Zhang-2026-start")).isEqualTo(200);

        admin.give("人员.csv", "用户名,状态\nit-zhang,离职\n");
        Answer preview = admin.preview();
        assertThat(preview.changes()).containsExactly("人员 离职 it-zhang");
        assertThat(preview.warnings()).anyMatch(text -> text.contains("张三") && text.contains("1件任务"));
        assertThat(admin.apply(preview.fingerprint()).status()).isEqualTo(200);

        assertThat(signIn("it-zhang", "Zhang-2026-start")).isEqualTo(401);
        assertThat(office.task(number, "UserTask_Register").getAssignee()).isNull();
        assertThat(history.of(number))
                .extracting(CaseHistory.Entry::text)
                .contains("张三已离职，任务“登记并确定办理方式 · " + number + "”退回登记员待签收。");
        assertThat(organisation.person("it-zhang").orElseThrow().name())
                .as("his name stays")
                .isEqualTo("张三");
    }

    @Test
    void whoWasOfferedATaskByNameIsNoLongerOnceHeHasLeft() {
        admin.load("人员.csv", PEOPLE + "it-zhang,张三,,登记员,,,,,在职,\n");
        String number = office.receives(Office.aPetition("CLAIM"));
        String task = office.task(number, "UserTask_Register").getId();
        tasks.addCandidateUser(task, "it-zhang");
        admin.load("人员.csv", "用户名,状态\nit-zhang,离职\n");
        assertThat(tasks.getIdentityLinksForTask(task)).noneMatch(link -> "it-zhang".equals(link.getUserId()));
    }

    @Test
    void aGroupThatLosesItsLastMemberIsNamed() {
        admin.load("单位.csv", "代码,名称,机关,上级单位,承办\nit-forest,林业站,否,town,是\n");
        admin.load("人员.csv", PEOPLE + "it-lin,林森,,,it-forest,,,,在职,\n");
        var task = tasks.newTask();
        tasks.saveTask(task);
        tasks.addCandidateGroup(task.getId(), "unit-it-forest");
        try {
            admin.give("人员.csv", "用户名,状态\nit-lin,离职\n");
            assertThat(admin.preview().warnings()).anyMatch(text -> text.startsWith("林业站将没有在职人员，还有1件"));
        } finally {
            tasks.deleteTask(task.getId(), true);
        }
    }

    @Test
    void aCompleteListEndsWhomItDoesNotNameButNeverTheOneWhoAppliesIt() {
        admin.load("人员.csv", PEOPLE + "it-zhang,张三,,登记员,,,,,在职,\nit-li,李四,,登记员,,,,,在职,\n");
        String without = new String(admin.export("people"), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("it-li,"))
                .collect(Collectors.joining("\n"));
        admin.give("人员.csv", without);
        assertThat(admin.preview().changes()).as("not said to be complete").isEmpty();
        assertThat(admin.applyGiven("completePeople").changes()).containsExactly("人员 离职 it-li");

        admin.give("人员.csv", "用户名,姓名\nit-zhang,张三\n");
        assertThat(admin.preview("completePeople").messages()).anyMatch(message -> message.contains("名单中没有您本人"));
        admin.give("人员.csv", "用户名,角色\nadmin,登记员\n");
        assertThat(admin.preview().messages()).anyMatch(message -> message.contains("不能取消正在操作的系统管理员"));
        admin.give("人员.csv", "用户名,状态\nadmin,离职\n");
        assertThat(admin.preview().messages()).anyMatch(message -> message.contains("本人离职"));
    }

    @Test
    void whatHasChangedSinceThePreviewIsNotApplied() {
        admin.give("人员.csv", PEOPLE + "it-zhang,张三,,登记员,,,,,在职,\n");
        String seen = admin.preview().fingerprint();
        admin.give("人员.csv", PEOPLE + "it-zhang,张三,,系统管理员,,,,,在职,\n");
        assertThat(admin.apply(seen).status()).isEqualTo(409);
        String other = admin.preview().fingerprint();
        assertThat(admin.apply(other, "completeUnits").status())
                .as("other options")
                .isEqualTo(409);
        jdbc.sql("update person set name = '黎洋洋' where user_id = 'admin'").update();
        assertThat(admin.apply(other).status()).isEqualTo(409);
        jdbc.sql("update person set name = '黎洋' where user_id = 'admin'").update();
        assertThat(organisation.person("it-zhang")).isEmpty();
        assertThat(admin.apply("").status()).isEqualTo(400);
    }

    @Test
    void everyFaultIsSaidByLineAndColumnAndNothingIsHalfApplied() {
        Map<String, String> before = lists();
        assertThat(faults("单位.csv", "代码,名称,机关,上级单位\nit-a,甲,否,it-b\nit-b,乙,否,it-a\nit-c,丙,也许,it-c\nIT_D,丁,否,\n"))
                .anyMatch(fault -> fault.contains("第2行第4列（上级单位）") && fault.contains("循环"))
                .anyMatch(fault -> fault.contains("第4行第4列（上级单位）") && fault.contains("自己的上级"))
                .anyMatch(fault -> fault.contains("第4行第3列（机关）") && fault.contains("也许"))
                .anyMatch(fault -> fault.contains("第5行第1列（代码）"));
        assertThat(faults("村.csv", "代码,名称,所属管区\nit-v,双河村,east\nit-v,双河村,west\n"))
                .singleElement()
                .asString()
                .contains("第3行第1列")
                .contains("第2行已经有了，而且所属管区不同（“east”和“west”）");
        assertThat(faults("人员.csv", "用户名,姓名,所在单位\nit-w,王五,civil\nit-w,王五,land\n"))
                .singleElement()
                .asString()
                .contains("第3行第1列")
                .contains("所在单位不同");
        assertThat(faults("人员.csv", "用户名,姓名,角色,所在单位,村调解员\nit-w,王五,村长,nowhere,east-99\n"))
                .hasSize(3)
                .anyMatch(fault -> fault.contains("第2行第3列（角色）") && fault.contains("没有“村长”这个角色"))
                .anyMatch(fault -> fault.contains("第2行第4列（所在单位）") && fault.contains("nowhere"))
                .anyMatch(fault -> fault.contains("第2行第5列（村调解员）") && fault.contains("east-99"));
        assertThat(faults("人员.csv", "用户名,姓名,初始密码\nit-w,王五," + "长".repeat(17) + "\n"))
                .singleElement()
                .asString()
                .contains("48个字节");
        assertThat(lists()).isEqualTo(before);
    }

    @Test
    void aFileThatIsNoneOfTheListsIsNotEvenKept() {
        Charset utf16 = StandardCharsets.UTF_16;
        assertThat(admin.give("空.csv", "").status()).isEqualTo(400);
        assertThat(admin.give("人员.csv", "用户名,姓名\nit-x,某\n", utf16).status()).isEqualTo(400);
        assertThat(admin.give("人员.csv", new byte[] {'P', 'K', 3, 4, 20, 0, 6, 0, 8, 0})
                        .messages())
                .anyMatch(message -> message.contains("CSV"));
        assertThat(admin.give("人员.csv", "用户名,姓名,所在单未\nit-x,某,civil\n").messages())
                .anyMatch(message -> message.contains("第1行第3列") && message.contains("所在单未"));
        assertThat(admin.give("别的.csv", "甲,乙\n1,2\n").messages()).anyMatch(message -> message.contains("看不出"));
        String wide = "用户名" + ",列".repeat(200);
        assertThat(admin.give("人员.csv", wide + "\nit-x\n").status()).isEqualTo(400);
        String million = "用户名,姓名\n" + "it-x,某\n".repeat(1_000_000);
        assertThat(admin.give("人员.csv", million).status()).isEqualTo(400);
        assertThat(admin.state().body().path("files")).isEmpty();
    }

    @Test
    void filesAreForAdministratorsAloneAndEachHasHisOwn() {
        for (String other : List.of("registrar", "office", "auditor")) {
            FilesOverHttp somebody = new FilesOverHttp(port, "files/organisation", other, "demo");
            assertThat(somebody.state().status()).isEqualTo(403);
            assertThat(somebody.give("人员.csv", "用户名,角色\n" + other + ",系统管理员\n").status())
                    .isEqualTo(403);
            assertThat(somebody.preview().status()).isEqualTo(403);
            assertThat(somebody.apply("x").status()).isEqualTo(403);
            assertThat(somebody.send("POST", "/passwords", null).status()).isEqualTo(403);
            assertThat(somebody.exchange("GET", "/exports/people", null).statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void whoHasNoPasswordGetsAGeneratedOneThatIsToldOnce() {
        admin.load("人员.csv", PEOPLE + "it-zhang,张三,,登记员,,,,,在职,\nit-li,李四,,登记员,,,,,在职,Given-by-file-1\n");
        List<String> made = new String(
                        admin.exchange("POST", "/passwords", null).body(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(made).hasSize(2);
        String password = made.get(1).substring(made.get(1).lastIndexOf(',') + 1);
        assertThat(made.get(1)).startsWith("it-zhang,张三,");
        assertThat(signIn("it-zhang", password)).isEqualTo(200);
        assertThat(jdbc.sql("select pwd_ from act_id_user where id_ = 'it-zhang'")
                        .query(String.class)
                        .single())
                .startsWith("{bcrypt}$2a$04$")
                .doesNotContain(password);
        assertThat(jdbc.sql("select pwd_ from act_id_user where id_ = 'it-li'")
                        .query(String.class)
                        .single())
                .startsWith("{bcrypt}$2a$10$");
        assertThat(admin.send("POST", "/passwords", null).status())
                .as("nobody waits any more")
                .isEqualTo(409);
        assertThat(admin.exchange("POST", "/passwords?again=true", null).statusCode())
                .isEqualTo(200);
        assertThat(signIn("it-zhang", password))
                .as("the lost list is worth nothing")
                .isEqualTo(401);
    }

    @Test
    void aWaitingFileIsUnreadableInTheDatabaseAndGoneAfterADay() {
        admin.give("人员.csv", PEOPLE + "it-zhang,张三,,登记员,,,,,在职,Secret-in-file-1\n");
        byte[] kept = jdbc.sql("select content from staged_file where owner = 'admin'")
                .query((row, i) -> row.getBytes(1))
                .single();
        assertThat(new String(kept, StandardCharsets.UTF_8))
                .doesNotContain("Secret")
                .doesNotContain("it-zhang");
        jdbc.sql("update staged_file set staged_at = staged_at - interval '25 hours'")
                .update();
        assertThat(admin.preview().messages()).anyMatch(message -> message.contains("还没有文件"));
        assertThat(staged.purge()).isOne();
    }

    @Test
    void aPasswordLongerThanBcryptTakesIsJustAWrongOne() {
        assertThat(signIn("admin", "x".repeat(49))).isEqualTo(401);
        assertThat(signIn("admin", "x".repeat(500))).isEqualTo(401);
        assertThat(signIn("admin", "demo")).isEqualTo(200);
    }

    private List<String> faults(String name, String content) {
        Answer given = admin.give(name, content);
        Answer answer = given.status() == 201 ? admin.preview() : given;
        assertThat(answer.status()).isEqualTo(400);
        admin.discard();
        return answer.messages();
    }

    private void giveAll(Path folder) throws Exception {
        for (String name : List.of("单位.csv", "管区.csv", "村.csv", "人员.csv")) {
            assertThat(admin.give(name, Files.readAllBytes(folder.resolve(name)))
                            .messages())
                    .isEmpty();
        }
    }

    private static void generate(Path folder, String... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8",
                "-Dsun.jnu.encoding=UTF-8",
                "src/test/scripts/OrganisationFiles.java",
                folder.toString()));
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor()).isZero();
    }

    private static List<String> counts(Answer answer) {
        List<String> counts = new java.util.ArrayList<>();
        answer.body()
                .path("tallies")
                .forEach(tally -> tally.path("changes")
                        .fields()
                        .forEachRemaining(
                                change -> counts.add(tally.path("list").asText() + " " + change.getKey() + " "
                                        + change.getValue().asInt())));
        return counts;
    }

    private Map<String, String> lists() {
        return List.of("units", "districts", "villages", "people").stream()
                .collect(
                        Collectors.toMap(list -> list, list -> new String(admin.export(list), StandardCharsets.UTF_8)));
    }

    private int signIn(String user, String password) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/engine-rest/task/count"))
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)))
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .statusCode();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
