package petitiondesk.document;

import java.io.ByteArrayOutputStream;

/** A GIF without comments and programs' notes, such as XMP; how often it repeats is kept. */
final class CleanGif {

    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2C;
    private static final int TRAILER = 0x3B;
    private static final int GRAPHIC_CONTROL = 0xF9;
    private static final int APPLICATION = 0xFF;

    private final byte[] content;
    private final ByteArrayOutputStream out;

    private CleanGif(byte[] content) {
        this.content = content;
        out = new ByteArrayOutputStream(content.length);
    }

    static byte[] of(byte[] content) {
        return new CleanGif(content).cleaned();
    }

    private byte[] cleaned() {
        int at = 13 + colours(10);
        Bytes.require(content, 0, at);
        out.write(content, 0, at);
        while (Bytes.u8(content, at) != TRAILER) {
            int next = after(at);
            if (isKept(at)) {
                out.write(content, at, next - at);
            }
            at = next;
        }
        out.write(TRAILER);
        return out.toByteArray();
    }

    private int after(int at) {
        return switch (Bytes.u8(content, at)) {
            case EXTENSION -> afterBlocks(at + 2);
            case IMAGE -> afterBlocks(at + 11 + colours(at + 9));
            default -> throw new Bytes.Damaged();
        };
    }

    private boolean isKept(int at) {
        if (Bytes.u8(content, at) == IMAGE) {
            return true;
        }
        return switch (Bytes.u8(content, at + 1)) {
            case GRAPHIC_CONTROL -> true;
            case APPLICATION -> Bytes.has(content, at + 3, "NETSCAPE2.0") || Bytes.has(content, at + 3, "ANIMEXTS1.0");
            default -> false;
        };
    }

    /** Bytes of the table of colours that the flags at this place announce. */
    private int colours(int flagsAt) {
        int flags = Bytes.u8(content, flagsAt);
        return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
    }

    private int afterBlocks(int from) {
        int at = from;
        while (Bytes.u8(content, at) != 0) {
            at += 1 + Bytes.u8(content, at);
        }
        return at + 1;
    }
}
