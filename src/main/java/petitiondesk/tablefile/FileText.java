package petitiondesk.tablefile;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The characters of a file, and the encoding that they were in. Text in GB18030 is practically never valid UTF-8, so
 * UTF-8 is tried first.
 */
record FileText(String encoding, String characters) {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String SAVE_AS_CSV = "请在 Excel 里选“另存为”，类型选“CSV UTF-8（逗号分隔）”";
    /** At most one fault in so many characters still is UTF-8 with damage, and not another encoding. */
    private static final int DAMAGE = 50;

    private static final List<Signature> NOT_CSV = List.of(
            new Signature(new int[] {'P', 'K', 3, 4}, "这是 Excel 工作簿（xlsx），不是 CSV，改文件后缀没有用；" + SAVE_AS_CSV),
            new Signature(new int[] {0xD0, 0xCF, 0x11, 0xE0}, "这是旧版 Excel 工作簿（xls），不是 CSV，改文件后缀没有用；" + SAVE_AS_CSV),
            new Signature(new int[] {'%', 'P', 'D', 'F'}, "这是 PDF 文件，不是 CSV 表格"),
            new Signature(new int[] {0xFF, 0xFE}, "文件是 UTF-16 编码（Excel 的“Unicode 文本”）；" + SAVE_AS_CSV),
            new Signature(new int[] {0xFE, 0xFF}, "文件是 UTF-16 编码；" + SAVE_AS_CSV));

    private record Signature(int[] bytes, String message) {

        boolean begins(byte[] content) {
            if (content.length < bytes.length) {
                return false;
            }
            for (int i = 0; i < bytes.length; i++) {
                if ((content[i] & 0xFF) != bytes[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    /** @throws petitiondesk.shared.Refusal if this is no text in UTF-8 or GB18030 */
    static FileText of(byte[] content, Place file) {
        if (content.length == 0) {
            throw file.refuse("文件是空的");
        }
        for (Signature other : NOT_CSV) {
            if (other.begins(content)) {
                throw file.refuse(other.message());
            }
        }
        requireNoZeroBytes(content, file);
        boolean marked = content.length >= 3
                && (content[0] & 0xFF) == 0xEF
                && (content[1] & 0xFF) == 0xBB
                && (content[2] & 0xFF) == 0xBF;
        byte[] body = marked ? Arrays.copyOfRange(content, 3, content.length) : content;
        Decoded utf8 = Decoded.of(body, StandardCharsets.UTF_8);
        FileText text;
        if (utf8.faults() == 0) {
            text = new FileText("UTF-8", utf8.characters());
        } else if (marked || (long) utf8.faults() * DAMAGE < utf8.wide()) {
            throw file.refuse(utf8.line(), utf8.column(), "有损坏的字符，文件其余部分是 UTF-8 编码；请从原系统重新导出，或改正这一处");
        } else {
            text = gb18030(body, file);
        }
        return text.requireText(file);
    }

    /** Text in neither encoding has them; UTF-16 is full of them. */
    private static void requireNoZeroBytes(byte[] content, Place file) {
        int line = 1;
        for (byte b : content) {
            if (b == 0) {
                throw file.refuse(line, "这里不是文字：文件不是 CSV，或者是 UTF-16 编码；" + SAVE_AS_CSV);
            }
            line += b == '\n' ? 1 : 0;
        }
    }

    private static FileText gb18030(byte[] body, Place file) {
        Decoded decoded = Decoded.of(body, GB18030);
        if (decoded.faults() > 0) {
            throw file.refuse(decoded.line(), decoded.column(), "文字编码无法识别，既不是 UTF-8 也不是 GB18030；" + SAVE_AS_CSV);
        }
        return new FileText("GB18030", decoded.characters());
    }

    private FileText requireText(Place file) {
        String start = characters
                .substring(0, Math.min(200, characters.length()))
                .stripLeading()
                .toLowerCase();
        if (start.startsWith("<html") || start.startsWith("<!doctype") || start.startsWith("<?xml")) {
            throw file.refuse("这是网页或 XML 格式的表格，不是 CSV；" + SAVE_AS_CSV);
        }
        return this;
    }

    /**
     * What came of decoding.
     *
     * @param faults places that are not text in this encoding
     * @param wide characters beyond ASCII that were read well
     * @param line of the first fault, from 1
     * @param column of the first fault, counted in separators, from 1
     */
    private record Decoded(String characters, int faults, long wide, int line, int column) {

        static Decoded of(byte[] body, Charset charset) {
            CharsetDecoder decoder = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            ByteBuffer in = ByteBuffer.wrap(body);
            CharBuffer out = CharBuffer.allocate(body.length + 16);
            int faults = 0;
            int firstFault = 0;
            for (CoderResult result = decoder.decode(in, out, true);
                    result.isError();
                    result = decoder.decode(in, out, true)) {
                if (faults++ == 0) {
                    firstFault = out.position();
                }
                in.position(in.position() + result.length());
                out.put('\uFFFD');
            }
            out.flip();
            String text = out.toString();
            long wide = faults == 0
                    ? 0
                    : text.chars().filter(c -> c > 0x7F && c != 0xFFFD).count();
            return faults == 0
                    ? new Decoded(text, 0, wide, 0, 0)
                    : new Decoded(text, faults, wide, lineOf(text, firstFault), columnOf(text, firstFault));
        }

        static int lineOf(String text, int place) {
            return 1
                    + (int) text.substring(0, place)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
        }

        static int columnOf(String text, int place) {
            int start = text.lastIndexOf('\n', place - 1) + 1;
            return 1
                    + (int) text.substring(start, place)
                            .chars()
                            .filter(c -> c == ',' || c == '\t' || c == ';')
                            .count();
        }
    }
}
