package petitiondesk.document.rendering;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text without anything that the fonts cannot show: what cannot be seen is taken out, and 〓 stands for each sign that no
 * font has, however many code points make it.
 *
 * @param rare whether the font of rare characters is needed
 */
record PrintableText(String text, boolean rare, List<MissingGlyph> missing) {

    private static final String STAND_IN = "〓";
    private static final Pattern SIGN = Pattern.compile("\\X");

    static PrintableText of(String text, Typefaces fonts) {
        if (text.codePoints().allMatch(c -> isPlain(c) && fonts.everyday(c) || c == '\n')) {
            return new PrintableText(text, false, List.of());
        }
        StringBuilder printable = new StringBuilder(text.length());
        Map<Integer, Integer> missing = new LinkedHashMap<>();
        boolean rare = false;
        Matcher sign = SIGN.matcher(text);
        while (sign.find()) {
            int[] seen = sign.group().codePoints().filter(c -> !isUnseen(c)).toArray();
            int lacking = lacking(seen, fonts);
            if (lacking >= 0) {
                missing.merge(lacking, 1, Integer::sum);
                printable.append(STAND_IN);
                continue;
            }
            for (int c : seen) {
                rare |= !isSpace(c) && !fonts.everyday(c);
                printable.appendCodePoint(isSpace(c) && c != '\n' ? ' ' : c);
            }
        }
        List<MissingGlyph> found = new ArrayList<>();
        missing.forEach((codePoint, times) -> found.add(new MissingGlyph(codePoint, times)));
        return new PrintableText(printable.toString(), rare, found);
    }

    /** The first of them that no font has, or -1. */
    private static int lacking(int[] sign, Typefaces fonts) {
        for (int c : sign) {
            if (!isSpace(c) && !fonts.everyday(c) && !fonts.rare(c)) {
                return c;
            }
        }
        return -1;
    }

    private static boolean isPlain(int c) {
        return !isUnseen(c) && !isSpace(c) || c == ' ';
    }

    /** White space for a browser; the wide space of Chinese text is a character like any other. */
    private static boolean isSpace(int c) {
        return c == ' '
                || c >= '\t' && c <= '\r'
                || c == 0x85
                || c == 0xA0
                || c >= 0x2000 && c <= 0x200A
                || c == 0x2028
                || c == 0x2029
                || c == 0x202F
                || c == 0x205F;
    }

    /** Control characters, joiners, marks of direction and of variants, and the like. */
    private static boolean isUnseen(int c) {
        int type = Character.getType(c);
        return (type == Character.CONTROL || type == Character.FORMAT) && !isSpace(c)
                || c >= 0xFE00 && c <= 0xFE0F
                || c >= 0xE0000 && c <= 0xE0FFF
                || c == 0x034F
                || c == 0x3164;
    }
}
