package petitiondesk.document.rendering;

/**
 * A character that no font has; 〓 stands in its place.
 *
 * @param codePoint the first one missing where several make one sign
 * @param times how often it was replaced
 */
public record MissingGlyph(int codePoint, int times) {

    /** Such as {@code U+1F64F}. */
    public String text() {
        return "U+%04X".formatted(codePoint);
    }
}
