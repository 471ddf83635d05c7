package petitiondesk.casefile;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.PageMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.springframework.stereotype.Component;
import petitiondesk.document.PictureOnPaper;
import petitiondesk.document.rendering.Blank;
import petitiondesk.document.rendering.PdfPress;
import petitiondesk.document.rendering.Printed;

/**
 * The whole file as one PDF with bookmarks: our papers and pictures as pages, all other attachments by name and hash in the
 * index. Pieces are on paper by then, and pictures no larger than paper shows them.
 */
@Component
class PdfOfCase {

    /** What is larger grows in a file that is gone afterwards. */
    private static final long IN_MEMORY = 64L * 1024 * 1024;

    /** Millimetres that a page has for a picture. */
    private static final double WIDTH = 155;

    private static final double HEIGHT = 165;

    /** Points from the edges of the sheet to the number of the page, and its size. */
    private static final float CORNER = 42;

    private static final float NUMBER_SIZE = 14;

    private final IndexSheet index;
    private final PdfPress press;

    PdfOfCase(IndexSheet index, PdfPress press) {
        this.index = index;
        this.press = press;
    }

    /** Writes it; tells how many pieces are in it after each one. */
    void write(CaseExport export, CaseBundle.Bundle bundle, OutputStream out, IntConsumer done) throws IOException {
        try (PDDocument whole = new PDDocument(MemoryUsageSetting.setupMixed(IN_MEMORY).streamCache)) {
            fill(whole, export, bundle, done);
            whole.save(out);
        }
    }

    private void fill(PDDocument whole, CaseExport export, CaseBundle.Bundle bundle, IntConsumer done)
            throws IOException {
        List<Integer> pages = new ArrayList<>();
        // how long the index is decides where everything behind it begins; which numbers it holds does not
        Printed blank = index.print(
                export, bundle, bundle.pieces().stream().map(piece -> 888).toList());
        PDDocumentOutline outline = new PDDocumentOutline();
        List<Integer> bookmarks = new ArrayList<>();
        for (Piece piece : bundle.pieces()) {
            int before = whole.getNumberOfPages();
            boolean in = append(whole, piece, export.petitionNumber());
            pages.add(in ? blank.pages() + before + 1 : null);
            bookmarks.add(in ? before : null);
            done.accept(pages.size());
        }
        int behind = prepend(whole, index.print(export, bundle, pages));
        if (behind != blank.pages()) {
            throw new IllegalStateException(
                    "the index has %d pages with its numbers and %d without".formatted(behind, blank.pages()));
        }
        number(whole);
        outline.addLast(bookmark(whole, "案卷目录", 0));
        for (int i = 0; i < pages.size(); i++) {
            if (bookmarks.get(i) != null) {
                outline.addLast(
                        bookmark(whole, (i + 1) + " " + bundle.pieces().get(i).title(), behind + bookmarks.get(i)));
            }
        }
        outline.openNode();
        whole.getDocumentCatalog().setDocumentOutline(outline);
        whole.getDocumentCatalog().setPageMode(PageMode.USE_OUTLINES);
        PDDocumentInformation about = new PDDocumentInformation();
        about.setTitle("案卷 " + export.petitionNumber());
        whole.setDocumentInformation(about);
    }

    private boolean append(PDDocument whole, Piece piece, String number) throws IOException {
        if (piece.isOurs()) {
            try (InputStream in = piece.source().open()) {
                append(whole, in.readAllBytes());
            }
            return true;
        }
        Optional<PictureOnPaper.Drawn> picture;
        try (InputStream in = piece.source().open()) {
            picture = PictureOnPaper.of(piece.attachment(), in);
        }
        if (picture.isEmpty()) {
            return false;
        }
        Map<String, Object> model = new HashMap<>();
        model.put("piece", piece);
        model.put("picture", picture.get().address());
        model.put("size", size(picture.get()));
        append(
                whole,
                press.print(new Blank("case-picture", model, piece.title(), number, null, false))
                        .pdf());
        return true;
    }

    /** As large as the page takes it under its heading, but no larger than 100 dots an inch. */
    private static String size(PictureOnPaper.Drawn picture) {
        double scale = Math.min(25.4 / 100, Math.min(WIDTH / picture.width(), HEIGHT / picture.height()));
        return "width: %.1fmm; height: %.1fmm".formatted(picture.width() * scale, picture.height() * scale);
    }

    private static void append(PDDocument whole, byte[] pdf) throws IOException {
        try (PDDocument piece = Loader.loadPDF(pdf)) {
            PDAcroForm form = piece.getDocumentCatalog().getAcroForm();
            if (form != null) {
                // the picture of a signature stays on its page; as a signature it would be a broken one here
                form.flatten();
            }
            new PDFMergerUtility().appendDocument(whole, piece);
        }
    }

    /** Puts the index in front and answers its number of pages. */
    private static int prepend(PDDocument whole, Printed index) throws IOException {
        int before = whole.getNumberOfPages();
        append(whole, index.pdf());
        int pages = whole.getNumberOfPages() - before;
        for (int i = 0; i < pages; i++) {
            var page = whole.getPage(before + i);
            whole.getPages().remove(before + i);
            whole.getPages().insertBefore(page, whole.getPage(i));
        }
        return pages;
    }

    /** Each piece counts its own pages in its foot; the page of the file stands where archives stamp it. */
    private static void number(PDDocument whole) throws IOException {
        PDType1Font digits = new PDType1Font(Standard14Fonts.FontName.TIMES_ROMAN);
        int at = 0;
        for (PDPage page : whole.getPages()) {
            String text = Integer.toString(++at);
            PDRectangle sheet = page.getMediaBox();
            float width = digits.getStringWidth(text) / 1000 * NUMBER_SIZE;
            try (PDPageContentStream corner = new PDPageContentStream(whole, page, AppendMode.APPEND, true, true)) {
                corner.beginText();
                corner.setFont(digits, NUMBER_SIZE);
                corner.newLineAtOffset(sheet.getUpperRightX() - CORNER - width, sheet.getUpperRightY() - CORNER);
                corner.showText(text);
                corner.endText();
            }
        }
    }

    private static PDOutlineItem bookmark(PDDocument whole, String title, int page) {
        PDOutlineItem item = new PDOutlineItem();
        item.setTitle(title);
        item.setDestination(whole.getPage(page));
        return item;
    }
}
