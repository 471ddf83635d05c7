package petitiondesk.document;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * A film or recording (ISO 14496-12) whose boxes with place, device and programs' notes are blanked out where they stand:
 * nothing moves, so every place that the film refers to stays right.
 */
final class CleanFilm {

    private static final Set<String> TOP =
            Set.of("ftyp", "moov", "mdat", "free", "skip", "wide", "moof", "mfra", "sidx", "styp");
    private static final Set<String> MOVIE = Set.of("mvhd", "trak", "mvex", "iods", "free", "skip");
    private static final Set<String> TRACK = Set.of("tkhd", "mdia", "edts", "tref", "tapt", "load", "free", "skip");

    private final byte[] content;

    private CleanFilm(byte[] content) {
        this.content = content;
    }

    static byte[] of(byte[] content) {
        CleanFilm film = new CleanFilm(content.clone());
        film.clean(0, content.length, TOP);
        return film.content;
    }

    private void clean(int from, int to, Set<String> kept) {
        int at = from;
        while (at < to) {
            if (to - at < 8) {
                // QuickTime ends some lists of boxes with four zero bytes
                Arrays.fill(content, at, to, (byte) 0);
                return;
            }
            int head = Bytes.u32(content, at) == 1 ? 16 : 8;
            int end = end(at, to, head);
            String type = new String(content, at + 4, 4, StandardCharsets.ISO_8859_1);
            if (!kept.contains(type) || type.equals("free") || type.equals("skip")) {
                blank(at, head, end);
            } else if (type.equals("moov")) {
                clean(at + head, end, MOVIE);
            } else if (type.equals("trak")) {
                clean(at + head, end, TRACK);
            }
            at = end;
        }
    }

    private int end(int at, int to, int head) {
        long length = Bytes.u32(content, at);
        if (head == 16) {
            length = Bytes.u32(content, at + 8) << 32 | Bytes.u32(content, at + 12);
        } else if (length == 0) {
            length = to - at;
        }
        if (length < head || length > to - at) {
            throw new Bytes.Damaged();
        }
        return at + (int) length;
    }

    private void blank(int at, int head, int end) {
        byte[] free = {'f', 'r', 'e', 'e'};
        System.arraycopy(free, 0, content, at + 4, free.length);
        Arrays.fill(content, at + head, end, (byte) 0);
    }
}
