package petitiondesk.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static petitiondesk.testing.Office.aPetition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.document.Samples;
import petitiondesk.document.rendering.PrintedPages;
import petitiondesk.petition.Intake;
import petitiondesk.security.Caller;
import petitiondesk.shared.Refusal;
import petitiondesk.shared.Sha256;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

/** The whole file for the archive or a court. */
@DeskTest
class CaseExportIT {

    private static final String PURPOSE = "应县人民法院要求移送";

    @LocalServerPort
    int port;

    @Autowired
    Office office;

    @Autowired
    Intake intake;

    @Autowired
    MakingCaseFiles job;

    @Autowired
    CaseExports exports;

    @Autowired
    CaseExportTables tables;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    @Autowired
    ObjectMapper mapper;

    private Intake.Receipt claim;

    @BeforeEach
    void aClaimWithFiles() {
        clock.setTo("2026-08-03T09:00");
        claim = intake.register(aPetition("CLAIM"), "registrar", null);
        office.completes(
                "registrar",
                claim.number(),
                "UserTask_Register",
                Map.of(
                        "kind",
                        "CLAIM",
                        "category",
                        "C03",
                        "district",
                        "east",
                        "disposition",
                        "ACCEPT",
                        "responsibleUnit",
                        "land"));
        bring("塌陷.jpg", Samples.phonePhoto(6));
        bring("说明 书.txt", Samples.text("去年雨季以来塌陷。"));
        bring("长".repeat(110) + ".png", Samples.picture("png"));
    }

