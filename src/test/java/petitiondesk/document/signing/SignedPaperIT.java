package petitiondesk.document.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import petitiondesk.document.rendering.Blank;
import petitiondesk.document.rendering.PdfPress;
import petitiondesk.document.rendering.Printed;
import petitiondesk.document.rendering.PrintedPages;

/** A printed document is signed where its template says, and stays what the archive takes; its picture is left to be seen. */
class SignedPaperIT extends SigningDay {

    @Autowired
    private PdfPress press;

    @Autowired
    private PdfSigner signer;

    @Autowired
    private SignatureCheck check;

    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void somebodySigns() {
        clock.setTo("2026-08-26T10:30");
    }

    @Test
    void isStillForTheArchive() throws Exception {
        for (String name : List.of("𠮷野㐂", "买买提·吐尔逊江·阿不都热依木")) {
            Printed printed = press.print(letter());
            assertThat(printed.signature().width()).isBetween(165f, 175f);
            assertThat(printed.signature().x()).isBetween(335f, 350f);
            String userId = signers.hire(name);
            byte[] signed;
            try (UnlockedKey key = signers.unlock(userId)) {
                SignatureWords words = new SignatureWords(name, "总召集人", "督办单签发");
                signed = transaction
                        .execute(status -> signer.sign(printed.pdf(), printed.signature(), key, words, clock.instant()))
                        .pdf();
            }
            try (PrintedPages pages = PrintedPages.of("signed-" + userId, signed)) {
                assertThat(pages.violations()).isEmpty();
                assertThat(pages.document().getNumberOfPages()).isEqualTo(printed.pages());
            }
            assertThat(check.of(signed)).singleElement().matches(FoundSignature::isValid);
        }
    }

    private static Blank letter() {
        Map<String, Object> model = new HashMap<>();
        model.put("issuer", "胡村乡信访联席会议办公室");
        model.put("unit", "自然资源所");
        model.put("text", "请在期限内办结，并将结果报送联席会议办公室。");
        model.put("rows", List.of("第1件：村口道路破损", "第2件：拖欠工资"));
        model.put("day", LocalDate.of(2026, 8, 26));
        model.put("name", null);
        model.put("signedAt", null);
        return new Blank("example-letter", model, "信访事项督办单", "DB2026-0001", "ABCD2345EFGH6789", false);
    }
}
