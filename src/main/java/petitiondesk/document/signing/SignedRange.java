package petitiondesk.document.signing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The part of a PDF that a signature covers: from the beginning to the gap for its own value, and from there to the end. It is
 * read where it lies in the clear, as it has to for the value to be put in afterwards: nothing of a stranger's file is unpacked,
 * and a broken or locked one is read like any other.
 *
 * @param from where the gap begins, with its {@code <}
 * @param to where it ends, after its {@code >}
 * @param end where the covered part ends
 */
record SignedRange(int from, int to, int end) {

    private static final Pattern BYTE_RANGE =
            Pattern.compile("/ByteRange\\s*\\[\\s*0\\s+(\\d{1,9})\\s+(\\d{1,9})\\s+(\\d{1,9})\\s*]");

    /** Each is held against the whole file, so a stranger's are looked at in this number alone. */
    private static final int MOST = 16;

    /** Ours take less than half of that. */
    private static final int LARGEST_VALUE = 128 * 1024;

    /** Of all signatures, by where they end; signatures that cover something else than that are left out. */
    static List<SignedRange> in(byte[] pdf) {
        return BYTE_RANGE
                .matcher(new String(pdf, StandardCharsets.ISO_8859_1))
                .results()
                .flatMap(found -> of(found, pdf.length).stream())
                .distinct()
                .limit(MOST)
                .sorted(Comparator.comparingInt(SignedRange::end))
                .toList();
    }

    private static Optional<SignedRange> of(MatchResult found, int length) {
        int from = Integer.parseInt(found.group(1));
        int to = Integer.parseInt(found.group(2));
        long end = (long) to + Integer.parseInt(found.group(3));
        return from > 0 && to > from + 2 && to - from <= LARGEST_VALUE && end <= length
                ? Optional.of(new SignedRange(from, to, (int) end))
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
