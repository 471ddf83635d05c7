package petitiondesk.document.signing;

import eu.europa.esig.dss.pades.SignatureFieldParameters;
import eu.europa.esig.dss.pades.SignatureImageParameters;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxUtils;
import eu.europa.esig.dss.pdf.pdfbox.visible.PdfBoxSignatureDrawer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import petitiondesk.document.rendering.Lettering;

/** Draws what is seen of a signature: the name large, the other lines small below it, as wide as the place allows. */
final class SignatureStamp implements PdfBoxSignatureDrawer {

    private static final float NAME_SIZE = 18;
    private static final float LINE_SIZE = 8.5f;
    private static final float LEADING = 1.35f;
    private static final float PADDING = 4;

    private SignatureImageParameters parameters;
    private PDDocument document;
    private SignatureOptions options;

    @Override
    public void init(SignatureImageParameters parameters, PDDocument document, SignatureOptions options) {
        this.parameters = parameters;
        this.document = document;
        this.options = options;
    }

    @Override
    public void draw() throws IOException {
        SignatureFieldParameters place = parameters.getFieldParameters();
        PDRectangle page = document.getPage(place.getPage() - 1).getMediaBox();
        PDRectangle box = new PDRectangle(
                page.getLowerLeftX() + place.getOriginX(),
                page.getUpperRightY() - place.getOriginY() - place.getHeight(),
                place.getWidth(),
                place.getHeight());
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try (PDDocument stamp = new PDDocument()) {
            stamp.addPage(new PDPage(page));
            PDAcroForm form = new PDAcroForm(stamp);
            stamp.getDocumentCatalog().setAcroForm(form);
            form.setSignaturesExist(true);
            form.setAppendOnly(true);
            form.getCOSObject().setDirect(true);
            PDSignatureField field = new PDSignatureField(form);
            form.getFields().add(field);
            PDAnnotationWidget widget = field.getWidgets().get(0);
            widget.setRectangle(box);
            PDAppearanceDictionary appearance = PdfBoxUtils.createSignatureAppearanceDictionary(stamp, box);
            widget.setAppearance(appearance);
            try (PDPageContentStream canvas = new PDPageContentStream(
                    stamp, appearance.getNormalAppearance().getAppearanceStream())) {
                write(canvas, new Lettering(stamp), box);
            }
            stamp.save(pdf);
        }
        options.setVisualSignature(new ByteArrayInputStream(pdf.toByteArray()));
    }

    private void write(PDPageContentStream canvas, Lettering letters, PDRectangle box) throws IOException {
        List<String> lines = parameters.getTextParameters().getText().lines().toList();
        float height = NAME_SIZE + (lines.size() - 1) * LINE_SIZE * LEADING;
        float width = letters.width(lines.get(0), NAME_SIZE);
        for (String line : lines.subList(1, lines.size())) {
            width = Math.max(width, letters.width(line, LINE_SIZE));
        }
        float scale =
                Math.min(1, Math.min((box.getWidth() - 2 * PADDING) / width, (box.getHeight() - 2 * PADDING) / height));
        float y = (box.getHeight() + height * scale) / 2 - NAME_SIZE * scale * 0.88f;
        float size = NAME_SIZE * scale;
        for (String line : lines) {
            letters.write(canvas, line, size, (box.getWidth() - letters.width(line, size)) / 2, y);
            size = LINE_SIZE * scale;
            y -= size * LEADING;
        }
    }
}
