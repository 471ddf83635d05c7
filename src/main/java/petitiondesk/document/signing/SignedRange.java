package petitiondesk.document.signing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;

/**
 * The part of a PDF that a signature covers: from the beginning to the gap for its own value, and from there to the end.
 *
 * @param from where the gap begins, with its {@code <}
 * @param to where it ends, after its {@code >}
 * @param end where the covered part ends
 */
record SignedRange(int from, int to, int end, String format) {

    private static final String DOCUMENT_TIMESTAMP = "DocTimeStamp";

    /** Of all signatures, by where they end; signatures that cover something else than that are left out. */
    static List<SignedRange> in(byte[] pdf) throws IOException {
        List<SignedRange> ranges = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (PDSignature signature : document.getSignatureDictionaries()) {
                if (!DOCUMENT_TIMESTAMP.equals(signature.getCOSObject().getNameAsString("Type"))) {
                    of(signature, pdf.length).ifPresent(ranges::add);
                }
            }
        }
        ranges.sort(Comparator.comparingInt(SignedRange::end));
        return ranges;
    }

    private static Optional<SignedRange> of(PDSignature signature, int length) {
        int[] range = signature.getByteRange();
        if (range == null || range.length != 4 || range[0] != 0 || range[1] <= 0) {
            return Optional.empty();
        }
        long end = (long) range[2] + range[3];
        return range[2] > range[1] + 2 && range[3] >= 0 && end <= length
                ? Optional.of(new SignedRange(range[1], range[2], (int) end, signature.getSubFilter()))
                : Optional.empty();
    }

    boolean coversAllOf(byte[] pdf) {
        return end == pdf.length;
    }

    /** What the signature does not cover: its own value, in hexadecimal between brackets. */
    byte[] gap(byte[] pdf) {
        return Arrays.copyOfRange(pdf, from, to);
    }

    byte[] covered(byte[] pdf) {
        byte[] covered = Arrays.copyOf(pdf, from + end - to);
        System.arraycopy(pdf, to, covered, from, end - to);
        return covered;
    }

    /** The signature's value; empty if there is something else in the gap. */
    Optional<byte[]> value(byte[] pdf) {
        if (pdf[from] != '<' || pdf[to - 1] != '>') {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    HexFormat.of().parseHex(new String(pdf, from + 1, to - from - 2, StandardCharsets.ISO_8859_1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
