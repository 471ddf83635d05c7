package petitiondesk.petition.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static petitiondesk.testing.Office.aPetition;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.document.issued.Issued;
import petitiondesk.document.issued.IssuedDocuments;
import petitiondesk.petition.Corrections;
import petitiondesk.petition.Intake;
import petitiondesk.petition.PetitionDocuments;
import petitiondesk.petition.SendingBack;
import petitiondesk.platform.JobResult;
import petitiondesk.platform.PeriodicJob;
import petitiondesk.security.Caller;
import petitiondesk.shared.Refusal;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

/** Papers of petitions are issued once, soon after what they tell of, and stay. */
@DeskTest
class PetitionDocumentsIT {

    @LocalServerPort
    int port;

    @Autowired
    Office office;

    @Autowired
    Intake intake;

    @Autowired
    ProcessEngine engine;

    @Autowired
    PetitionDocuments documents;

    @Autowired
    IssuedDocuments issued;

    @Autowired
    Corrections corrections;

    @Autowired
    SendingBack sendingBack;

    @Autowired
    List<PeriodicJob> jobs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    @BeforeEach
    void monday() {
        clock.setTo("2026-08-03T09:00");
        // other tests leave more behind than a run of the job gets through
        jdbc.sql("delete from paper_due").update();
    }

    @Test
    void whatHappenedIsIssuedOnceAndStaysTheSame() {
        PetitionStory claim = story("CLAIM").acceptedFor("land");
        assertThat(issued.of(claim.number())).as("before the job").isEmpty();
        assertThat(jobRuns().failed()).isZero();
        Issued acceptance = only(claim, "ACCEPTANCE");
        assertThat(acceptance.title()).isEqualTo("受理告知书");
        byte[] first = issued.content(acceptance.id());

        claim.drafted("unit-land", "SUPPORT").signed("head-land");
        // asked for before the job comes to it
        Caller desk = Caller.browser(port, "office", "demo");
        String paper = "/desk/petitions/" + claim.number() + "/print/opinion.pdf";
        byte[] opinion = desk.download(paper, null).body();
        jobRuns();
        assertThat(issued.content(only(claim, "OPINION").id())).isEqualTo(opinion);
        assertThat(desk.download(paper, null).body()).isEqualTo(opinion);
        assertThat(documents.ofPetitioner(claim.number(), claim.queryCode()))
                .as("an answer is his once it is served")
                .extracting(PetitionDocuments.OwnItem::title)
                .containsExactly("受理告知书");
        claim.servedToday("unit-land").confirmed("office");
        assertThat(documents.ofPetitioner(claim.number(), claim.queryCode()))
                .extracting(PetitionDocuments.OwnItem::title)
                .containsExactly("受理告知书", "信访处理意见书");
        jobRuns();
        assertThat(only(claim, "REVISIT").title()).isEqualTo("回访记录表");
        assertThat(issued.content(acceptance.id())).isEqualTo(first);
        assertThat(desk.get("/desk/petitions/" + claim.number()).body())
                .contains("文书", acceptance.codeText(), "信访处理意见书", "打开、打印信访处理意见书");
        assertThat(jobRuns()).isEqualTo(JobResult.nothing());
    }

    @Test
    void whatWasCorrectedOrTakenBackIsVoidAndStays() {
        PetitionStory claim = story("CLAIM").acceptedFor("land");
        jobRuns();
        corrections.correct(claim.number(), "登记时看错了单位", "office");
        office.completes(
                "registrar",
                claim.number(),
                "UserTask_Register",
                Map.of(
                        "kind", "CLAIM",
                        "category", "C03",
                        "district", "east",
                        "disposition", "ACCEPT",
                        "responsibleUnit", "civil"));
        jobRuns();
        List<Issued> acceptances = of(claim, "ACCEPTANCE");
        assertThat(acceptances).hasSize(2);
        assertThat(acceptances.get(0).voided().reason()).isEqualTo("办理方式已更正：登记时看错了单位");
        assertThat(acceptances.get(1).isVoid()).isFalse();

        claim.drafted("unit-civil", "SUPPORT").signed("head-civil");
        jobRuns();
        sendingBack.sendBack(claim.number(), "引用的条款有误", "head-civil");
        claim.drafted("unit-civil", "SUPPORT").signed("head-civil");
        jobRuns();
        List<Issued> opinions = of(claim, "OPINION");
        assertThat(opinions).hasSize(2);
        assertThat(opinions.get(0).voided().reason()).contains("引用的条款有误");
        assertThat(opinions.get(1).isVoid()).isFalse();
        assertThat(Caller.browser(port, "office", "demo")
                        .get("/desk/petitions/" + claim.number())
                        .body())
                .contains("已作废", "引用的条款有误");
    }

