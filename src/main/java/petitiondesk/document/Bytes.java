package petitiondesk.document;

/** Numbers and marks in the bytes of a file. Reading past its end is the file's fault, and told as {@link Damaged}. */
final class Bytes {

    /** The file is not built as its beginning promises. */
    static final class Damaged extends RuntimeException {

        Damaged() {
            super("damaged file", null, false, false);
        }
    }

    private Bytes() {}

    /** Whether these characters, one byte each, stand at the place. */
    static boolean has(byte[] content, int at, String mark) {
        if (at < 0 || content.length - at < mark.length()) {
            return false;
        }
        for (int i = 0; i < mark.length(); i++) {
            if ((content[at + i] & 0xFF) != mark.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Makes sure that so many bytes are there. */
    static void require(byte[] content, long at, long length) {
        if (at < 0 || length < 0 || at + length > content.length) {
            throw new Damaged();
        }
    }

    static int u8(byte[] content, int at) {
        require(content, at, 1);
        return content[at] & 0xFF;
    }

    static int u16(byte[] content, int at) {
        return u8(content, at) << 8 | u8(content, at + 1);
    }

    static long u32(byte[] content, int at) {
        return (long) u16(content, at) << 16 | u16(content, at + 2);
    }

    /** Least significant byte first. */
    static int le16(byte[] content, int at) {
        return u8(content, at + 1) << 8 | u8(content, at);
    }

    /** Least significant byte first. */
    static long le32(byte[] content, int at) {
        return (long) le16(content, at + 2) << 16 | le16(content, at);
    }
}
