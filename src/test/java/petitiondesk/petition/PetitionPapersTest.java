package petitiondesk.petition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import petitiondesk.document.rendering.PdfPress;
import petitiondesk.document.rendering.Printed;
import petitiondesk.document.rendering.PrintedPages;
import petitiondesk.platform.DeskSettings;

/** Each document of a petition as a file: what it says, that nothing stands in the margin, and that archives accept it. */
class PetitionPapersTest {

    private static final PaperPrints PRINTS = new PaperPrints(
            new PdfPress(new DeskSettings(Path.of("target"), "https://xinfang.example.gov.cn", Duration.ZERO)));

    static Stream<SheetExamples.Example> documents() {
        return SheetExamples.all();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void isPrinted(SheetExamples.Example example) throws Exception {
        Printed printed = PRINTS.print(example.paper(), example.sheet());
        try (PrintedPages pages = PrintedPages.of(example.name(), printed)) {
            assertThat(pages.words())
                    .contains(example.sheet().heading().title())
                    .contains(example.says());
            assertThat(pages.beyondTheMargin()).isEmpty();
            assertThat(besidesTheSeal(example.sheet().heading(), pages.textOf(printed.pages())))
                    .as("a seal is never on a page of its own")
                    .isNotEmpty();
            assertThat(pages.violations()).isEmpty();
        }
        assertThat(printed.missing()).isEqualTo(List.of());
    }

    /** What a page says besides its foot, issuer, date and the place for the seal. */
    private static String besidesTheSeal(Sheet.Heading heading, String page) {
        return page.replaceAll("\\s+", "")
                .replace(heading.title(), "")
                .replace(heading.number(), "")
                .replace(heading.issuer(), "")
                .replaceAll("盖章处|\\d{4}年\\d+月\\d+日|—\\d+—", "");
    }
}