    @Test
    void theZipHoldsEverythingAndItsHashesHold(@TempDir Path folder) throws Exception {
        byte[] zip = made("ZIP");
        try (ZipFile archive = ZipFile.builder().setByteArray(zip).get()) {
            assertThat(Collections.list(archive.getEntries())).allSatisfy(entry -> {
                assertThat(entry.getPlatform()).isEqualTo(ZipArchiveEntry.PLATFORM_UNIX);
                assertThat(entry.getGeneralPurposeBit().usesUTF8ForNames()).isTrue();
            });
        }
        Map<String, byte[]> files = unpacked(zip);
        List<String> names = new ArrayList<>(files.keySet());
        assertThat(names).startsWith("00-案卷目录.pdf", "01-登记和办理过程.pdf", "文书/02-受理告知书.pdf", "附件/03-塌陷.jpg");
        assertThat(names).contains("附件/04-说明 书.txt", "SHA256SUMS").hasSize(7);
        assertThat(names)
                .allSatisfy(name ->
                        assertThat(name.getBytes(StandardCharsets.UTF_8).length).isLessThan(255));
        assertThat(Sha256.of(files.get("附件/03-塌陷.jpg")))
                .isEqualTo(jdbc.sql(
                                "select sha256 from stored_file f join attachment a on a.file_id = f.id where a.name = '塌陷.jpg' and a.subject = :n")
                        .param("n", claim.number())
                        .query(String.class)
                        .single());
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path at = folder.resolve(file.getKey());
            Files.createDirectories(at.getParent());
            Files.write(at, file.getValue());
        }
        Process check = new ProcessBuilder("sha256sum", "-c", "SHA256SUMS")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(check.waitFor()).as(said).isZero();
        assertThat(said.lines()).hasSize(6);
        String history = text(files.get("01-登记和办理过程.pdf"));
        assertThat(history).contains("诸葛明亮", "13800138000", "去年雨季以来村口道路塌陷", "受理");
        assertThat(text(files.get("00-案卷目录.pdf"))).contains(PURPOSE, "受理告知书", "附件：塌陷.jpg");
    }

    @Test
    void theOnePdfHasItsPiecesWhereIndexAndBookmarksSay() throws IOException {
        byte[] pdf = made("PDF");
        PrintedPages.of("case-file", pdf).close();
        try (PDDocument whole = Loader.loadPDF(pdf)) {
            List<String> bookmarks = new ArrayList<>();
            List<Integer> pages = new ArrayList<>();
            for (PDOutlineItem item :
                    whole.getDocumentCatalog().getDocumentOutline().children()) {
                bookmarks.add(item.getTitle());
                pages.add(whole.getPages().indexOf(item.findDestinationPage(whole)) + 1);
            }
            assertThat(bookmarks)
                    .startsWith("案卷目录", "1 登记和办理过程", "2 受理告知书", "3 附件：塌陷.jpg")
                    .hasSize(5)
                    .noneMatch(title -> title.contains("说明 书"));
            assertThat(pages).isSorted().doesNotHaveDuplicates().startsWith(1);
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setStartPage(pages.get(2));
            stripper.setEndPage(pages.get(2));
            assertThat(stripper.getText(whole)).contains("受理告知书", "诸葛明亮");
            assertThat(stripper.getText(whole).lines().map(String::strip))
                    .as("its page in the file stands in the corner")
                    .contains(pages.get(2).toString());
            stripper.setStartPage(1);
            stripper.setEndPage(pages.get(1) - 1);
            assertThat(stripper.getText(whole)).contains("说明 书.txt", "未编入");
        }
    }

    @Test
    void onlyTheOfficeTakesItAndEachTimeIsPutDown() {
        for (String stranger : List.of("registrar", "unit-land", "head-land", "convener")) {
            assertThat(script(stranger)
                            .postJson(address(), wish("ZIP", PURPOSE))
                            .statusCode())
                    .as(stranger)
                    .isEqualTo(403);
        }
        for (String stranger : List.of("unit-civil", "discipline", "admin", "auditor")) {
            assertThat(script(stranger)
                            .postJson(address(), wish("ZIP", PURPOSE))
                            .statusCode())
                    .as(stranger)
                    .isEqualTo(404);
        }
        assertThat(script("office").postJson(address(), wish("ZIP", "要")).body())
                .contains("purpose");
        assertThat(script("office").postJson(address(), wish("TAR", PURPOSE)).body())
                .contains("format");
        assertThat(count("select count(*) from reveal_log where petition_number = :number"))
                .isZero();

        JsonNode asked = json(script("office").postJson(address(), wish("ZIP", PURPOSE)));
        assertThat(count("select count(*) from reveal_log where petition_number = :number and purpose = '" + PURPOSE
                        + "'"))
                .as("everybody's data")
                .isEqualTo(2);
        assertThat(script("office").postJson(address(), wish("ZIP", PURPOSE)).statusCode())
                .isEqualTo(409);
        String file = address() + "/" + asked.path("id").asText();
        assertThat(script("office").get(file).statusCode()).as("not made yet").isEqualTo(409);
        job.run();
        assertThat(script("office-2").download(file, null).statusCode()).isEqualTo(200);
        assertThat(script("head-land").get(file).statusCode()).isEqualTo(404);
        String history = json(script("office").get("/api/petitions/" + claim.number()))
                .path("events")
                .toString();
        assertThat(history).contains("导出整卷（压缩包（ZIP））。目的：" + PURPOSE, "下载整卷");
        assertThat(
                        count(
                                "select count(*) from case_export_download d join case_export e on e.id = d.export_id where e.petition_number = :number"))
                .isOne();

        clock.advance(Duration.ofDays(8));
        job.run();
        assertThat(script("office").get(file).body()).contains("保留期已过");
        assertThat(jdbc.sql("select count(*) from case_export_content where export_id = :id")
                        .param("id", asked.path("id").asLong())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void oneThatWasBrokenOffIsMadeByWhoeverComesAfterAndTheOtherNotices() {
        long id = exports.ask(claim.number(), "ZIP", PURPOSE, office.user("office"))
                .id();
        CaseExport first =
                tables.claim(clock.instant(), clock.instant().plusSeconds(120)).orElseThrow();
        tables.progress(first, 5, 2, clock.instant().plusSeconds(120));
        tables.append(first, 0, new byte[] {1, 2, 3});
        assertThat(exports.of(claim.number(), office.user("office")).get(0).stateText())
                .isEqualTo("正在制作：第 3 件，共 5 件");
        job.run();
        assertThat(tables.find(claim.number(), id).orElseThrow().isReady())
                .as("somebody is at it")
                .isFalse();
        clock.advance(Duration.ofMinutes(3));
        job.run();
        CaseExport made = tables.find(claim.number(), id).orElseThrow();
        assertThat(made.isReady()).isTrue();
        assertThat(made.attempt()).isEqualTo(2);
        assertThatThrownBy(() -> tables.finish(first, 3, Sha256.of("x"), clock.instant()))
                .isInstanceOf(CaseExportTables.TakenOver.class);
        assertThat(tables.content(first, 0)).isEmpty();
    }

    @Test
    void oneThatTakesItsMakersAlongIsGivenUp() {
        long id = exports.ask(claim.number(), "ZIP", PURPOSE, office.user("office"))
                .id();
        for (int i = 0; i < 3; i++) {
            assertThat(tables.claim(clock.instant(), clock.instant().plusSeconds(120)))
                    .isPresent();
            clock.advance(Duration.ofMinutes(3));
        }
        job.run();

        assertThat(exports.of(claim.number(), office.user("office")).get(0)).satisfies(view -> {
            assertThat(view.id()).isEqualTo(id);
            assertThat(view.state()).isEqualTo("FAILED");
            assertThat(view.stateText()).contains("制作3次都中断了");
        });
        assertThat(exports.ask(claim.number(), "ZIP", PURPOSE, office.user("office"))
                        .state())
                .as("and may be asked for again")
                .isEqualTo("WAITING");
        job.run();
    }

    @Test
    void whoHasAnotherPostByNowTakesNothing() {
        long id = exports.ask(claim.number(), "ZIP", PURPOSE, office.user("office"))
                .id();
        job.run();
        Asker moved = new Asker("office", office.user("unit-land").groups());

        assertThatThrownBy(() -> exports.take(claim.number(), id, moved)).isInstanceOf(Refusal.class);
        assertThat(exports.of(claim.number(), moved))
                .as("what he has asked for he sees")
                .singleElement()
                .satisfies(view -> assertThat(view.mayTake()).isFalse());
    }

    @Test
    void aCaseThatWasHandedOverMeanwhileIsNotTaken() {
        long id = exports.ask(claim.number(), "ZIP", PURPOSE, office.user("office"))
                .id();
        job.run();
        jdbc.sql("update petition_course set restricted = true where number = :number")
                .param("number", claim.number())
                .update();
        assertThatThrownBy(() -> exports.take(claim.number(), id, office.user("office")))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> exports.ask(claim.number(), "PDF", PURPOSE, office.user("office")))
                .isInstanceOf(Refusal.class);
        long own = exports.ask(claim.number(), "PDF", PURPOSE, office.user("discipline"))
                .id();
        job.run();
        assertThat(exports.take(claim.number(), own, office.user("discipline"))
                        .export()
                        .isReady())
                .isTrue();
        jdbc.sql("update petition_course set restricted = false where number = :number")
                .param("number", claim.number())
                .update();
    }

    private byte[] made(String format) {
        JsonNode asked = json(script("office").postJson(address(), wish(format, PURPOSE)));
        assertThat(asked.path("stateText").asText()).isEqualTo("等待制作");
        job.run();
        JsonNode now = json(script("office").get(address())).path(0);
        assertThat(now.path("state").asText())
                .as(now.path("stateText").asText())
                .isEqualTo("READY");
        byte[] content = script("office")
                .download(address() + "/" + asked.path("id").asText(), null)
                .body();
        assertThat(Sha256.of(content)).isEqualTo(now.path("sha256").asText());
        return content;
    }

    private static Map<String, byte[]> unpacked(byte[] zip) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }

    private void bring(String name, byte[] content) {
        HttpResponse<String> answer = Caller.nobody(port)
                .postFile(
                        "/api/public/petitions/" + claim.number() + "/attachments",
                        name,
                        content,
                        "queryCode",
                        claim.queryCode());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private int count(String sql) {
        return jdbc.sql(sql)
                .param("number", claim.number())
                .query(Integer.class)
                .single();
    }

    private String address() {
        return "/api/petitions/" + claim.number() + "/exports";
    }

    private static String wish(String format, String purpose) {
        return "{\"format\":\"%s\",\"purpose\":\"%s\"}".formatted(format, purpose);
    }

    private Caller script(String user) {
        return Caller.script(port, user, "demo");
    }

    private JsonNode json(HttpResponse<String> answer) {
        try {
            return mapper.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(answer.body(), e);
        }
    }
}
