package petitiondesk.document.signing;

/**
 * Looks at how deeply a value is nested before a library reads it, which goes down as deep as whoever made it wants. What stands
 * in a PDF is DER: each part says how long it is.
 */
final class DerShape {

    /** A signature with a time-stamp has some twenty. */
    private static final int DEEPEST = 64;

    private static final int CONSTRUCTED = 0x20;
    private static final int LONG_TAG = 0x1F;
    private static final int MORE = 0x80;

    private final byte[] value;
    private int at;

    private DerShape(byte[] value) {
        this.value = value;
    }

    /** Whether the first part of it is whole and not too deep; what follows it is room that was left over. */
    static boolean isReadable(byte[] value) {
        return new DerShape(value).isReadable();
    }

    private boolean isReadable() {
        int[] ends = new int[DEEPEST];
        int depth = 0;
        do {
            int limit = depth == 0 ? value.length : ends[depth - 1];
            boolean constructed = at < limit && (value[at] & CONSTRUCTED) != 0;
            int length = tag(limit) ? length(limit) : -1;
            if (length < 0 || length > limit - at) {
                return false;
            }
            if (constructed) {
                if (depth == DEEPEST) {
                    return false;
                }
                ends[depth++] = at + length;
            } else {
                at += length;
            }
            while (depth > 0 && at == ends[depth - 1]) {
                depth--;
            }
        } while (depth > 0);
        return true;
    }

    private boolean tag(int limit) {
        if (at >= limit) {
            return false;
        }
        if ((value[at++] & LONG_TAG) == LONG_TAG) {
            while (at < limit && (value[at] & MORE) != 0) {
                at++;
            }
            at++;
        }
        return at < limit;
    }

    /** Of what follows; negative if it is not said, or not in a number of bytes that a signature needs. */
    private int length(int limit) {
        int first = value[at++] & 0xFF;
        if (first < MORE) {
            return first;
        }
        int bytes = first - MORE;
        if (bytes == 0 || bytes > 3 || at + bytes > limit) {
            return -1;
        }
        int length = 0;
        for (int i = 0; i < bytes; i++) {
            length = length << 8 | value[at++] & 0xFF;
        }
        return length;
    }
}
