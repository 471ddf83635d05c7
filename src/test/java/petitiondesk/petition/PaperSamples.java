package petitiondesk.petition;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import petitiondesk.document.rendering.OrderExamples;
import petitiondesk.document.rendering.PdfPress;
import petitiondesk.document.rendering.PrintedPages;
import petitiondesk.platform.DeskSettings;

/** Leaves samples of documents under {@code target/documents}, with a picture of each page: {@code mvn -Psamples process-test-classes}. */
public final class PaperSamples {

    private static final Set<String> NAMES = Set.of("assignment", "opinion", "revisit", "lead");

    private PaperSamples() {}

    public static void main(String[] args) throws IOException {
        PdfPress press =
                new PdfPress(new DeskSettings(Path.of("target"), "https://xinfang.example.gov.cn", Duration.ZERO));
        PaperPrints prints = new PaperPrints(press);
        for (SheetExamples.Example example :
                SheetExamples.all().filter(one -> NAMES.contains(one.name())).toList()) {
            PrintedPages.of("sample-" + example.name(), prints.print(example.paper(), example.sheet()))
                    .close();
        }
        PrintedPages.of("sample-order", press.print(OrderExamples.draft())).close();
    }
}
