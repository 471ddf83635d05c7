package petitiondesk.document.signing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import petitiondesk.document.rendering.Lettering;
import petitiondesk.document.rendering.Place;

/** One page with a line of text and room for a signature. */
final class SmallPdf {

    static final Place PLACE = new Place(1, 340, 600, 150, 60);

    private SmallPdf() {}

    static byte[] saying(String text) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream canvas = new PDPageContentStream(document, page)) {
                new Lettering(document).write(canvas, text, 16, 72, 700);
            }
            document.save(pdf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }
}
