package petitiondesk.document.rendering;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** OpenHTMLtoPDF as its guide shows it, on the HTML that the press makes; fonts are named and nothing is shared. */
public final class BarePress {

    private final DocumentTexts texts = new DocumentTexts("https://xinfang.example.gov.cn");
    private final byte[] colours = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    /** The HTML of the document. */
    public String html(Blank blank) {
        return texts.write(blank, List.of());
    }

    public byte[] print(String html) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder()
                .usePdfAConformance(PdfAConformance.PDFA_2_A)
                .usePdfUaAccessibility(true)
                .useColorProfile(colours)
                .withHtmlContent(html, null)
                .toStream(pdf);
        font(builder, "NotoSerifSC-Regular.ttf", 400);
        font(builder, "NotoSerifSC-Bold.ttf", 700);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }

    private static void font(PdfRendererBuilder builder, String file, int weight) {
        builder.useFont(
                () -> BarePress.class.getResourceAsStream("/fonts/" + file),
                "Desk Serif",
                weight,
                FontStyle.NORMAL,
                true);
    }
}
