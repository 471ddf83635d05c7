package petitiondesk.document.rendering;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** A font under {@code fonts/}, read when it is first asked for and shared by all documents from then on. */
final class Typeface {

    private final String file;
    private volatile Parsed parsed;

    Typeface(String file) {
        this.file = file;
    }

    private record Parsed(TrueTypeFont font, CmapLookup characters) {}

    boolean has(int codePoint) {
        return parsed().characters().getGlyphId(codePoint) != 0;
    }

    /** What the document needs of the font; the font itself is shared, so the document does not close it. */
    PDFont in(PDDocument document) {
        try {
            return PDType0Font.load(document, parsed().font(), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Parsed parsed() {
        Parsed known = parsed;
        if (known == null) {
            synchronized (this) {
                known = parsed;
                if (known == null) {
                    known = read();
                    parsed = known;
                }
            }
        }
        return known;
    }

    private Parsed read() {
        try (InputStream in = Typeface.class.getResourceAsStream("/fonts/" + file)) {
            if (in == null) {
                throw new IllegalStateException("there is no font " + file);
            }
            TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in));
            // substitution by context is for scripts that we do not write, and costs a table of its own for each
            // document
            font.setEnableGsub(false);
            return new Parsed(font, font.getUnicodeCmapLookup());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
