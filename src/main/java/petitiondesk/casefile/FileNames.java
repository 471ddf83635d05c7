package petitiondesk.casefile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Names under which pieces lie in a ZIP: none twice, none that a file system refuses, in the order of the index. */
final class FileNames {

    /** File systems take 255 bytes; a Chinese character is three. */
    private static final int MOST_BYTES = 200;

    private FileNames() {}

    static List<String> of(List<Piece> pieces) {
        int digits = Math.max(2, Integer.toString(pieces.size()).length());
        List<String> names = new ArrayList<>();
        for (Piece piece : pieces) {
            String position = String.format("%0" + digits + "d", names.size() + 1);
            names.add(piece.folder() + position + "-" + safe(piece.name()));
        }
        return names;
    }

    static String safe(String name) {
        String plain = name.replaceAll("[\\p{Cntrl}<>:\"/\\\\|?*]", "_");
        int dot = plain.lastIndexOf('.');
        String ending = dot > 0 ? plain.substring(dot) : "";
        String stem = dot > 0 ? plain.substring(0, dot) : plain;
        while (bytes(stem) + bytes(ending) > MOST_BYTES) {
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        }
        return stem + ending;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
