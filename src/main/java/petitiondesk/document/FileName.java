package petitiondesk.document;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A file's name without what could mislead somebody about it or lead somewhere: folders, invisible signs that turn the
 * writing direction, characters that file systems refuse. Its ending says what the content is, whatever it said before.
 */
final class FileName {

    private static final int LONGEST = 120;
    private static final Pattern FOLDERS = Pattern.compile("^.*[/\\\\]", Pattern.DOTALL);
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\uFFFD]");
    private static final Pattern RESERVED = Pattern.compile("[<>:\"|?*]");
    private static final Pattern EDGES = Pattern.compile("^[\\s.]+|[\\s.]+$");
    private static final String NAMELESS = "附件";

    private FileName() {}

    /** The name as it can be shown, whatever the content is. */
    static String shown(String given) {
        if (given == null) {
            return NAMELESS;
        }
        String last = FOLDERS.matcher(given).replaceFirst("");
        String name = Normalizer.normalize(last, Normalizer.Form.NFC);
        name = UNSEEN.matcher(name).replaceAll("");
        name = RESERVED.matcher(name).replaceAll("_").replaceAll("\\s+", " ");
        name = EDGES.matcher(name).replaceAll("");
        return name.isEmpty() ? NAMELESS : shortened(name, extension(name));
    }

    /** The shown name with an ending that fits the content: kept, put in the place of another known one, or added. */
    static String fitting(String shown, FileType type) {
        String extension = extension(shown);
        if (type.extensions().contains(extension)) {
            return shown;
        }
        boolean otherType = false;
        for (FileType other : FileType.values()) {
            otherType |= other.extensions().contains(extension);
        }
        String stem = otherType ? shown.substring(0, shown.length() - extension.length() - 1) : shown;
        String right = type.extensions().get(0);
        return shortened(stem + "." + right, right);
    }

    /** The ending in small letters without its dot; empty where there is none. */
    static String extension(String name) {
        int dot = name.lastIndexOf('.');
        String ending = dot <= 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        return ending.matches("[a-z0-9]{1,8}") ? ending : "";
    }

    private static String shortened(String name, String extension) {
        if (name.codePointCount(0, name.length()) <= LONGEST) {
            return name;
        }
        String ending = extension.isEmpty() ? "" : name.substring(name.length() - extension.length() - 1);
        int kept = name.offsetByCodePoints(0, LONGEST - ending.length());
        return name.substring(0, kept).stripTrailing() + ending;
    }
}
