package petitiondesk.document;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;

/** A PNG of the chunks that make the picture: no texts, no Exif, no time, nothing of programs' own, nothing behind its end. */
final class CleanPng {

    private static final int SIGNATURE = 8;
    private static final Set<String> KEPT = Set.of(
            "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs", "acTL",
            "fcTL", "fdAT");

    private CleanPng() {}

    static byte[] of(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length);
        out.write(content, 0, SIGNATURE);
        int orientation = orientation(content);
        String type = "";
        for (int at = SIGNATURE; !type.equals("IEND"); at = after(content, at)) {
            type = type(content, at);
            if (type.equals("IDAT") && Orientation.matters(orientation)) {
                out.writeBytes(chunk("eXIf", Orientation.tiff(orientation)));
                orientation = 1;
            }
            if (KEPT.contains(type)) {
                out.write(content, at, after(content, at) - at);
            }
        }
        return out.toByteArray();
    }

    private static int orientation(byte[] content) {
        String type = "";
        for (int at = SIGNATURE; !type.equals("IEND"); at = after(content, at)) {
            type = type(content, at);
            if (type.equals("eXIf")) {
                return Orientation.in(Arrays.copyOfRange(content, at + 8, after(content, at) - 4));
            }
        }
        return 1;
    }

    private static String type(byte[] content, int at) {
        Bytes.require(content, at, 12);
        return new String(content, at + 4, 4, StandardCharsets.ISO_8859_1);
    }

    /** Length, type, data and check sum of a chunk lie before this place. */
    private static int after(byte[] content, int at) {
        long length = 12 + Bytes.u32(content, at);
        Bytes.require(content, at, length);
        return at + (int) length;
    }

    private static byte[] chunk(String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(name)
                .put(data)
                .putInt((int) sum.getValue())
                .array();
    }
}
