package petitiondesk.document.rendering;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PagePosition;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.logging.Level;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import petitiondesk.platform.DeskSettings;

/** Prints documents: tagged PDF/A-2a with embedded fonts, whatever characters they hold. */
@Component
public class PdfPress {

    private static final Logger LOG = LoggerFactory.getLogger(PdfPress.class);
    private static final Pattern SIGNATURE_PLACE = Pattern.compile("signature-place");

    static {
        // the renderer brings a console of its own; what it has to say comes to our log instead
        XRLog.setLoggingEnabled(false);
    }

    private final DocumentTexts texts;
    private final Typefaces fonts = new Typefaces();
    private final byte[] colours = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    public PdfPress(DeskSettings settings) {
        this.texts = new DocumentTexts(settings.publicUrl());
    }

    /** Prints the document; no character in it is a reason to fail. */
    public Printed print(Blank blank) {
        PrintableText page = PrintableText.of(texts.write(blank, List.of()), fonts);
        List<MissingGlyph> missing = page.missing();
        if (!missing.isEmpty()) {
            page = PrintableText.of(texts.write(blank, missing), fonts);
        }
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        // the renderer asks for makers of XML several times a document; looked for in every jar, they cost more than
        // fonts do
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try (PDDocument document = new PDDocument()) {
            return render(page, missing, document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            thread.setContextClassLoader(usual);
        }
    }

    private Printed render(PrintableText page, List<MissingGlyph> missing, PDDocument document) throws IOException {
        PdfRendererBuilder builder = new PdfRendererBuilder()
                .usePDDocument(document)
                .usePdfAConformance(PdfAConformance.PDFA_2_A)
                .usePdfUaAccessibility(true)
                .useColorProfile(colours)
                .withDiagnosticConsumer(PdfPress::note)
                .withProducer("petition-desk")
                .withHtmlContent(page.text(), null);
        // a document is made of what it is given: nothing is fetched
        for (ExternalResourceControlPriority when : ExternalResourceControlPriority.values()) {
            builder.useExternalResourceAccessControl((uri, type) -> uri.startsWith("data:"), when);
        }
        fonts.offer(builder, document, page.rare());
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            List<PagePosition<Box>> places = renderer.findPagePositionsByID(SIGNATURE_PLACE);
            ByteArrayOutputStream pdf = new ByteArrayOutputStream();
            document.save(pdf);
            return new Printed(pdf.toByteArray(), document.getNumberOfPages(), missing, signature(places, document));
        }
    }

    /** What the renderer remarks is a mistake in a template. */
    private static void note(Diagnostic remark) {
        if (remark.getLevel().intValue() >= Level.WARNING.intValue()) {
            LOG.warn("printing: {}", remark.getFormattedMessage());
        }
    }

    private static Place signature(List<PagePosition<Box>> places, PDDocument document) {
        if (places.isEmpty()) {
            return null;
        }
        // where it breaks over two pages, the first part is the place
        PagePosition<Box> place = places.get(0);
        float top = document.getPage(place.getPageNo()).getMediaBox().getHeight() - place.getY() - place.getHeight();
        return new Place(place.getPageNo() + 1, place.getX(), top, place.getWidth(), place.getHeight());
    }
}
