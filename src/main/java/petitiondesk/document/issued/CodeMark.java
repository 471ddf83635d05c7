package petitiondesk.document.issued;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The code in the clear at the end of a file, beside the one in its description: by one of the two a changed copy is still
 * known for what it was. A comment in front of {@code startxref} moves nothing that the file's index points to.
 */
final class CodeMark {

    private static final byte[] END = "startxref".getBytes(StandardCharsets.US_ASCII);

    private CodeMark() {}

    static byte[] on(byte[] pdf, String code) {
        int at = lastEnd(pdf);
        ByteArrayOutputStream marked = new ByteArrayOutputStream(pdf.length + 32);
        marked.write(pdf, 0, at);
        marked.writeBytes(("% " + DocumentCodes.inGroups(code) + "\n").getBytes(StandardCharsets.US_ASCII));
        marked.write(pdf, at, pdf.length - at);
        return marked.toByteArray();
    }

    private static int lastEnd(byte[] pdf) {
        for (int at = pdf.length - END.length; at >= 0; at--) {
            int same = 0;
            while (same < END.length && pdf[at + same] == END[same]) {
                same++;
            }
            if (same == END.length) {
                return at;
            }
        }
        throw new IllegalArgumentException("a file without startxref is no PDF");
    }
}
