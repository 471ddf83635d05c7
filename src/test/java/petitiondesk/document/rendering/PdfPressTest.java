package petitiondesk.document.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.commons.lang3.StringUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import petitiondesk.platform.DeskSettings;

/** What comes out of the press, read back. */
class PdfPressTest {

    private static final PdfPress PRESS =
            new PdfPress(new DeskSettings(Path.of("target"), "https://xinfang.example.gov.cn", Duration.ZERO));

    private static final String SENTENCE = "经查，村口道路建于2009年，路基排水设施缺失，连续强降雨后东侧约40米路面塌陷。";

    @Test
    void aLetterHasRedHeadTableSignatureAndSeal() throws Exception {
        Printed printed = PRESS.print(letter("请在期限内办结，并将结果报送联席会议办公室。", rows(2), true));
        try (PrintedPages pages = PrintedPages.of("letter", printed)) {
            assertThat(pages.words())
                    .contains("信访事项督办单", "DB2026-0001", "自然资源所：", "盖章处", "总召集人（签字）", "—1—", "未签发，仅供核对")
                    .contains("核验码：ABCD-2345-EFGH-6789");
            assertThat(pages.beyondTheMargin()).isEmpty();
            assertThat(pages.violations()).isEmpty();
            Place place = printed.signature();
            assertThat(place.page()).isEqualTo(1);
            float label = pages.bottomOf("总召集人（签字）", 1);
            assertThat(label).isBetween(place.y(), place.y() + place.height());
            assertThat(place.x() + place.width()).isLessThan(PrintedPages.RIGHT_EDGE + 1);
            assertThat(place.height()).isBetween(60f, 65f);
        }
        assertThat(printed.missing()).isEmpty();
    }

    @Test
    void rareAndTraditionalCharactersHaveTheirGlyphs() throws Exception {
        String names = "𠮷田、㐂代、䶮王、𪚥、𬭎、龍鳳麗國、臺灣、邨里、〇一";
        Blank letter = letter("信访人：" + names + "。" + SENTENCE, List.of("𠮷野家"), false);
        letter.model().put("issuer", "𠮷村乡联席会议办公室");
        Printed printed = PRESS.print(letter);
        assertThat(printed.missing()).isEmpty();
        try (PrintedPages pages = PrintedPages.of("rare-characters", printed)) {
            assertThat(pages.words()).contains(names, "𠮷村乡联席会议办公室", "𠮷野家");
            assertThat(pages.beyondTheMargin()).isEmpty();
            assertThat(pages.violations()).isEmpty();
        }
    }

    @Test
    void oneStandInForEachSignThatNoFontHasAndANoteSaysSo() throws Exception {
        String text =
                "谢谢👨‍👩‍👧‍👦和🙏🙏，点赞👍🏽，国旗🇨🇳。孤立\uD83D代理，控\u0000制\u0007字\u001B符\u200B，葛\uDB40\uDD00城，喜\uFE0F。";
        Printed printed = PRESS.print(letter(text, rows(1), false));
        assertThat(printed.missing())
                .containsExactly(
                        new MissingGlyph(0x1F468, 1),
                        new MissingGlyph(0x1F64F, 2),
                        new MissingGlyph(0x1F44D, 1),
                        new MissingGlyph(0x1F1E8, 1),
                        new MissingGlyph(0xD83D, 1));
        try (PrintedPages pages = PrintedPages.of("missing-characters", printed)) {
            assertThat(pages.words())
                    .contains("谢谢〓和〓〓，点赞〓，国旗〓。孤立〓代理，控制字符，葛城，喜。")
                    .contains("缺字说明：本件有6处字符字库未收")
                    .contains("U+1F468（1处）、U+1F64F（2处）");
            assertThat(pages.violations()).isEmpty();
        }
    }

    @Test
    void aLongOpinionFillsPageAfterPage() throws Exception {
        String paragraph = SENTENCE.repeat(25);
        String text = IntStream.rangeClosed(1, 20_000 / paragraph.length() + 1)
                .mapToObj(i -> "（第" + i + "段）" + paragraph)
                .reduce((one, other) -> one + "\n" + other)
                .orElseThrow();
        assertThat(text.length()).isGreaterThan(20_000);
        Printed printed = PRESS.print(letter(text, rows(1), false));
        try (PrintedPages pages = PrintedPages.of("long-opinion", printed)) {
            assertThat(printed.pages()).isBetween(30, 60);
            String words = pages.wordsBetweenMargins();
            assertThat(StringUtils.countMatches(words, SENTENCE)).isEqualTo(StringUtils.countMatches(text, SENTENCE));
            assertThat(words).contains("（第1段）", "（第" + text.lines().count() + "段）");
            assertThat(pages.beyondTheMargin()).isEmpty();
            assertThat(pages.violations()).isEmpty();
        }
    }

