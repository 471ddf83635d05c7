package petitiondesk.document.issued;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import petitiondesk.document.Samples;
import petitiondesk.document.issued.IssuedDocuments.Occasion;
import petitiondesk.document.issued.IssuedDocuments.Sheet;
import petitiondesk.document.signing.PdfSigner;
import petitiondesk.document.signing.SignatureWords;
import petitiondesk.document.signing.Signers;
import petitiondesk.document.signing.UnlockedKey;
import petitiondesk.security.Caller;
import petitiondesk.shared.Refusal;
import petitiondesk.shared.Sha256;
import petitiondesk.testing.DatabasePrint;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;

/** What was issued stays what it was, and anybody can find out. */
@DeskTest
class IssuedDocumentsIT {

    private static final AtomicInteger subjects = new AtomicInteger();
    private static final String VERIFY = "/api/public/verification";

    @LocalServerPort
    int port;

    @Autowired
    IssuedDocuments documents;

    @Autowired
    Verification verification;

    @Autowired
    PdfSigner signer;

    @Autowired
    Signers signers;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ObjectMapper mapper;

    private Occasion occasion;

    @BeforeEach
    void morning() {
        clock.setTo("2026-08-26T10:30");
        occasion = new Occasion("ORDER", "DB2026-T" + subjects.incrementAndGet(), "1");
    }

