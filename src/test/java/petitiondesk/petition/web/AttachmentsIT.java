package petitiondesk.petition.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static petitiondesk.testing.Office.aPetition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.document.Samples;
import petitiondesk.petition.Intake;
import petitiondesk.petition.Recusals;
import petitiondesk.security.Caller;
import petitiondesk.shared.Sha256;
import petitiondesk.testing.DatabasePrint;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

/** Files of cases over HTTP: who brings them, who gets them, and what becomes of those that are refused. */
@DeskTest
class AttachmentsIT {

    @LocalServerPort
    int port;

    @Autowired
    Office office;

    @Autowired
    Intake intake;

    @Autowired
    Recusals recusals;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ObjectMapper mapper;

    private Intake.Receipt claim;

    @BeforeEach
    void aClaimIsHandled() {
        clock.setTo("2026-08-03T09:00");
        claim = intake.register(aPetition("CLAIM"), "registrar", null);
    }

    @Test
    void thePetitionerAddsAPhotoWithoutItsPlaceAndBothSidesReadOfIt() {
        handled();
        byte[] photo = Samples.phonePhoto(6);
        HttpResponse<String> answer = bring("DCIM/塌陷.jpg", photo);
        assertThat(answer.statusCode()).isEqualTo(201);
        JsonNode item = json(answer);
        assertThat(item.path("name").asText()).isEqualTo("塌陷.jpg");

        byte[] kept = jdbc.sql("select content from stored_file where subject = :number")
                .param("number", claim.number())
                .query(byte[].class)
                .single();
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain(Samples.TRACE);
        assertThat(item.path("sha256").asText()).isEqualTo(Sha256.of(kept)).isNotEqualTo(Sha256.of(photo));

        JsonNode followed = follow();
        assertThat(followed.path("attachments")).hasSize(1);
        assertThat(followed.path("attachmentRules").path("files").asInt()).isEqualTo(30);
        assertThat(texts(followed.path("events"), "text")).contains("补充了1个附件。");
        assertThat(texts(json(script("unit-land").get(caseFile())).path("events"), "text"))
                .anySatisfy(text -> assertThat(text).contains("塌陷.jpg", Sha256.of(kept)));
        HttpResponse<byte[]> taken = take(item, claim.queryCode());
        assertThat(taken.body()).isEqualTo(kept);
    }

    @Test
    void theSameContentAgainIsAnsweredWithWhatIsThere() {
        JsonNode first = json(bring("一.png", Samples.picture("png")));
        HttpResponse<String> again = bring("二.png", Samples.pngWithNotes(1));
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(json(again)).isEqualTo(first);
        assertThat(historyLines()).isOne();

        HttpResponse<String> office = script("registrar").postFile(address(), "窗口.png", Samples.picture("png"));
        assertThat(office.statusCode()).isEqualTo(201);
        assertThat(json(office).path("name").asText()).isEqualTo("窗口.png");
        assertThat(count("stored_file")).as("kept once for both sides").isOne();
        assertThat(follow().path("attachments"))
                .as("that the office has it, too, is not told")
                .hasSize(1);
    }

