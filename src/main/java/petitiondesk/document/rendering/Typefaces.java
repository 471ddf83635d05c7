package petitiondesk.document.rendering;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** The fonts of documents: one in two weights, and a large one for what it lacks. */
final class Typefaces {

    private static final String FAMILY = "Desk Serif";
    private static final String RARE_FAMILY = "Desk Rare";
    private static final int REGULAR_WEIGHT = 400;
    private static final int BOLD_WEIGHT = 700;

    private static final Typeface REGULAR = new Typeface("NotoSerifSC-Regular.ttf");
    private static final Typeface BOLD = new Typeface("NotoSerifSC-Bold.ttf");
    private static final Typeface RARE = new Typeface("HanaMinB.ttf");

    /** Whether the everyday font has the character; both weights have the same. */
    boolean everyday(int codePoint) {
        return REGULAR.has(codePoint);
    }

    /** Whether the font of rare characters has it. */
    boolean rare(int codePoint) {
        return RARE.has(codePoint);
    }

    /** The font for this character in the document. */
    PDFont fontFor(int codePoint, PDDocument document) {
        return (everyday(codePoint) ? REGULAR : RARE).in(document);
    }

    /** Lets the document use the fonts; a font that it does not use is not read. */
    void offer(PdfRendererBuilder builder, PDDocument document, boolean withRare) {
        builder.useFont(inDocument(REGULAR, document), FAMILY, REGULAR_WEIGHT, FontStyle.NORMAL, true);
        builder.useFont(inDocument(BOLD, document), FAMILY, BOLD_WEIGHT, FontStyle.NORMAL, true);
        if (withRare) {
            builder.useFont(inDocument(RARE, document), RARE_FAMILY, REGULAR_WEIGHT, FontStyle.NORMAL, true);
        }
    }

    private static PDFontSupplier inDocument(Typeface typeface, PDDocument document) {
        return new PDFontSupplier(null) {
            @Override
            public PDFont supply() {
                return typeface.in(document);
            }
        };
    }
}
