package petitiondesk.intakefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import petitiondesk.tablefile.TableFile;
import petitiondesk.tablefile.TableLimits;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;

/** Files of petitions from upload to the last line, over HTTP; the worker does its stretches when the test says so. */
@DeskTest
class IntakeFilesIT {

    private static final String HEADER = "工单号,标题,诉求,内容,来电人,联系电话,来电时间,类别,分类,管区,村\n";

    @Autowired
    private IntakeFileWorker worker;

    @Autowired
    private IntakeFiles files;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private WebApplicationContext application;

    private MockMvc desk;

    /** Numbers of the sender; another test's are others. */
    private final String batch = UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void morning() {
        clock.setTo("2026-08-03T09:00");
        desk = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
    }

    @AfterEach
    void nothingGoesOn() {
        jdbc.sql("update intake_file set state = 'CANCELLED' where state in ('CHECKING', 'RUNNING')")
                .update();
    }

    @Test
    void aFileIsMappedByItsHeadersTriedOutAndTakenIn() throws Exception {
        long before = petitions();
        JsonNode file = uploaded("registrar", HEADER + line(1, "") + line(2, "") + line(3, ""));
        assertThat(file.at("/mapping/externalNumber/column").asText()).isEqualTo("工单号");
        assertThat(file.at("/mapping/petitionerPhone/column").asText()).isEqualTo("联系电话");
        assertThat(file.at("/mapping/village/column").asText()).isEqualTo("村");
        assertThat(file.path("samples")).hasSize(3);
        String id = file.path("id").asText();

        JsonNode checked = done(ok("registrar", post(at(id, "/check"))));
        assertThat(checked.path("state").asText()).isEqualTo("CHECKED");
        assertThat(checked.at("/counts/ready").asInt()).isEqualTo(3);
        assertThat(petitions()).isEqualTo(before);

        JsonNode taken = done(ok("registrar", post(at(id, "/run"))));
        assertThat(taken.path("state").asText()).isEqualTo("DONE");
        assertThat(taken.at("/counts/registered").asInt()).isEqualTo(3);
        assertThat(petitions()).isEqualTo(before + 3);
        List<String> numbers = lines(id, "REGISTERED").findValuesAsText("number");
        assertThat(numbers).hasSize(3).isSorted();
        assertThat(row(numbers.get(0), "select village from petition where number = :n"))
                .isEqualTo("east-1");
        assertThat(row(numbers.get(0), "select category from petition where number = :n"))
                .isEqualTo("C03");
        assertThat(row(numbers.get(0), "select received_by from petition where number = :n"))
                .isEqualTo("registrar");
        assertThat(engine.getTaskService()
                        .createTaskQuery()
                        .processInstanceBusinessKeyIn(numbers.toArray(String[]::new))
                        .taskDefinitionKey("UserTask_Register")
                        .count())
                .isEqualTo(3);
        // a receipt is owed to each petitioner; the registrar, who sees the report, gets no mail for each line
        assertThat(jdbc.sql("select template from notice where subject = :n")
                        .param("n", numbers.get(0))
                        .query(String.class)
                        .list())
                .containsExactly("receipt");
        assertThat(jdbc.sql("select count(*) from intake_file_line where file_id = :id and cells is not null")
                        .param("id", Long.valueOf(id))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void theSameFileAgainAddsNothingWhoeverBringsIt() throws Exception {
        String content = HEADER + line(1, "") + line(2, "");
        taken("registrar", content);
        long before = petitions();
        JsonNode again = taken("office", content);
        assertThat(again.at("/counts/duplicate").asInt()).isEqualTo(2);
        assertThat(again.at("/counts/registered").asInt()).isZero();
        assertThat(lines(again.path("id").asText(), "DUPLICATE").findValuesAsText("reasons"))
                .allMatch(reason -> reason.matches("已登记为XF\\d{4}-\\d{6}"));
        // saved by a spreadsheet: the seconds are gone, a blank has come
        JsonNode resaved = taken("office", content.replace("14:30:00", "14:30").replace("道路破损", "道路 破损"));
        assertThat(resaved.at("/counts/duplicate").asInt()).isEqualTo(2);
        assertThat(petitions()).isEqualTo(before);
    }

    @Test
    void theSameNumberWithAnotherContentIsRefusedAndNamesThePetition() throws Exception {
        taken("registrar", HEADER + line(1, ""));
        JsonNode other = taken("registrar", HEADER + line(1, "").replace("道路破损", "水渠淤堵"));
        assertThat(other.at("/counts/rejected").asInt()).isOne();
        assertThat(reasons(other)).singleElement().asString().contains("来件编号“" + batch + "-1”已登记为XF", "内容不同");
    }

    @Test
    void identicalLinesOfOneFileAreOnePetition() throws Exception {
        String lines =
                HEADER + line(1, "") + line(2, "") + line(1, "") + line(2, "").replace("道路破损", "水渠淤堵");
        JsonNode file = uploaded("registrar", lines);
        String id = file.path("id").asText();
        JsonNode checked = done(ok("registrar", post(at(id, "/check"))));
        assertThat(checked.at("/counts/ready").asInt()).isEqualTo(2);
        assertThat(lines(id, "DUPLICATE").findValuesAsText("reasons")).containsExactly("与第2行相同");
        assertThat(reasons(checked)).containsExactly("来件编号“" + batch + "-2”与第3行相同，内容不同");
        JsonNode taken = done(ok("registrar", post(at(id, "/run"))));
        assertThat(taken.at("/counts/registered").asInt()).isEqualTo(2);
        assertThat(lines(id, "DUPLICATE").findValuesAsText("reasons")).containsExactly("与第2行相同");
        assertThat(taken.at("/counts/rejected").asInt()).isOne();
    }

    @Test
    void everyFaultOfALineIsSaidWithItsColumnAndValue() throws Exception {
        String bad = "%s-9,,诉求,内容,张三,12345,1899-12-31 00:00,吃喝,土地老爷,东北片,西岭村\n".formatted(batch);
        JsonNode file = taken("registrar", HEADER + line(1, "") + bad);
        assertThat(file.at("/counts/registered").asInt()).isOne();
        assertThat(reasons(file))
                .singleElement()
                .asString()
                .contains(
                        "“标题”列是空的：标题不能为空",
                        "“联系电话”列“12345”：电话号码不正确",
                        "“来电时间”列“1899-12-31 00:00”：收到时间不能早于2000年",
                        "“类别”列“吃喝”：不认识这个类别",
                        "“分类”列“土地老爷”：没有这个内容分类",
                        "“管区”列“东北片”：没有这个管区");
        assertThat(lines(file.path("id").asText(), "REJECTED")
                        .at("/lines/0/line")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void theFileOfRejectedLinesIsMendedAndGivenAgain() throws Exception {
        String content = HEADER + line(1, "") + line(2, "").replace("13800138000", "138") + line(3, "=1+1");
        JsonNode file = taken("registrar", content);
        assertThat(file.at("/counts/registered").asInt()).isEqualTo(2);
        byte[] rejected = answer("registrar", get(at(file.path("id").asText(), "/rejected.csv")))
                .getContentAsByteArray();
        TableFile table = TableFile.read("未通过.csv", rejected, TableLimits.of(100));
        assertThat(table.header()).startsWith("工单号").endsWith("原文件行号", "未登记原因");
        assertThat(table.lines()).hasSize(1);
        assertThat(table.lines().get(0).cell(11)).isEqualTo("3");

        String mended = new String(rejected, StandardCharsets.UTF_8).replace(",138,", ",13800138000,");
        long before = petitions();
        JsonNode again = taken("registrar", mended);
        assertThat(again.at("/counts/registered").asInt()).isOne();
        assertThat(petitions()).isEqualTo(before + 1);
        JsonNode whole = taken("registrar", content.replace(",138,", ",13800138000,"));
        assertThat(whole.at("/counts/duplicate").asInt()).isEqualTo(3);
        assertThat(petitions()).isEqualTo(before + 1);
    }

    @Test
    void aLineWithACommaTooManyIsRejectedUntilItIsMended() throws Exception {
        JsonNode file = taken("registrar", HEADER + line(1, "").replace("出行不便", "老人,孩子出行不便"));
        assertThat(reasons(file)).singleElement().asString().startsWith("这一行有12列，比表头的11列多");
        String rejected = body("registrar", get(at(file.path("id").asText(), "/rejected.csv")));
        JsonNode again = taken("registrar", rejected);
        assertThat(again.at("/counts/registered").asInt()).isZero();
        assertThat(reasons(again).get(0)).contains("比表头的13列多");
    }

    @Test
    void aRunIsStoppedAndGoesOnWhereItStopped() throws Exception {
        StringBuilder content = new StringBuilder(HEADER);
        IntStream.rangeClosed(1, 60).forEach(i -> content.append(line(i, "")));
        long before = petitions();
        String id = uploaded("registrar", content.toString()).path("id").asText();
        ok("registrar", post(at(id, "/run")));
        worker.work();
        clock.advance(Duration.ofSeconds(5));
        JsonNode half = ok("registrar", get(at(id, "")));
        assertThat(half.at("/progress/done").asInt()).isEqualTo(50);
        assertThat(half.at("/progress/percent").asInt()).isEqualTo(83);
        assertThat(half.at("/progress/perSecond").asDouble()).isEqualTo(10.0);
        assertThat(half.at("/progress/secondsLeft").asInt()).isOne();
        assertThat(status("registrar", put(at(id, "/mapping")).content("{}").contentType(MediaType.APPLICATION_JSON)))
                .isEqualTo(409);
        assertThat(ok("registrar", post(at(id, "/cancel"))).path("state").asText())
                .isEqualTo("CANCELLED");
        assertThat(worker.work()).isFalse();
        assertThat(petitions()).isEqualTo(before + 50);
        JsonNode rest = done(ok("registrar", post(at(id, "/run"))));
        assertThat(rest.at("/counts/registered").asInt()).isEqualTo(60);
        assertThat(petitions()).isEqualTo(before + 60);
    }

    @Test
    void whatFailsInTheMiddleOfALineLeavesNothingOfIt() throws Exception {
        long before = petitions();
        int numbers = lastNumber();
        String id = uploaded("registrar", HEADER + line(1, "") + line(2, ""))
                .path("id")
                .asText();
        ok("registrar", post(at(id, "/run")));
        jdbc.sql("""
                create function sabotage() returns trigger language plpgsql as
                $$ begin raise exception 'the line cannot be written'; end $$""").update();
        // the last thing that happens to a line
        jdbc.sql("""
                create trigger sabotage before update on intake_file_line for each row
                when (new.state = 'REGISTERED' and new.position = 1) execute function sabotage()""").update();
        try {
            worker.work();
        } finally {
            jdbc.sql("drop function sabotage() cascade").update();
        }
        assertThat(petitions()).isEqualTo(before + 1);
        assertThat(lastNumber()).isEqualTo(numbers + 1);
        JsonNode file = done(ok("registrar", get(at(id, ""))));
        assertThat(reasons(file)).singleElement().asString().startsWith("系统没有能登记这一行");
        // nothing was wrong with it: it is taken in when it is tried again
        JsonNode again = done(ok("registrar", post(at(id, "/run"))));
        assertThat(again.at("/counts/registered").asInt()).isEqualTo(2);
        assertThat(petitions()).isEqualTo(before + 2);
    }

    @Test
    void aMappingIsKeptForTheNextFileWithTheSameColumns() throws Exception {
        String columns = "甲列" + batch + ",乙列,丙列\n";
        JsonNode first = uploaded("registrar", columns + "门前积水,每逢下雨积水，,李四\n");
        String id = first.path("id").asText();
        assertThat(first.path("mapping")).isEmpty();
        MockHttpServletResponse incomplete = answer("registrar", post(at(id, "/run")));
        assertThat(incomplete.getStatus()).isEqualTo(400);
        assertThat(incomplete.getContentAsString(StandardCharsets.UTF_8)).contains("请为“标题”选择一列");
        String mapping = """
                {"name": "积水表", "source": "热线", "mapping": {"title": {"column": "甲列%s"}, "request": {"column": "甲列%s"},
                "facts": {"column": "乙列"}, "petitionerName": {"column": "丙列"}, "channel": {"value": "12345"}}}""".formatted(batch, batch);
        ok("registrar", put(at(id, "/mapping")).content(mapping).contentType(MediaType.APPLICATION_JSON));
        JsonNode taken = done(ok("registrar", post(at(id, "/run"))));
        String number = lines(id, "REGISTERED").at("/lines/0/number").asText();
        assertThat(taken.at("/counts/registered").asInt()).isOne();
        assertThat(row(number, "select channel from petition where number = :n"))
                .isEqualTo("HOTLINE");

        JsonNode second = uploaded("office", columns + "路灯不亮,村口路灯不亮,王五\n");
        assertThat(second.at("/mapping/facts/column").asText()).isEqualTo("乙列");
        assertThat(second.path("mappingName").asText()).isEqualTo("积水表");
        assertThat(second.path("source").asText()).isEqualTo("热线");
        // by its name, for a file with other columns besides
        String like = uploaded("office", "编码,甲列" + batch + ",乙列\n1,路灯不亮,灯不亮\n")
                .path("id")
                .asText();
        JsonNode mapped = ok("office", put("/api/files/intake/{id}/mapping/{name}", like, "积水表"));
        assertThat(mapped.at("/mapping/title/column").asText()).isEqualTo("甲列" + batch);
        assertThat(mapped.at("/mapping/petitionerName").isMissingNode()).isTrue();
    }

    @Test
    void aFileWithOneColumnOfTextTakesItsBeginningAsTheTitle() throws Exception {
        JsonNode file = taken("registrar", "留言编号,留言详情\n" + batch + "," + "路".repeat(300) + "\n");
        // nobody is named: a line that is wrong in nothing else
        assertThat(reasons(file)).singleElement().asString().isEqualTo("“姓名”没有对应的列：请填写信访人；不愿留名的请注明匿名（nameless）");
    }

    @Test
    void anAccusationGoesToDisciplineInspectionAlone() throws Exception {
        String accusation = line(2, "").replace("申诉求决,自然资源", "检举控告,");
        JsonNode file = taken("registrar", HEADER + line(1, "") + accusation);
        String id = file.path("id").asText();
        assertThat(file.path("accusations").asInt()).isOne();
        JsonNode handedOver = lines(id, "REGISTERED").at("/lines/1");
        assertThat(handedOver.path("reasons").asText()).isEqualTo("检举控告，已交纪检监察登记");
        assertThat(handedOver.has("number")).isFalse();
        String number = jdbc.sql("select petition_number from intake_file_line where file_id = :id and position = 2")
                .param("id", Long.valueOf(id))
                .query(String.class)
                .single();
        assertThat(row(number, "select cast(restricted as text) from petition_course where number = :n"))
                .isEqualTo("true");
        JsonNode again = taken("office", HEADER + accusation);
        assertThat(again.toString()).doesNotContain(number);
        assertThat(lines(again.path("id").asText(), "DUPLICATE").toString()).doesNotContain(number);
    }

    @Test
    void aFileIsSeenByWhoBroughtItAndTheOfficeAndDisciplinesByDisciplineAlone() throws Exception {
        String id = uploaded("registrar", HEADER + line(1, "")).path("id").asText();
        assertThat(status("office", get(at(id, "")))).isEqualTo(200);
        assertThat(status("discipline", get(at(id, "")))).isEqualTo(404);
        assertThat(status("mediator-east", get(at(id, "")))).isEqualTo(404);
        assertThat(status("unit-land", get(at(id, "")))).isEqualTo(403);
        assertThat(status("admin", get("/api/files/intake"))).isEqualTo(403);
        String secret = uploaded("discipline", HEADER + line(5, "")).path("id").asText();
        assertThat(status("office", get(at(secret, "")))).isEqualTo(404);
        assertThat(status("registrar", post(at(secret, "/run")))).isEqualTo(404);
        assertThat(status("discipline", get(at(secret, "/lines")))).isEqualTo(200);
    }

    @Test
    void mediatorsBringDisputesAndNothingElse() throws Exception {
        String dispute = line(2, "").replace("申诉求决,自然资源", "矛盾纠纷,邻里");
        JsonNode file = taken("mediator-east", HEADER + line(1, "") + dispute);
        assertThat(file.at("/counts/registered").asInt()).isOne();
        assertThat(reasons(file)).singleElement().asString().contains("网格员、村调解员可以登记矛盾纠纷");
    }

    @Test
    void thePagesShowFilesAndTheirMappingToWhoMaySeeThem() throws Exception {
        String id = uploaded("registrar", HEADER + line(1, "")).path("id").asText();
        String list = page("registrar", "registrars", "/desk/intake-files");
        assertThat(list).contains("批量登记", "/desk/intake-files/" + id, "热线.csv", "待对应");
        String file = page("registrar", "registrars", "/desk/intake-files/" + id);
        assertThat(file).contains("各列的含义", "联系电话", "默认：来访", "data-field=\"externalNumber\"", "试运行");
        assertThat(file).doesNotContain("th:");
        assertThat(page("unit-land", "unit-land", "/desk/intake-files/" + id)).doesNotContain("热线.csv");
        done(ok("registrar", post(at(id, "/run"))));
        assertThat(page("registrar", "registrars", "/desk/intake-files/" + id)).contains("本次完成：已登记");
        assertThat(status("registrar", delete(at(id, "")))).isEqualTo(204);
        assertThat(page("registrar", "registrars", "/desk/intake-files/" + id)).contains("内容已经清除");
    }

    private String page(String user, String group, String address) throws Exception {
        return desk.perform(get(address).with(user(user).authorities(new SimpleGrantedAuthority("ROLE_" + group))))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void aFileThatCannotBeReadIsRefusedWhole() throws Exception {
        assertThat(status("registrar", upload("空.csv", new byte[0]))).isEqualTo(400);
        byte[] excel = {'P', 'K', 3, 4, 20, 0, 6, 0, 8, 0, 0, 0, 33, 0};
        assertThat(status("registrar", upload("台账.csv", excel))).isEqualTo(400);
        String wide =
                String.join(",", IntStream.range(0, 200).mapToObj(i -> "列" + i).toList()) + "\n1\n";
        assertThat(status("registrar", upload("宽.csv", wide.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(400);
        byte[] broken = (HEADER + line(1, "")).getBytes(StandardCharsets.UTF_8);
        broken[broken.length - 3] = (byte) 0xFF;
        assertThat(status("registrar", upload("坏.csv", broken))).isEqualTo(400);
    }

    @Test
    void aFileFromExcelInChinaIsReadAsItIs() throws Exception {
        byte[] content = (HEADER + line(1, "")).getBytes(Charset.forName("GB18030"));
        JsonNode file = created("registrar", upload("热线.csv", content));
        assertThat(file.path("encoding").asText()).isEqualTo("GB18030");
        JsonNode taken = done(ok("registrar", post(at(file.path("id").asText(), "/run"))));
        assertThat(taken.at("/counts/registered").asInt()).isOne();
    }

    @Test
    void aCategoryThatHasEndedIsLeftToEarlierCases() throws Exception {
        jdbc.sql("update category set active = false where code = 'C03'").update();
        try {
            JsonNode fresh = taken("registrar", HEADER + line(1, ""));
            assertThat(reasons(fresh)).singleElement().asString().contains("内容分类已停用");
            JsonNode earlier = taken(
                    "registrar",
                    "信访编号,标题,诉求,内容,姓名,收到日期,类别,分类,承办单位,办理状态,受理日期\n"
                            + "停%s-1,路,修路,路坏了,张三,2026/7/1,求决,自然资源,自然资源所,在办,2026/7/3\n".formatted(batch));
            assertThat(earlier.at("/counts/registered").asInt()).isOne();
        } finally {
            jdbc.sql("update category set active = true where code = 'C03'").update();
        }
    }

    @Test
    void earlierCasesComeWithTheirStateAndTheirDays() throws Exception {
        String content = "信访编号,标题,诉求,内容,姓名,收到日期,类别,分类,承办单位,办理状态,受理日期,答复日期,结论,答复内容,办结日期\n"
                + "旧%s-1,路,修路,路坏了,张三,2026/7/1,求决,自然资源,自然资源所,在办,2026/7/3,,,,\n".formatted(batch)
                + "旧%s-2,渠,修渠,渠坏了,李四,2025/7/1,求决,自然资源,自然资源所,已办结,2025/7/3,2025/8/1,支持,已修好。,2025/9/3\n".formatted(batch)
                + "旧%s-3,桥,修桥,桥坏了,王五,2025/7/1,求决,自然资源,自然资源所,已办结,2025/7/3,2025/6/1,,,2025/9/3\n".formatted(batch)
                + "旧%s-4,树,种树,没有树,赵六,2026/1/1,求决,自然资源,自然资源所,在办,2026/1/3,,,,\n".formatted(batch);
        JsonNode file = taken("registrar", content);
        String id = file.path("id").asText();
        assertThat(file.at("/counts/registered").asInt()).isEqualTo(3);
        assertThat(file.path("late").asInt()).isOne();
        assertThat(reasons(file))
                .singleElement()
                .asString()
                .contains("“答复日期”列“2025/6/1”：答复日期（2025年6月1日）早于受理日期（2025年7月3日）");
        List<String> numbers = lines(id, "REGISTERED").findValuesAsText("number");
        assertThat(numbers)
                .extracting(number -> row(number, "select status from petition_course where number = :n"))
                .containsExactly("HANDLING", "ARCHIVED", "HANDLING");
        assertThat(numbers)
                .extracting(number -> row(number, "select cast(count(*) as text) from notice where subject = :n"))
                .containsOnly("0");
        // found again by the number that people know
        assertThat(body("registrar", get("/api/petitions").param("text", "旧" + batch + "-2")))
                .contains(numbers.get(1));
        assertThat(body("registrar", get("/api/petitions/" + numbers.get(1)))).contains("旧" + batch + "-2", "已修好。");
        assertThat(taken("office", content).at("/counts/duplicate").asInt()).isEqualTo(3);
    }

    @Test
    void whatWasNotTakenInIsWipedWhenItIsDismissedOrKeptLongEnough() throws Exception {
        String content = HEADER + line(1, "").replace("13800138000", "138");
        String id = taken("registrar", content).path("id").asText();
        assertThat(status("registrar", delete(at(id, "")))).isEqualTo(204);
        assertThat(wiped(id)).isTrue();
        assertThat(status("registrar", get(at(id, "/rejected.csv")))).isEqualTo(409);
        assertThat(status("registrar", post(at(id, "/run")))).isEqualTo(409);

        String kept = taken("registrar", content).path("id").asText();
        clock.setTo("2026-09-01T09:00");
        files.wipeOld();
        assertThat(wiped(kept)).isFalse();
        clock.setTo("2026-09-03T09:00");
        files.wipeOld();
        assertThat(wiped(kept)).isTrue();
    }

    @Test
    void whoHasLostHisRightStopsTheRunHeStarted() throws Exception {
        String id = uploaded("registrar", HEADER + line(1, "")).path("id").asText();
        ok("registrar", post(at(id, "/run")));
        jdbc.sql("update intake_file set started_by = 'unit-land' where id = :id")
                .param("id", Long.valueOf(id))
                .update();
        worker.work();
        JsonNode stopped = ok("registrar", get(at(id, "")));
        assertThat(stopped.path("state").asText()).isEqualTo("CANCELLED");
        assertThat(stopped.path("remark").asText()).contains("已经没有登记的权限");
    }

    private String line(int number, String more) {
        return "%s-%d,村口道路破损%s,请求修路,村口道路破损第%d处，出行不便。,钱来,13800138000,2026-08-01 14:30:00,申诉求决,自然资源,东片管区,柳堤村\n"
                .formatted(batch, number, more, number);
    }

    private boolean wiped(String id) {
        return jdbc.sql("select bool_and(cells is null and reasons is null) from intake_file_line where file_id = :id")
                .param("id", Long.valueOf(id))
                .query(Boolean.class)
                .single();
    }

    private JsonNode taken(String user, String content) throws Exception {
        String id = uploaded(user, content).path("id").asText();
        return done(ok(user, post(at(id, "/run"))));
    }

    private JsonNode done(JsonNode file) throws Exception {
        boolean more = true;
        while (more) {
            more = worker.work();
        }
        String uploader = jdbc.sql("select uploaded_by from intake_file where id = :id")
                .param("id", file.path("id").asLong())
                .query(String.class)
                .single();
        return ok(uploader, get(at(file.path("id").asText(), "")));
    }

    private JsonNode uploaded(String user, String content) throws Exception {
        return created(user, upload("热线.csv", content.getBytes(StandardCharsets.UTF_8)));
    }

    private static MockHttpServletRequestBuilder upload(String name, byte[] content) {
        return post("/api/files/intake")
                .param("name", name)
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .content(content);
    }

    private JsonNode created(String user, MockHttpServletRequestBuilder request) throws Exception {
        MockHttpServletResponse answer = answer(user, request);
        assertThat(answer.getStatus())
                .as(answer.getContentAsString(StandardCharsets.UTF_8))
                .isEqualTo(201);
        return json(answer);
    }

    private JsonNode ok(String user, MockHttpServletRequestBuilder request) throws Exception {
        MockHttpServletResponse answer = answer(user, request);
        assertThat(answer.getStatus())
                .as(answer.getContentAsString(StandardCharsets.UTF_8))
                .isIn(200, 202);
        return json(answer);
    }

    private int status(String user, MockHttpServletRequestBuilder request) throws Exception {
        return answer(user, request).getStatus();
    }

    private String body(String user, MockHttpServletRequestBuilder request) throws Exception {
        return answer(user, request).getContentAsString(StandardCharsets.UTF_8);
    }

    private JsonNode lines(String id, String state) throws Exception {
        return ok(
                "discipline".equals(uploader(id)) ? "discipline" : "office",
                get(at(id, "/lines")).param("state", state));
    }

    private String uploader(String id) {
        return jdbc.sql("select uploaded_by from intake_file where id = :id")
                .param("id", Long.valueOf(id))
                .query(String.class)
                .single();
    }

    private List<String> reasons(JsonNode file) throws Exception {
        return lines(file.path("id").asText(), "REJECTED").findValuesAsText("reasons");
    }

    private MockHttpServletResponse answer(String user, MockHttpServletRequestBuilder request) throws Exception {
        return desk.perform(request.with(httpBasic(user, "demo"))).andReturn().getResponse();
    }

    private JsonNode json(MockHttpServletResponse answer) throws IOException {
        return json.readTree(answer.getContentAsByteArray());
    }

    private static String at(String id, String rest) {
        return "/api/files/intake/" + id + rest;
    }

    private long petitions() {
        return jdbc.sql("select count(*) from petition").query(Long.class).single();
    }

    private int lastNumber() {
        return jdbc.sql("select last from petition_number where year = 2026")
                .query(Integer.class)
                .single();
    }

    private String row(String number, String sql) {
        return jdbc.sql(sql).param("n", number).query(String.class).single();
    }
}
