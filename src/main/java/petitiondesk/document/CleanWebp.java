package petitiondesk.document;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/** A WebP picture of the chunks that make it: no Exif, no XMP, nothing of programs' own, nothing behind its end. */
final class CleanWebp {

    private static final int HEAD = 12;
    private static final int EXIF_FLAG = 0x08;
    private static final int XMP_FLAG = 0x04;
    private static final String EXIF = "EXIF";
    private static final Set<String> KEPT = Set.of("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP");

    private CleanWebp() {}

    static byte[] of(byte[] content) {
        Bytes.require(content, 0, HEAD);
        long length = 8 + Bytes.le32(content, 4);
        // some programs forget the byte that makes the last chunk even
        int end = (int) Math.min(length, content.length);
        if (length > content.length + 1L) {
            throw new Bytes.Damaged();
        }
        int orientation = orientation(content, end);
        boolean turned = Orientation.matters(orientation);
        ByteArrayOutputStream chunks = new ByteArrayOutputStream(content.length);
        for (int at = HEAD; at + 8 <= end; at = after(content, at, end)) {
            String type = type(content, at);
            if (KEPT.contains(type)) {
                byte[] data = data(content, at, end);
                if (type.equals("VP8X")) {
                    Bytes.require(data, 0, 1);
                    data[0] = (byte) (data[0] & ~(EXIF_FLAG | XMP_FLAG) | (turned ? EXIF_FLAG : 0));
                }
                chunks.writeBytes(chunk(type, data));
            }
        }
        if (turned) {
            chunks.writeBytes(chunk(EXIF, Orientation.tiff(orientation)));
        }
        return ByteBuffer.allocate(HEAD + chunks.size())
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(4 + chunks.size())
                .put("WEBP".getBytes(StandardCharsets.ISO_8859_1))
                .put(chunks.toByteArray())
                .array();
    }

    private static int orientation(byte[] content, int end) {
        for (int at = HEAD; at + 8 <= end; at = after(content, at, end)) {
            if (type(content, at).equals(EXIF)) {
                byte[] data = data(content, at, end);
                // some cameras put the mark of JPEG before it
                return Orientation.in(Bytes.has(data, 0, "Exif\0\0") ? Arrays.copyOfRange(data, 6, data.length) : data);
            }
        }
        return 1;
    }

    private static String type(byte[] content, int at) {
        return new String(content, at, 4, StandardCharsets.ISO_8859_1);
    }

    private static byte[] data(byte[] content, int at, int end) {
        long length = Bytes.le32(content, at + 4);
        if (at + 8 + length > end) {
            throw new Bytes.Damaged();
        }
        return Arrays.copyOfRange(content, at + 8, at + 8 + (int) length);
    }

    private static int after(byte[] content, int at, int end) {
        long length = Bytes.le32(content, at + 4);
        if (at + 8 + length > end) {
            throw new Bytes.Damaged();
        }
        return (int) Math.min(end, at + 8 + length + (length & 1));
    }

    private static byte[] chunk(String type, byte[] data) {
        return ByteBuffer.allocate(8 + data.length + (data.length & 1))
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(type.getBytes(StandardCharsets.ISO_8859_1))
                .putInt(data.length)
                .put(data)
                .array();
    }
}
