package petitiondesk.document.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import petitiondesk.platform.DeskSettings;

/** What comes out of the press, read back. */
class PdfPressTest {

    private static final PdfPress PRESS =
            new PdfPress(new DeskSettings(Path.of("target"), "https://xinfang.example.gov.cn", Duration.ZERO));

    @Test
    void aLetterHasRedHeadTableSignatureAndSeal() throws Exception {
        Printed printed = PRESS.print(letter("请在期限内办结，并将结果报送联席会议办公室。", 4, true));
        try (PrintedPages pages = PrintedPages.of("letter", printed)) {
            assertThat(pages.text())
                    .contains("信访事项督办单", "DB2026-0001", "自然资源所：", "盖章处", "总召集人（签字）", "— 1 —", "未签发，仅供核对")
                    .contains("核验码：ABCD-2345-EFGH-6789");
            assertThat(pages.beyondTheMargin()).isEmpty();
            assertThat(pages.violations()).isEmpty();
        }
        assertThat(printed.missing()).isEmpty();
        assertThat(printed.signature().page()).isEqualTo(1);
    }

    private static Blank letter(String text, int rows, boolean draft) {
        Map<String, Object> model = new HashMap<>();
        model.put("issuer", "胡村乡信访联席会议办公室");
        model.put("unit", "自然资源所");
        model.put("text", text);
        model.put(
                "rows",
                IntStream.rangeClosed(1, rows)
                        .mapToObj(i -> "第" + i + "件：村口道路破损")
                        .toList());
        model.put("day", LocalDate.of(2026, 8, 26));
        model.put("name", null);
        model.put("signedAt", Instant.parse("2026-08-26T02:30:00Z"));
        return new Blank("example-letter", model, "信访事项督办单", "DB2026-0001", "ABCD2345EFGH6789", draft);
    }
}
