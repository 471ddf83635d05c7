package petitiondesk.petition.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.document.issued.Issued;
import petitiondesk.document.issued.IssuedDocuments;
import petitiondesk.document.issued.IssuedDocuments.Occasion;
import petitiondesk.document.signing.FoundSignature;
import petitiondesk.document.signing.SignatureCheck;
import petitiondesk.security.Caller;
import petitiondesk.testing.AtOnce;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

/** An answer that its head signs with his certificate: signed, issued and on its way, or none of it. */
@DeskTest
class OpinionSigningIT {

    private static final String SIGN = "UserTask_SignOpinion";

    @LocalServerPort
    private int port;

    @Autowired
    private Office office;

    @Autowired
    private MovableClock clock;

    @Autowired
    private IssuedDocuments issued;

    @Autowired
    private SignatureCheck check;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private JdbcClient jdbc;

    private String number;

    @BeforeEach
    void aDraftWaits() {
        clock.setTo("2026-08-03T09:00");
        number = office.receivesClaimForLand();
        office.completes("unit-land", number, "UserTask_Handle", PetitionStory.draft("SUPPORT"));
    }

    @Test
    void theHeadReadsSignsAndTheSignedDocumentIsIssued() throws Exception {
        Caller head = Caller.browser(port, "head-land", "demo");
        assertThat(head.get("/desk/petitions/" + number + "/opinion").body())
                .contains("信访处理意见书", "自然资源所负责人", "确认签发", "三十日内");
        assertThat(post("head-land", "signature", "{\"pin\":\"wrong\",\"draft\":1}")
                        .statusCode())
                .isEqualTo(400);
        engine.getIdentityService().unlockUser("head-land");
        assertThat(post("head-land", "signature", "{\"pin\":\"demo\",\"draft\":2}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(post("head-land", "signature", "{\"pin\":\"demo\",\"draft\":1}")
                        .statusCode())
                .isEqualTo(204);

        assertThat(office.tasks(number, SIGN)).isEmpty();
        assertThat(office.tasks(number, "UserTask_RecordService")).hasSize(1);
        Issued document = document();
        assertThat(document.signatures())
                .singleElement()
                .satisfies(signature -> assertThat(signature.capacity()).isEqualTo("自然资源所负责人"));
        byte[] pdf = issued.content(document.id());
        Files.createDirectories(Path.of("target/documents"));
        Files.write(Path.of("target/documents/opinion-signed.pdf"), pdf);
        List<FoundSignature> found = check.of(pdf);
        assertThat(found).hasSize(1);
        try (PDDocument read = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(read)).contains("自然资源所负责人（签字）", "请求复查");
        }
        assertThat(post("head-land", "signature", "{\"pin\":\"demo\"}").statusCode())
                .isEqualTo(409);
        assertThat(head.get("/desk/petitions/" + number + "/opinion").statusCode())
                .isEqualTo(409);
    }

    @Test
    void twoSignaturesInTheSameMomentAreOne() throws Exception {
        assertThat(AtOnce.twice(() -> post("head-land", "signature", "{\"pin\":\"demo\",\"draft\":1}")
                        .statusCode()))
                .containsExactlyInAnyOrder(204, 409);

        assertThat(document().signatures()).hasSize(1);
        assertThat(office.tasks(number, "UserTask_RecordService")).hasSize(1);
    }

    @Test
    void nobodyElseSignsAndTheHeadMayReturn() {
        assertThat(post("head-civil", "signature", "{\"pin\":\"demo\"}").statusCode())
                .isIn(403, 404);
        assertThat(post("office", "signature", "{\"pin\":\"demo\"}").statusCode())
                .isEqualTo(403);
        assertThat(post("unit-land", "signature", "{\"pin\":\"demo\"}").statusCode())
                .isEqualTo(403);
        HttpResponse<String> empty = post("head-land", "return", "{}");
        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(empty.body()).contains("comment");
        assertThat(post("head-land", "return", "{\"comment\":\"写明期限。\"}").statusCode())
                .isEqualTo(204);
        assertThat(office.tasks(number, "UserTask_Handle")).hasSize(1);
        assertThat(issued.of(number)).noneMatch(document -> document.kind().equals("OPINION"));
    }

    @Test
    void whereTheDocumentCannotBeKeptNothingIsSigned() {
        jdbc.sql("""
                create function refuse_documents() returns trigger language plpgsql as
                $$begin raise exception 'no room for documents'; end$$""").update();
        jdbc.sql("create trigger refuse_documents before insert on issued_document for each row"
                        + " execute function refuse_documents()")
                .update();
        try {
            assertThat(post("head-land", "signature", "{\"pin\":\"demo\",\"draft\":1}")
                            .statusCode())
                    .isEqualTo(500);
        } finally {
            jdbc.sql("drop trigger refuse_documents on issued_document").update();
            jdbc.sql("drop function refuse_documents()").update();
        }
        assertThat(office.tasks(number, SIGN)).hasSize(1);
        assertThat(jdbc.sql("""
                select count(*) from opinion_signature s join opinion o on o.id = s.opinion_id
                where o.petition_number = :number""").param("number", number).query(Integer.class).single())
                .isZero();
        assertThat(post("head-land", "signature", "{\"pin\":\"demo\",\"draft\":1}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(document().signatures()).hasSize(1);
    }

    @Test
    void whoCompletesTheTaskWithoutACertificateSignsOnPaper() {
        office.completes("head-land", number, SIGN, Map.of("approval", "APPROVE"));
        assertThat(office.tasks(number, "UserTask_RecordService")).hasSize(1);
        Caller unit = Caller.browser(port, "unit-land", "demo");
        assertThat(unit.get("/desk/petitions/" + number + "/print/opinion.pdf").statusCode())
                .isEqualTo(200);
        assertThat(document().signatures()).isEmpty();
    }

    private Issued document() {
        return issued.find(new Occasion("OPINION", number, "draft-1")).orElseThrow();
    }

    private HttpResponse<String> post(String user, String what, String body) {
        return Caller.script(port, user, "demo").postJson("/api/petitions/" + number + "/opinion/" + what, body);
    }
}
