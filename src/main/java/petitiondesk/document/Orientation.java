package petitiondesk.document;

import java.io.ByteArrayOutputStream;

/**
 * Which side of a picture is up: the one thing in a camera's data (Exif, a TIFF directory) that is kept, for without it the
 * picture lies on its side.
 */
final class Orientation {

    private static final int UPRIGHT = 1;
    private static final int TAG = 0x0112;
    private static final int SHORT = 3;

    private Orientation() {}

    /** The value from 1 to 8 that the camera noted; 1 where it noted none, or nonsense. */
    static int in(byte[] tiff) {
        try {
            boolean intel = Bytes.has(tiff, 0, "II*\0");
            if (!intel && !Bytes.has(tiff, 0, "MM\0*")) {
                return UPRIGHT;
            }
            long directory = intel ? Bytes.le32(tiff, 4) : Bytes.u32(tiff, 4);
            Bytes.require(tiff, directory, 2);
            int at = (int) directory;
            int entries = u16(tiff, at, intel);
            for (int entry = at + 2; entry < at + 2 + 12 * entries; entry += 12) {
                if (u16(tiff, entry, intel) == TAG && u16(tiff, entry + 2, intel) == SHORT) {
                    int value = u16(tiff, entry + 8, intel);
                    return value >= 1 && value <= 8 ? value : UPRIGHT;
                }
            }
            return UPRIGHT;
        } catch (Bytes.Damaged e) {
            // unreadable notes of the camera go as a whole; the picture may be fine
            return UPRIGHT;
        }
    }

    /** Whether there is anything to keep. */
    static boolean matters(int orientation) {
        return orientation != UPRIGHT;
    }

    /** A TIFF directory that says this and nothing else. */
    static byte[] tiff(int orientation) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {'M', 'M', 0, '*', 0, 0, 0, 8, 0, 1});
        out.writeBytes(new byte[] {TAG >> 8, TAG & 0xFF, 0, SHORT, 0, 0, 0, 1, 0, (byte) orientation, 0, 0});
        out.writeBytes(new byte[4]);
        return out.toByteArray();
    }

    private static int u16(byte[] tiff, int at, boolean intel) {
        return intel ? Bytes.le16(tiff, at) : Bytes.u16(tiff, at);
    }
}
