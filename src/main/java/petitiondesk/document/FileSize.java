package petitiondesk.document;

/** Sizes as people read them. */
public final class FileSize {

    private static final long KILO = 1024;
    private static final long MEGA = KILO * KILO;

    private FileSize() {}

    /** Such as 820 KB or 1.4 MB. */
    public static String text(long bytes) {
        if (bytes < KILO) {
            return bytes + " 字节";
        }
        if (bytes < MEGA) {
            return Math.round((double) bytes / KILO) + " KB";
        }
        long tenths = Math.round(10.0 * bytes / MEGA);
        return tenths % 10 == 0 ? tenths / 10 + " MB" : tenths / 10 + "." + tenths % 10 + " MB";
    }
}