    @Test
    void eightWhoIssueAtOnceGetTheOneDocument() throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(8);
        try {
            List<Future<Issued>> asked = IntStream.range(0, 8)
                    .mapToObj(i -> people.submit(() -> issue("十日内修复。")))
                    .toList();
            Issued first = asked.get(0).get();
            for (Future<Issued> one : asked) {
                assertThat(one.get()).isEqualTo(first);
            }
            assertThat(documents.of(occasion.subject())).containsExactly(first);
            assertThat(first.sha256()).isEqualTo(Sha256.of(documents.content(first.id())));
        } finally {
            people.shutdown();
        }
    }

    @Test
    void whatIsIssuedLaterOnTheSameOccasionIsWhatWasIssued() throws IOException {
        Issued issued = issue("十日内修复𠮷村道路。🙏");
        clock.setTo("2026-09-26T10:30");
        Issued again = issue("别的话。");
        assertThat(again).isEqualTo(issued);
        assertThat(issued.issuedAt()).isEqualTo(Instant.parse("2026-08-26T02:30:00Z"));
        assertThat(issued.missing()).extracting(glyph -> glyph.text()).containsExactly("U+1F64F");
        try (PDDocument pdf = Loader.loadPDF(documents.content(issued.id()))) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(issued.pages());
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s", ""))
                    .contains("十日内修复𠮷村道路", issued.codeText());
        }
    }

    @Test
    void aTransactionThatFailsIssuesNothing() {
        Map<String, String> before = DatabasePrint.of(jdbc);
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    documents.issue(sheet("十日内修复。"), null);
                    throw new IllegalStateException("the step fails");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(DatabasePrint.of(jdbc)).isEqualTo(before);
        assertThatThrownBy(() -> documents.issue(sheet("十日内修复。"), null))
                .as("it belongs into the transaction of what it tells of")
                .isInstanceOf(org.springframework.transaction.IllegalTransactionStateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"issued_document", "issued_document_glyph", "issued_document_signature", "issued_document_void"})
    void nothingOfItIsChangedOrDeleted(String table) {
        Issued issued = issue("道路🙏");
        transaction.executeWithoutResult(status -> documents.declareVoid(issued.id(), "重发", "office"));
        jdbc.sql("""
                insert into issued_document_signature (document_id, signer, signer_name, capacity, reason, certificate_id,
                                                       signed_at, timestamped)
                values (:id, 'convener', '诸葛明亮', '总召集人', '签发', 0, now(), false)""").param("id", issued.id()).update();
        assertThatThrownBy(() -> jdbc.sql("delete from " + table).update()).isInstanceOf(DataAccessException.class);
        String column = table.equals("issued_document") ? "title = 'x'" : "document_id = document_id";
        assertThatThrownBy(() -> jdbc.sql("update " + table + " set " + column).update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("truncate " + table + " cascade").update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void bytesThatSomebodyGotAtAreNotHandedOut() {
        Issued issued = issue("十日内修复。");
        byte[] content = documents.content(issued.id());
        content[content.length / 2] ^= 1;
        transaction.executeWithoutResult(status -> {
            jdbc.sql("alter table issued_document disable trigger user").update();
            jdbc.sql("update issued_document set content = :content where id = :id")
                    .param("content", content)
                    .param("id", issued.id())
                    .update();
            assertThatThrownBy(() -> documents.content(issued.id()))
                    .isInstanceOf(IssuedDocuments.Changed.class)
                    .hasMessageContaining("is not what was issued");
            status.setRollbackOnly();
        });
    }

    @Test
    void whoHasTheCodeIsToldWhatItIsAndNoMore() {
        Issued issued = issue("诸葛明亮反映村口道路破损。");
        JsonNode finding =
                verified(issued.codeText().toLowerCase(java.util.Locale.ROOT).replace('-', ' '));
        assertThat(finding.path("verdict").asText()).isEqualTo("ISSUED");
        assertThat(finding.path("valid").asBoolean()).isTrue();
        assertThat(finding.path("document").path("title").asText()).isEqualTo("督办单");
        assertThat(finding.path("document").path("number").asText()).isEqualTo(issued.subject());
        assertThat(finding.path("document").path("issuedOn").asText()).isEqualTo("2026-08-26");
        assertThat(finding.toString()).doesNotContain("诸葛", "道路");

        transaction.executeWithoutResult(status -> documents.declareVoid(issued.id(), "诸葛明亮撤回", null));
        JsonNode since = verified(issued.code());
        assertThat(since.path("valid").asBoolean()).isFalse();
        assertThat(since.path("text").asText()).contains("已经作废");
        assertThat(since.path("document").path("voidSince").asText()).isEqualTo("2026-08-26T02:30:00Z");
        assertThat(since.toString()).doesNotContain("诸葛");
        assertThat(verification.ofFile(documents.content(issued.id())).valid()).isFalse();
    }

    @Test
    void whatIsNoCodeFindsNothing() {
        issue("十日内修复。");
        assertThat(verified("ABCD-EFGH-JKMN-PQRS").path("verdict").asText()).isEqualTo("NOT_OURS");
        for (String typed : List.of("%", "________________", "%%%%%%%%%%%%%%%%", "' or '1'='1", "")) {
            JsonNode answer = json(
                    nobody().postJson(VERIFY, "{\"code\":\"" + typed + "\"}").body());
            assertThat(answer.path("errors").path(0).path("field").asText()).isEqualTo("code");
        }
        assertThat(nobody().postJson(VERIFY, "{}").statusCode()).isEqualTo(400);
    }

    @Test
    void whoGuessesCodesIsTurnedAwayAfterAWhileAndRightOnesCostNothing() {
        Issued issued = issue("十日内修复。");
        String[] guesser = {"X-Forwarded-For", "203.0.113.31"};
        String right = "{\"code\":\"" + issued.code() + "\"}";
        assertThat(IntStream.range(0, 80)
                        .map(i -> nobody().postJson(VERIFY, right, guesser).statusCode()))
                .containsOnly(200);
        String wrong = "{\"code\":\"ABCD-EFGH-JKMN-PQRS\"}";
        assertThat(IntStream.range(0, 120)
                        .map(i -> nobody().postJson(VERIFY, wrong, guesser).statusCode()))
                .startsWith(200, 200)
                .contains(429);
        assertThat(nobody().postJson(VERIFY, right, "X-Forwarded-For", "203.0.113.32")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void theVeryFileIsOursAndNoChangedByteEscapes() {
        Issued issued = issue("十日内修复。");
        byte[] content = documents.content(issued.id());
        assertThat(verification.ofFile(content).verdict()).isEqualTo(Finding.Verdict.ISSUED);
        JsonNode answer = json(nobody().postFile(VERIFY, "督办单.pdf", content).body());
        assertThat(answer.path("verdict").asText()).isEqualTo("ISSUED");
        assertThat(answer.path("text").asText()).contains("与签发时完全一致");
        // beyond its head, where it would cease to be a PDF
        for (int i = 0; i < 400; i++) {
            byte[] changed = content.clone();
            int at = 8 + (int) ((long) i * (content.length - 8) / 400);
            changed[at] ^= (byte) (1 << (i % 8));
            Finding finding = verification.ofFile(changed);
            assertThat(finding.verdict())
                    .as("byte %d of %d", at, content.length)
                    .isEqualTo(Finding.Verdict.CHANGED);
            assertThat(finding.valid()).isFalse();
            assertThat(finding.document().number()).isEqualTo(issued.subject());
        }
    }

    @Test
    void eachByteOfTheCodeItselfMayBeChangedAndItIsStillKnown() {
        Issued issued = issue("十日内修复。");
        byte[] content = documents.content(issued.id());
        String text = new String(content, StandardCharsets.ISO_8859_1);
        int places = 0;
        for (int at = text.indexOf(issued.codeText()); at >= 0; at = text.indexOf(issued.codeText(), at + 1)) {
            places++;
            for (int i = 0; i < issued.codeText().length(); i++) {
                byte[] changed = content.clone();
                changed[at + i] ^= 1;
                assertThat(verification.ofFile(changed).verdict()).isEqualTo(Finding.Verdict.CHANGED);
            }
        }
        assertThat(places).as("places in the clear").isGreaterThanOrEqualTo(2);
    }

    @Test
    void whatIsAddedOrCutOffIsToldFromTheOriginal() {
        byte[] content = documents.content(issue("十日内修复。").id());
        byte[] longer = Arrays.copyOf(content, content.length + 1);
        longer[content.length] = '\n';
        assertThat(verification.ofFile(longer).text()).contains("签发以后又添加了内容");
        assertThat(verification
                        .ofFile(Arrays.copyOf(content, content.length - 1))
                        .verdict())
                .isEqualTo(Finding.Verdict.CHANGED);
    }

    @Test
    void otherFilesAreNotOursWhateverStateTheyAreIn() throws IOException {
        assertThat(verification.ofFile(Samples.pdf()).verdict()).isEqualTo(Finding.Verdict.NOT_OURS);
        Finding broken = verification.ofFile("%PDF-1.7\n/ByteRange [0 1 2".getBytes(StandardCharsets.US_ASCII));
        assertThat(broken.verdict()).isEqualTo(Finding.Verdict.NOT_OURS);
        ByteArrayOutputStream locked = new ByteArrayOutputStream();
        try (PDDocument pdf = new PDDocument()) {
            pdf.addPage(new PDPage());
            pdf.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            pdf.save(locked);
        }
        assertThat(verification.ofFile(locked.toByteArray()).text()).contains("设有密码");
        assertThatThrownBy(() -> verification.ofFile(new byte[0])).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> verification.ofFile(new byte[Verification.LARGEST + 1]))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("20 MB");
        assertThat(nobody().postFile(VERIFY, "a.png", Samples.picture("png")).body())
                .contains("这不是 PDF 文件");
        assertThat(nobody().postFile(VERIFY, "a.pdf", new byte[0]).statusCode()).isEqualTo(400);
        assertThat(nobody().postFile(VERIFY, "a.pdf", new byte[Verification.LARGEST + 1024 * 1024])
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void aSignedOneSaysByWhomAlsoAfterTheCertificateEnded() {
        String convener = signers.hire("欧阳国栋");
        Issued issued;
        byte[] unregistered;
        try (UnlockedKey key = signers.unlock(convener)) {
            SignatureWords words = new SignatureWords("欧阳国栋", "总召集人", "督办单签发");
            issued = transaction.execute(status -> documents.issueSigned(sheet("十日内修复。"), key, words, clock.instant()));
            unregistered = transaction.execute(status -> signer.sign(Samples.pdf(), null, key, words, clock.instant())
                    .pdf());
        }
        assertThat(issued.issuedBy()).isEqualTo(convener);
        assertThat(issued.signatures()).singleElement().satisfies(one -> {
            assertThat(one.signerName()).isEqualTo("欧阳国栋");
            assertThat(one.signedAt()).isEqualTo(clock.instant());
        });
        byte[] content = documents.content(issued.id());
        assertThat(verification.ofFile(content).signatures())
                .singleElement()
                .satisfies(one -> assertThat(one.holds()).isTrue());
        for (int i = 0; i < 60; i++) {
            byte[] changed = content.clone();
            changed[8 + (int) ((long) i * (content.length - 8) / 60)] ^= 1;
            assertThat(verification.ofFile(changed).verdict()).isEqualTo(Finding.Verdict.CHANGED);
        }
        assertThat(verification.ofFile(unregistered).verdict()).isEqualTo(Finding.Verdict.SIGNED_NOT_REGISTERED);
        unregistered[unregistered.length / 2] ^= 1;
        assertThat(verification.ofFile(unregistered).valid()).isFalse();

        clock.setTo("2046-08-26T10:30");
        JsonNode finding = verified(issued.code());
        assertThat(finding.path("valid").asBoolean()).isTrue();
        JsonNode signature = finding.path("signatures").path(0);
        assertThat(signature.path("holds").asBoolean()).isTrue();
        assertThat(signature.path("name").asText()).isEqualTo("欧阳国栋");
        assertThat(signature.path("capacity").asText()).isEqualTo("总召集人");
        assertThat(signature.path("at").asText()).isEqualTo("2026-08-26T02:30:00Z");
        assertThat(signature.path("text").asText()).contains("不影响到期前的签名");
        clock.setTo("2026-08-26T10:30");
        signers.leave();
    }

    private Issued issue(String text) {
        return transaction.execute(status -> documents.issue(sheet(text), "office"));
    }

    private Sheet sheet(String text) {
        return new Sheet(
                occasion,
                "督办单",
                "example-letter",
                Map.of("issuer", "胡村乡信访联席会议办公室", "unit", "自然资源所", "text", text, "rows", List.of("道路")));
    }

    private JsonNode verified(String code) {
        return json(nobody().postJson(VERIFY, "{\"code\":\"" + code + "\"}").body());
    }

    private Caller nobody() {
        return Caller.nobody(port);
    }

    private JsonNode json(String body) {
        try {
            return mapper.readTree(body);
        } catch (IOException e) {
            throw new AssertionError(body, e);
        }
    }
}