    @Test
    void theSameFileEightTimesAtOnceIsKeptOnce() throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> answers = IntStream.range(0, 8)
                    .mapToObj(i ->
                            people.submit(() -> bring("证明.pdf", Samples.pdf()).statusCode()))
                    .toList();
            List<Integer> codes = new java.util.ArrayList<>();
            for (Future<Integer> answer : answers) {
                codes.add(answer.get());
            }
            assertThat(codes).containsOnly(200, 201).containsOnlyOnce(201);
        } finally {
            people.shutdown();
        }
        assertThat(count("attachment")).isOne();
        assertThat(count("stored_file")).isOne();
        assertThat(historyLines()).isOne();
    }

    @Test
    void whatIsRefusedLeavesNothingBehind() {
        handled();
        Map<String, String> before = DatabasePrint.of(jdbc);
        HttpResponse<String> program = bring("照片.jpg", Samples.in("MZ\u0090\0\3", "ISO-8859-1"));
        assertThat(program.statusCode()).isEqualTo(400);
        assertThat(program.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(json(program).path("errors").path(0).path("field").asText()).isEqualTo("file");
        assertThat(json(program).path("errors").path(0).path("message").asText())
                .startsWith("“照片.jpg”是程序文件");
        assertThat(script("unit-land")
                        .postFile(address(), "a.svg", Samples.text("<svg xmlns='http://www.w3.org/2000/svg'/>"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(script("unit-land")
                        .postFile(address(), "a.pdf", Samples.pdf(), "description", "长".repeat(201))
                        .statusCode())
                .isEqualTo(400);
        assertThat(DatabasePrint.of(jdbc)).isEqualTo(before);
    }

    @Test
    void numberAndCodeAreNeededAndLookTheSameWhenWrong() {
        Caller nobody = Caller.nobody(port);
        HttpResponse<String> wrong = nobody.postFile(own(), "a.pdf", Samples.pdf(), "queryCode", "AAAAAAAAAA");
        HttpResponse<String> none = nobody.postFile(own(), "a.pdf", Samples.pdf());
        HttpResponse<String> unknown = nobody.postFile(
                "/api/public/petitions/XF2026-999999/attachments",
                "a.pdf",
                Samples.pdf(),
                "queryCode",
                claim.queryCode());
        assertThat(List.of(wrong.statusCode(), none.statusCode(), unknown.statusCode()))
                .containsOnly(404);
        assertThat(json(wrong).path("detail")).isEqualTo(json(unknown).path("detail"));
        assertThat(nobody.send("POST", own(), "multipart/form-data; boundary=x", "--x--\r\n")
                        .statusCode())
                .isEqualTo(404);
        assertThat(nobody.send("POST", own(), "multipart/form-data", "not a form")
                        .statusCode())
                .as("no code is found in it")
                .isEqualTo(404);
        assertThat(nobody.postJson(own(), "{}").statusCode()).isEqualTo(415);
    }

    @Test
    void aFormHasOneFile() {
        String parts = "--x\r\nContent-Disposition: form-data; name=\"queryCode\"\r\n\r\n" + claim.queryCode()
                + "\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\na\r\n";
        Caller nobody = Caller.nobody(port);
        String form = "multipart/form-data; boundary=x";
        HttpResponse<String> two = nobody.send(
                "POST",
                own(),
                form,
                parts
                        + "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"b.txt\"\r\n\r\nb\r\n--x--\r\n");
        assertThat(two.statusCode()).isEqualTo(400);
        assertThat(two.body()).contains("请每次上传一个文件");
        HttpResponse<String> none = nobody.send(
                "POST",
                own(),
                form,
                "--x\r\nContent-Disposition: form-data; name=\"queryCode\"\r\n\r\n" + claim.queryCode()
                        + "\r\n--x--\r\n");
        assertThat(none.body()).contains("请选择文件");
        assertThat(count("attachment")).isZero();
    }

    @Test
    void thePetitionerReadsHisOwnAndWhatWasOpenedToHim() {
        handled();
        JsonNode reply =
                json(script("unit-land").postFile(address(), "勘查笔录.docx", Samples.docx(), "description", "8月3日现场勘查"));
        assertThat(reply.path("forPetitioner").asBoolean()).isFalse();
        assertThat(follow().path("attachments")).isEmpty();
        assertThat(take(reply, claim.queryCode()).statusCode()).isEqualTo(404);

        String opening = address() + "/" + reply.path("id").asText() + "/disclosure";
        assertThat(script("unit-civil").postJson(opening, "{}").statusCode()).isEqualTo(404);
        assertThat(script("unit-land").postJson(opening, "{}").statusCode()).isEqualTo(200);
        assertThat(script("head-land").postJson(opening, "{}").statusCode()).isEqualTo(200);
        assertThat(texts(follow().path("events"), "text")).containsOnlyOnce("办理单位提供了1个附件，可以查看。");
        assertThat(follow().path("attachments").path(0).path("byOffice").asBoolean())
                .isTrue();
        assertThat(take(reply, claim.queryCode()).body()).isEqualTo(Samples.docx());
        assertThat(take(reply, "AAAAAAAAAA").statusCode()).isEqualTo(404);

        JsonNode open = json(script("unit-land").postFile(address(), "告知.pdf", Samples.pdf(), "disclosed", "true"));
        assertThat(open.path("forPetitioner").asBoolean()).isTrue();
        Intake.Receipt other = intake.register(aPetition("CLAIM"), "registrar", null);
        assertThat(Caller.nobody(port)
                        .download(
                                "/api/public/petitions/" + other.number() + "/attachments/"
                                        + open.path("id").asText(),
                                code(other.queryCode()))
                        .statusCode())
                .as("the file of another case")
                .isEqualTo(404);
    }

    @Test
    void onlyThoseWhoMaySeeTheCaseGetItsFilesAndTheirReadingIsPutDown() {
        handled();
        JsonNode item = json(bring("证明.pdf", Samples.pdf()));
        String file = address() + "/" + item.path("id").asText();
        for (String stranger :
                List.of("unit-civil", "head-labour", "discipline", "auditor", "admin", "mediator-west")) {
            assertThat(script(stranger).get(address()).statusCode())
                    .as(stranger)
                    .isEqualTo(404);
            assertThat(script(stranger).get(file).statusCode()).as(stranger).isEqualTo(404);
            assertThat(script(stranger)
                            .postFile(address(), "a.txt", Samples.text("x"))
                            .statusCode())
                    .as(stranger)
                    .isEqualTo(404);
        }
        assertThat(Caller.nobody(port).get(file).statusCode()).isEqualTo(401);
        assertThat(Caller.nobody(port)
                        .postFile(address(), "a.txt", Samples.text("x"))
                        .statusCode())
                .isEqualTo(401);
        for (String colleague : List.of("unit-land", "head-land", "registrar", "office", "convener", "district-east")) {
            assertThat(script(colleague).download(file, null).body()).isEqualTo(Samples.pdf());
        }
        JsonNode openings =
                json(script("office").get(address())).path("items").path(0).path("openings");
        assertThat(openings).hasSize(6);
        assertThat(script("unit-land").get(address() + "/999999999").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aFileLeavesAsWhatItIsAndBringsNothingToLife() {
        handled();
        HttpResponse<byte[]> picture =
                script("unit-land").download(address() + "/" + id(bring("图 1.png", Samples.picture("png"))), null);
        assertThat(header(picture, "Content-Type")).isEqualTo("image/png");
        assertThat(header(picture, "Content-Disposition"))
                .startsWith("inline;")
                .contains("filename*=UTF-8''%E5%9B%BE%201.png");
        assertThat(header(picture, "Content-Security-Policy")).startsWith("default-src 'none'; sandbox");
        assertThat(header(picture, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(picture, "Cache-Control")).contains("no-store", "private");
        HttpResponse<byte[]> text = script("unit-land")
                .download(address() + "/" + id(bring("a.txt", Samples.text("a<script>b</script>"))), null);
        assertThat(header(text, "Content-Type")).isEqualTo("text/plain");
        assertThat(header(text, "Content-Disposition")).startsWith("attachment;");
    }

    @Test
    void accusationsAreForDisciplineInspectionAndTheirPetitionerAlone() {
        Intake.Receipt accusation = intake.register(aPetition("ACCUSATION"), "discipline", null);
        String files = "/api/petitions/" + accusation.number() + "/attachments";
        HttpResponse<String> evidence = Caller.nobody(port)
                .postFile(
                        "/api/public" + files.substring(4),
                        "收条.png",
                        Samples.picture("png"),
                        "queryCode",
                        accusation.queryCode());
        assertThat(evidence.statusCode()).isEqualTo(201);
        String file = files + "/" + json(evidence).path("id").asText();
        for (String other :
                List.of("registrar", "office", "convener", "unit-land", "district-east", "admin", "auditor")) {
            assertThat(script(other).get(file).statusCode()).as(other).isEqualTo(404);
            assertThat(script(other).get(files).statusCode()).as(other).isEqualTo(404);
        }
        assertThat(script("discipline").get(file).statusCode()).isEqualTo(200);
        office.completes(
                "discipline",
                accusation.number(),
                "UserTask_Register",
                Map.of("kind", "ACCUSATION", "disposition", "DISCIPLINE"));
        assertThat(Caller.nobody(port)
                        .postFile(
                                "/api/public" + files.substring(4),
                                "又一张.txt",
                                Samples.text("又一张收条"),
                                "queryCode",
                                accusation.queryCode())
                        .statusCode())
                .as("evidence is welcome after it was handed over")
                .isEqualTo(201);
    }

    @Test
    void whoHasToKeepOutAddsNothing() {
        handled();
        recusals.record(claim.number(), "unit-land", "与信访人是亲属", "registrar");
        HttpResponse<String> answer = script("unit-land").postFile(address(), "a.txt", Samples.text("x"));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("应当回避");
        assertThat(count("attachment")).isZero();
    }

    @Test
    void thoseWhoHaveTheCaseAtHandAreToldOnceADay() {
        bring("登记前.txt", Samples.text("登记前"));
        assertThat(told()).as("the registrar reads the whole case anyway").isEmpty();
        handled();
        bring("一.txt", Samples.text("一"));
        bring("二.txt", Samples.text("二"));
        bring("一.txt", Samples.text("一"));
        List<String> once = told();
        assertThat(once)
                .contains("unit-land@demo.invalid")
                .doesNotHaveDuplicates()
                .doesNotContain("office@demo.invalid");
        script("unit-land").postFile(address(), "三.txt", Samples.text("三"));
        assertThat(told()).isEqualTo(once);
        clock.setTo("2026-08-04T09:00");
        bring("四.txt", Samples.text("四"));
        assertThat(told()).hasSize(2 * once.size());
        assertThat(jdbc.sql("select body from notice where subject = :number and template = 'attachment-added'")
                        .param("number", claim.number())
                        .query(String.class)
                        .list())
                .allSatisfy(letter -> assertThat(letter)
                        .contains("/desk/petitions/" + claim.number())
                        .doesNotContain("一.txt", "诸葛"));
    }

    @Test
    void aClosedCaseTakesNothingMoreFromThePetitionerAndAnArchivedOneFromNobody() {
        handled();
        bring("证明.pdf", Samples.pdf());
        script("unit-land").postFile(address(), "照片.png", Samples.picture("png"));
        jdbc.sql("update petition_course set status = 'CLOSED' where number = :number")
                .param("number", claim.number())
                .update();
        HttpResponse<String> late = bring("a.txt", Samples.text("x"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("已经办结");
        assertThat(follow().has("attachmentRules")).isFalse();
        assertThat(follow().path("attachments"))
                .as("what he gave stays readable")
                .hasSize(1);
        assertThat(script("unit-land")
                        .postFile(address(), "回证.txt", Samples.text("y"))
                        .statusCode())
                .isEqualTo(201);
        jdbc.sql("update petition_course set status = 'ARCHIVED' where number = :number")
                .param("number", claim.number())
                .update();
        assertThat(script("unit-land")
                        .postFile(address(), "a.txt", Samples.text("x"))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void eachDoorHasItsLimitBeforeAnythingIsRead() {
        byte[] justTooLarge = new byte[20 * 1024 * 1024 + 1];
        HttpResponse<String> named = bring("大.pdf", justTooLarge);
        assertThat(named.statusCode()).isEqualTo(400);
        assertThat(named.body()).contains("“大.pdf”超过20 MB");
        assertThat(bring("更大.pdf", new byte[22 * 1024 * 1024]).statusCode()).isEqualTo(413);
        Caller unit = script("unit-land");
        assertThat(unit.send("POST", "/api/petitions", "multipart/form-data; boundary=x", "--x--")
                        .statusCode())
                .as("no door for forms")
                .isEqualTo(415);
        assertThat(Caller.nobody(port)
                        .send("POST", "/login", "multipart/form-data; boundary=x", "--x--")
                        .statusCode())
                .isEqualTo(415);
        assertThat(unit.send("PUT", address(), "Multipart/Form-Data; boundary=x", "--x--")
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void aFormThatDoesNotSayHowLongItIsIsNotRead() throws Exception {
        HttpRequest endless = HttpRequest.newBuilder(URI.create("http://localhost:" + port + own()))
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream("--x--\r\n".getBytes(StandardCharsets.UTF_8))))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(endless, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(411);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/files/intake?name=a.csv", "/api/files/organisation/files?name=people.csv"})
    void largeTablesAreReadOnlyFromThoseWhoseWorkItIs(String door) {
        String table = "标题,诉求,事实\n" + "一,二,三\n".repeat(300_000);
        assertThat(script("unit-land")
                        .send("POST", door, "application/octet-stream", table)
                        .statusCode())
                .isEqualTo(413);
        String whose = door.contains("intake") ? "registrar" : "admin";
        assertThat(script(whose)
                        .send("POST", door, "application/octet-stream", table)
                        .statusCode())
                .isNotEqualTo(413);
    }

    @Test
    void aPageOfTheStaffBringsItsTokenInTheHeader() {
        handled();
        Caller browser = Caller.browser(port, "unit-land", "demo");
        browser.get("/desk/petitions/" + claim.number());
        assertThat(browser.postFile(address(), "a.txt", Samples.text("x"), "_csrf", browser.cookie("DESK-CSRF"))
                        .statusCode())
                .as("a token within the form is not looked for")
                .isEqualTo(403);
        assertThat(browser.postFileFromPage(address(), "a.txt", Samples.text("x"))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void nothingOfAFileGetsIntoTheEngine() {
        handled();
        bring("欧阳镜湖的身份证.txt", Samples.text("鹿角巷七号院的产权证明"));
        List<String> columns = jdbc.sql("""
                select table_name || '.' || column_name from information_schema.columns
                where table_schema = 'public' and table_name like 'act\\_%'
                  and data_type in ('character varying', 'text')""").query(String.class).list();
        assertThat(columns).hasSizeGreaterThan(100).allSatisfy(column -> {
            String[] place = column.split("\\.");
            assertThat(jdbc.sql("select count(*) from %s where %s ~ '镜湖|鹿角巷七号院的产权'".formatted(place[0], place[1]))
                            .query(Long.class)
                            .single())
                    .as(column)
                    .isZero();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"stored_file", "attachment", "attachment_disclosure", "attachment_opening"})
    void whatWasAddedStaysAsItIs(String table) {
        assertThatThrownBy(() -> jdbc.sql("delete from " + table).update()).hasStackTraceContaining("append-only");
        assertThatThrownBy(() -> jdbc.sql("truncate " + table + " cascade").update())
                .hasStackTraceContaining("append-only");
        String column = table.equals("stored_file")
                ? "sha256 = sha256"
                : table.equals("attachment") ? "name = name" : "attachment_id = attachment_id";
        assertThatThrownBy(() -> jdbc.sql("update " + table + " set " + column).update())
                .hasStackTraceContaining("append-only");
    }

    private void handled() {
        office.completes(
                "registrar",
                claim.number(),
                "UserTask_Register",
                Map.of(
                        "kind", "CLAIM",
                        "category", "C03",
                        "district", "east",
                        "disposition", "ACCEPT",
                        "responsibleUnit", "land"));
    }

    private HttpResponse<String> bring(String name, byte[] content) {
        return Caller.nobody(port).postFile(own(), name, content, "queryCode", claim.queryCode());
    }

    private HttpResponse<byte[]> take(JsonNode item, String queryCode) {
        return Caller.nobody(port).download(own() + "/" + item.path("id").asText(), code(queryCode));
    }

    private JsonNode follow() {
        return json(Caller.nobody(port)
                .postJson("/api/public/petitions/" + claim.number() + "/follow", code(claim.queryCode())));
    }

    private Caller script(String user) {
        return Caller.script(port, user, "demo");
    }

    private String caseFile() {
        return "/api/petitions/" + claim.number();
    }

    private String address() {
        return caseFile() + "/attachments";
    }

    private String own() {
        return "/api/public/petitions/" + claim.number() + "/attachments";
    }

    private static String code(String queryCode) {
        return "{\"queryCode\": \"" + queryCode + "\"}";
    }

    private String id(HttpResponse<String> answer) {
        return json(answer).path("id").asText();
    }

    private JsonNode json(HttpResponse<String> answer) {
        try {
            return mapper.readTree(answer.body());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(answer.statusCode() + " " + answer.body(), e);
        }
    }

    private static List<String> texts(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(entry -> entry.path(field).asText())
                .toList();
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table + " where subject = :number")
                .param("number", claim.number())
                .query(Long.class)
                .single();
    }

    private long historyLines() {
        return jdbc.sql("select count(*) from case_event where petition_number = :number and kind = 'ATTACHED'")
                .param("number", claim.number())
                .query(Long.class)
                .single();
    }

    private List<String> told() {
        return jdbc.sql("""
                select email from notice where subject = :number and template = 'attachment-added' order by id""").param("number", claim.number()).query(String.class).list();
    }
}
