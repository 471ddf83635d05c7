package petitiondesk.document;

import java.util.Locale;

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
        double megas = (double) bytes / MEGA;
        return String.format(Locale.ROOT, megas == Math.rint(megas) ? "%.0f MB" : "%.1f MB", megas);
    }
}