    @Test
    void thePetitionerFindsWhatIsAddressedToHimAndNothingElse() {
        PetitionStory claim = story("CLAIM");
        office.completes(
                "registrar",
                claim.number(),
                "UserTask_Register",
                Map.of(
                        "kind", "CLAIM",
                        "category", "C03",
                        "district", "east",
                        "disposition", "TRANSFER",
                        "dispositionReason", "属自然资源所职责",
                        "responsibleUnit", "land"));
        office.completes("office", claim.number(), "UserTask_ConfirmDisposition", Map.of("approval", "APPROVE"));
        office.runContinuations(claim.number());
        jobRuns();
        Issued letter = only(claim, "TRANSFER");
        Issued told = only(claim, "ROUTE");
        String address = "/api/public/petitions/" + claim.number() + "/documents";
        Caller nobody = Caller.nobody(port);
        String code = "{\"queryCode\":\"" + claim.queryCode() + "\"}";
        assertThat(nobody.postJson(address, code).body()).contains("转送告知书").doesNotContain("转送函");
        assertThat(nobody.postJson("/api/public/petitions/" + claim.number() + "/follow", code)
                        .body())
                .contains(told.codeText());
        assertThat(nobody.download(address + "/" + told.id(), code).body()).isEqualTo(issued.content(told.id()));
        assertThat(nobody.download(address + "/" + letter.id(), code).statusCode())
                .isEqualTo(404);
        assertThat(nobody.postJson(address, "{\"queryCode\":\"AAAAAAAAAA\"}").statusCode())
                .isEqualTo(404);
        PetitionStory other = story("CLAIM");
        assertThat(nobody.download(
                                "/api/public/petitions/" + other.number() + "/documents/" + told.id(),
                                "{\"queryCode\":\"" + other.queryCode() + "\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whoMayNotPrintAPaperFindsNone() {
        PetitionStory claim = story("CLAIM").acceptedFor("land");
        jobRuns();
        Issued acceptance = only(claim, "ACCEPTANCE");
        for (String reader : List.of("registrar", "office", "unit-land", "head-land")) {
            assertThat(documents.of(claim.number(), office.user(reader)))
                    .as(reader)
                    .isNotEmpty();
        }
        assertThat(documents.of(claim.number(), office.user("convener"))).isEmpty();
        String file = "/desk/petitions/" + claim.number() + "/documents/" + acceptance.id();
        for (String stranger : List.of("convener", "unit-civil", "discipline", "admin", "auditor")) {
            assertThat(Caller.browser(port, stranger, "demo").get(file).statusCode())
                    .as(stranger)
                    .isEqualTo(404);
        }
    }

    @Test
    void ofAnAccusationTheFileIndexIsForDisciplineInspectionAlone() {
        PetitionStory accusation = story("ACCUSATION");
        String number = accusation.number();
        jdbc.sql("""
                insert into case_event (petition_number, at, kind, text)
                values (:number, :at, 'ARCHIVED', '案卷归档')""")
                .param("number", number)
                .param("at", java.sql.Timestamp.from(clock.instant()))
                .update();
        documents.all(number, office.user("discipline"));
        assertThat(documents.of(number, office.user("discipline")))
                .extracting(Issued::kind)
                .containsExactly("INDEX");
        assertThatThrownBy(() -> documents.of(number, office.user("office"))).isInstanceOf(Refusal.class);
        assertThat(documents.ofPetitioner(number, accusation.queryCode())).isEmpty();
    }

    @Test
    void aPaperThatCannotBeMadeStaysOwedAndHoldsNobodyUp() {
        PetitionStory broken = story("CLAIM").acceptedFor("land");
        PetitionStory other = story("CLAIM").acceptedFor("land");
        jdbc.sql("""
                create function refuse_documents() returns trigger language plpgsql as
                $$begin raise exception 'no room for documents'; end$$""").update();
        jdbc.sql("create trigger refuse_documents before insert on issued_document for each row when (new.subject = '"
                        + broken.number() + "') execute function refuse_documents()")
                .update();
        try {
            JobResult first = jobRuns();
            assertThat(first.failed()).isEqualTo(1);
            assertThat(of(other, "ACCEPTANCE")).hasSize(1);
            assertThat(of(broken, "ACCEPTANCE")).isEmpty();
            assertThat(jdbc.sql("select last_error from paper_due where petition_number = :number")
                            .param("number", broken.number())
                            .query(String.class)
                            .list())
                    .singleElement()
                    .satisfies(error -> assertThat(error).endsWith("Exception"));
            assertThat(jobRuns().found()).as("not before a while").isZero();
        } finally {
            jdbc.sql("drop trigger refuse_documents on issued_document").update();
            jdbc.sql("drop function refuse_documents()").update();
        }
        clock.advance(Duration.ofMinutes(1));
        assertThat(jobRuns().done()).isEqualTo(1);
        assertThat(of(broken, "ACCEPTANCE")).hasSize(1);
        assertThat(jdbc.sql("select count(*) from paper_due")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private JobResult jobRuns() {
        return jobs.stream()
                .filter(job -> job.id().equals("papers"))
                .findFirst()
                .orElseThrow()
                .run();
    }

    private Issued only(PetitionStory story, String kind) {
        List<Issued> found = of(story, kind);
        assertThat(found).as(kind).hasSize(1);
        return found.get(0);
    }

    private List<Issued> of(PetitionStory story, String kind) {
        return issued.of(story.number()).stream()
                .filter(one -> one.kind().equals(kind))
                .toList();
    }

    private PetitionStory story(String kind) {
        return PetitionStory.of(new PetitionStory.Desk(office, intake, engine, jdbc, clock), aPetition(kind));
    }
}
