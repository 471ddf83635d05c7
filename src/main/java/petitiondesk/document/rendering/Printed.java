package petitiondesk.document.rendering;

import java.util.List;

/**
 * A document as it goes out.
 *
 * @param missing characters that could not be printed; empty nearly always
 * @param signature where a visible signature belongs; null where the document has no such place
 */
public record Printed(byte[] pdf, int pages, List<MissingGlyph> missing, Place signature) {}