    @Test
    void whatCannotBeBrokenIsBrokenAtTheRightMargin() throws Exception {
        String url = "https://xinfang.example.gov.cn/" + "petition-attachment/".repeat(12);
        String number = "6222".repeat(25);
        String text = "见" + url + "，账号" + number + "，" + "W".repeat(300) + "，" + "—".repeat(120) + "。";
        Printed printed = PRESS.print(letter(text, List.of(url, number, "W".repeat(80)), false));
        try (PrintedPages pages = PrintedPages.of("long-words", printed)) {
            assertThat(pages.wordsBetweenMargins()).contains(url, number, "W".repeat(300));
            assertThat(pages.beyondTheMargin()).isEmpty();
            assertThat(pages.violations()).isEmpty();
        }
    }

    @Test
    void aTableOverSeveralPagesRepeatsItsHeadAndBreaksBetweenRows() throws Exception {
        List<String> rows = IntStream.rangeClosed(1, 60)
                .mapToObj(i -> "【" + i + "】" + SENTENCE)
                .toList();
        Printed printed = PRESS.print(letter("各单位：", rows, false));
        try (PrintedPages pages = PrintedPages.of("long-table", printed)) {
            for (int page = 1; page <= printed.pages(); page++) {
                String text = pages.textOf(page).replaceAll("\\s+", "");
                if (text.contains("【")) {
                    assertThat(text).as("page " + page).contains("序号事项要求办结时限");
                }
            }
            // a row that broke would end on the next page
            assertThat(pages.pagesOf("路面塌陷。")).isEqualTo(pages.pagesOf("【"));
            assertThat(pages.beyondTheMargin()).isEmpty();
            assertThat(pages.violations()).isEmpty();
        }
    }

    @Test
    void aRowThatIsLongerThanAPageGoesOnOverleaf() throws Exception {
        Printed printed = PRESS.print(letter("各单位：", List.of(SENTENCE.repeat(60)), false));
        try (PrintedPages pages = PrintedPages.of("long-row", printed)) {
            assertThat(StringUtils.countMatches(pages.wordsBetweenMargins(), "40米路面"))
                    .isGreaterThan(50);
            assertThat(pages.beyondTheMargin()).isEmpty();
            assertThat(pages.violations()).isEmpty();
        }
    }

    @Test
    void emptyFieldsLeaveEmptyPlaces() throws Exception {
        Map<String, Object> model = new HashMap<>();
        model.put("issuer", "");
        model.put("unit", null);
        model.put("text", "");
        model.put("rows", List.of());
        Printed printed = PRESS.print(new Blank("example-letter", model, "督办单", null, null, false));
        try (PrintedPages pages = PrintedPages.of("empty-fields", printed)) {
            assertThat(pages.words()).contains("督办单").doesNotContain("null", "核验码");
            assertThat(pages.violations()).isEmpty();
        }
    }

    @Test
    void readersAndArchivesFindLanguageTitleAndStructure() throws Exception {
        try (PrintedPages pages = PrintedPages.of("letter-read", PRESS.print(letter(SENTENCE, rows(3), false)))) {
            PDDocument document = pages.document();
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("zh-CN");
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("信访事项督办单 DB2026-0001");
            assertThat(pages.structure()).contains("H1", "H2", "P", "Table", "THead", "TR", "TH", "TD");
        }
    }

    @Test
    void printsSeveralAtATime() throws Exception {
        ExecutorService clerks = Executors.newFixedThreadPool(4);
        try {
            Callable<Printed> job = () -> PRESS.print(letter("𠮷田。" + SENTENCE.repeat(10), rows(5), false));
            for (Future<Printed> printed :
                    clerks.invokeAll(IntStream.range(0, 12).mapToObj(i -> job).toList())) {
                try (PrintedPages pages = PrintedPages.of("at-a-time", printed.get())) {
                    assertThat(pages.words()).contains("𠮷田。" + SENTENCE);
                }
            }
        } finally {
            clerks.shutdownNow();
        }
    }

    private static List<String> rows(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> "第" + i + "件：村口道路破损")
                .toList();
    }

    private static Blank letter(String text, List<String> rows, boolean draft) {
        Map<String, Object> model = new HashMap<>();
        model.put("issuer", "胡村乡信访联席会议办公室");
        model.put("unit", "自然资源所");
        model.put("text", text);
        model.put("rows", rows);
        model.put("day", LocalDate.of(2026, 8, 26));
        model.put("name", null);
        model.put("signedAt", Instant.parse("2026-08-26T02:30:00Z"));
        return new Blank("example-letter", model, "信访事项督办单", "DB2026-0001", "ABCD2345EFGH6789", draft);
    }
}
