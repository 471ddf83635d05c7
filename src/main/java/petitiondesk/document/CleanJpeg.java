package petitiondesk.document;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A JPEG without what its camera and programs noted: Exif with place and device, XMP, IPTC, comments, makers' own segments,
 * previews and films hung on behind its end. Size, colours and the compressed picture stay as they were.
 */
final class CleanJpeg {

    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final int APP14 = 0xEE;
    private static final String EXIF = "Exif\0\0";

    private final byte[] content;
    private final ByteArrayOutputStream out;
    private int orientation = 1;

    private CleanJpeg(byte[] content) {
        this.content = content;
        out = new ByteArrayOutputStream(content.length);
    }

    static byte[] of(byte[] content) {
        return new CleanJpeg(content).cleaned();
    }

    private byte[] cleaned() {
        if (Bytes.u8(content, 0) != 0xFF || Bytes.u8(content, 1) != SOI) {
            throw new Bytes.Damaged();
        }
        int start = firstScan();
        out.write(0xFF);
        out.write(SOI);
        if (Orientation.matters(orientation)) {
            byte[] tiff = Orientation.tiff(orientation);
            int length = 2 + EXIF.length() + tiff.length;
            out.writeBytes(new byte[] {(byte) 0xFF, (byte) APP1, (byte) (length >> 8), (byte) length});
            out.writeBytes(EXIF.getBytes(StandardCharsets.ISO_8859_1));
            out.writeBytes(tiff);
        }
        copySegments(2, start);
        copyScans(start);
        return out.toByteArray();
    }

    /** Where the compressed picture begins; on the way there the camera's orientation is read. */
    private int firstScan() {
        int at = 2;
        while (true) {
            at = marker(at);
            int marker = Bytes.u8(content, at + 1);
            if (marker == SOS) {
                return at;
            }
            int length = segmentLength(at);
            if (marker == APP1 && Bytes.has(content, at + 4, EXIF)) {
                orientation = Orientation.in(Arrays.copyOfRange(content, at + 10, at + 2 + length));
            }
            at += 2 + length;
        }
    }

    private void copySegments(int from, int to) {
        int at = from;
        while (at < to) {
            at = marker(at);
            if (at >= to) {
                return;
            }
            int length = segmentLength(at);
            if (isKept(at)) {
                out.write(content, at, 2 + length);
            }
            at += 2 + length;
        }
    }

    /** Copies scans and the tables between them, up to the end of the picture and not a byte further. */
    private void copyScans(int firstScan) {
        int at = firstScan;
        while (at < content.length) {
            at = marker(at);
            int marker = Bytes.u8(content, at + 1);
            if (marker == EOI) {
                break;
            }
            int length = segmentLength(at);
            if (isKept(at)) {
                out.write(content, at, 2 + length);
            }
            at += 2 + length;
            if (marker == SOS) {
                int end = endOfScan(at);
                out.write(content, at, end - at);
                at = end;
            }
        }
        // a picture that breaks off gets its end, as viewers show it
        out.write(0xFF);
        out.write(EOI);
    }

    /** The next marker that is neither a stuffed byte nor a restart. */
    private int endOfScan(int from) {
        for (int at = from; at < content.length - 1; at++) {
            if ((content[at] & 0xFF) == 0xFF) {
                int next = content[at + 1] & 0xFF;
                boolean partOfScan = next == 0 || next == 0xFF || next >= 0xD0 && next <= 0xD7;
                if (!partOfScan) {
                    return at;
                }
            }
        }
        return content.length;
    }

    private boolean isKept(int at) {
        return switch (Bytes.u8(content, at + 1)) {
            case APP0 -> Bytes.has(content, at + 4, "JFIF\0");
            case APP2 -> Bytes.has(content, at + 4, "ICC_PROFILE\0");
            case APP14 -> Bytes.has(content, at + 4, "Adobe");
            default -> Bytes.u8(content, at + 1) < APP0;
        };
    }

    /** Place of the next marker; fill bytes before it are skipped. */
    private int marker(int from) {
        int at = from;
        if (Bytes.u8(content, at) != 0xFF) {
            throw new Bytes.Damaged();
        }
        while (Bytes.u8(content, at + 1) == 0xFF) {
            at++;
        }
        return at;
    }

    private int segmentLength(int at) {
        int length = Bytes.u16(content, at + 2);
        if (length < 2) {
            throw new Bytes.Damaged();
        }
        Bytes.require(content, at + 2L, length);
        return length;
    }
}
