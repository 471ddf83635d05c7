package petitiondesk.document.rendering;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.apache.commons.lang3.StringUtils;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.apache.pdfbox.text.TextPosition;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** A printed document read back; a picture of each page is left under {@code target/documents}. */
public final class PrintedPages implements AutoCloseable {

    private static final Path FOLDER = Path.of("target", "documents");
    private static final float DOTS_PER_INCH = 96;
    static final float RIGHT_EDGE = (210 - 26) * 72 / 25.4f;
    private static final float TOP_EDGE = 36 * 72 / 25.4f;
    private static final float BOTTOM_EDGE = (297 - 34) * 72 / 25.4f;
    private static final float ROUNDING = 0.5f;

    private final byte[] pdf;
    private final PDDocument document;

    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private PrintedPages(byte[] pdf) throws IOException {
        this.pdf = pdf;
        this.document = Loader.loadPDF(pdf);
    }

    /** Reads it and leaves file and pictures under the name. */
    public static PrintedPages of(String name, Printed printed) throws IOException {
        return of(name, printed.pdf());
    }

    public static PrintedPages of(String name, byte[] pdf) throws IOException {
        PrintedPages pages = new PrintedPages(pdf);
        Files.createDirectories(FOLDER);
        try (DirectoryStream<Path> earlier = Files.newDirectoryStream(FOLDER, name + "-[0-9]*.png")) {
            for (Path picture : earlier) {
                Files.delete(picture);
            }
        }
        Files.write(FOLDER.resolve(name + ".pdf"), pdf);
        PDFRenderer renderer = new PDFRenderer(pages.document);
        for (int page = 0; page < pages.document.getNumberOfPages(); page++) {
            BufferedImage picture = renderer.renderImageWithDPI(page, DOTS_PER_INCH, ImageType.RGB);
            ImageIO.write(
                    picture,
                    "png",
                    FOLDER.resolve(name + "-" + (page + 1) + ".png").toFile());
        }
        return pages;
    }

    public PDDocument document() {
        return document;
    }

    public String text() throws IOException {
        return new PDFTextStripper().getText(document);
    }

    /** Its text without what lines and letter spacing put between characters. */
    public String words() throws IOException {
        return text().replaceAll("\\s+", "");
    }

    public String textOf(int page) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(document);
    }

    /** The same without what stands in the foot of each page. */
    public String wordsBetweenMargins() throws IOException {
        PDFTextStripperByArea between = new PDFTextStripperByArea();
        between.addRegion("text", new Rectangle2D.Float(0, TOP_EDGE, 600, BOTTOM_EDGE - TOP_EDGE));
        StringBuilder words = new StringBuilder();
        for (PDPage page : document.getPages()) {
            between.extractRegions(page);
            words.append(between.getTextForRegion("text"));
        }
        return words.toString().replaceAll("\\s+", "");
    }

    /** The pages on which it stands, once for each time. */
    public List<Integer> pagesOf(String words) throws IOException {
        List<Integer> found = new ArrayList<>();
        for (int page = 1; page <= document.getNumberOfPages(); page++) {
            found.addAll(
                    Collections.nCopies(StringUtils.countMatches(textOf(page).replaceAll("\\s+", ""), words), page));
        }
        return found;
    }

    /** Where the line with these words ends below, in points from the top. */
    public float bottomOf(String words, int page) throws IOException {
        List<Float> bottoms = new ArrayList<>();
        PDFTextStripper stripper = new PDFTextStripper() {
            @Override
            protected void writeString(String line, List<TextPosition> glyphs) {
                if (line.contains(words)) {
                    bottoms.add(glyphs.get(0).getYDirAdj());
                }
            }
        };
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        stripper.getText(document);
        return bottoms.get(0);
    }

    /** Kinds of elements that readers find. */
    public Set<String> structure() {
        Set<String> kinds = new TreeSet<>();
        collect(document.getDocumentCatalog().getStructureTreeRoot(), kinds);
        return kinds;
    }

    private static void collect(PDStructureNode node, Set<String> kinds) {
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                kinds.add(element.getStructureType());
                collect(element, kinds);
            }
        }
    }

    /** What stands right of where text ends, with its place. */
    public List<String> beyondTheMargin() throws IOException {
        List<String> beyond = new ArrayList<>();
        new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition glyph) {
                float right = glyph.getXDirAdj() + glyph.getWidthDirAdj();
                if (right > RIGHT_EDGE + ROUNDING && !glyph.getUnicode().isBlank()) {
                    beyond.add("%s to %.1f on page %d".formatted(glyph.getUnicode(), right, getCurrentPageNo()));
                }
            }
        }.getText(document);
        return beyond;
    }

    /** What keeps it from being PDF/A-2a. */
    public List<String> violations() throws Exception {
        PDFAFlavour flavour = PDFAFlavour.PDFA_2_A;
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            return validator.validate(parser).getTestAssertions().stream()
                    .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                    .map(assertion -> assertion.getRuleId().getClause() + ": " + assertion.getMessage())
                    .distinct()
                    .toList();
        }
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
