package petitiondesk.document.rendering;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** Lines in the fonts of documents, for whoever draws on a page himself; no character is a reason to fail. */
public final class Lettering {

    private static final float UNITS = 1000;

    private final Typefaces fonts = new Typefaces();
    private final Map<Boolean, PDFont> used = new HashMap<>();
    private final PDDocument document;

    public Lettering(PDDocument document) {
        this.document = document;
    }

    private record Run(PDFont font, String text) {}

    /** The line's width in points. */
    public float width(String line, float size) throws IOException {
        float width = 0;
        for (Run run : runs(line)) {
            width += run.font().getStringWidth(run.text()) / UNITS * size;
        }
        return width;
    }

    /** Writes the line with its base line at this height. */
    public void write(PDPageContentStream page, String line, float size, float x, float y) throws IOException {
        page.beginText();
        page.newLineAtOffset(x, y);
        for (Run run : runs(line)) {
            page.setFont(run.font(), size);
            page.showText(run.text());
        }
        page.endText();
    }

    private List<Run> runs(String line) {
        List<Run> runs = new ArrayList<>();
        String printable = PrintableText.of(line.replace('\n', ' '), fonts).text();
        StringBuilder text = new StringBuilder();
        PDFont font = null;
        for (int c : printable.codePoints().toArray()) {
            PDFont needed = used.computeIfAbsent(fonts.everyday(c), everyday -> fonts.fontFor(c, document));
            if (needed != font && !text.isEmpty()) {
                runs.add(new Run(font, text.toString()));
                text.setLength(0);
            }
            font = needed;
            text.appendCodePoint(c);
        }
        if (!text.isEmpty()) {
            runs.add(new Run(font, text.toString()));
        }
        return runs;
    }
}
