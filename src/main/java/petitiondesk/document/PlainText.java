package petitiondesk.document;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Text that people wrote: in an encoding that is used here, without control characters, and called so. Under another ending
 * it is a script, a table or a page that some program would carry out.
 */
final class PlainText {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Pattern MARKUP = Pattern.compile("^\\uFEFF?\\s*<[a-zA-Z!?/]");

    private PlainText() {}

    /** @throws petitiondesk.shared.Refusal naming the file if it is anything else */
    static FileType check(String name, byte[] content) {
        String text = read(content).orElseThrow(() -> FileRefused.because(name, "不是可以上传的文件类型"));
        if (MARKUP.matcher(text).find()) {
            throw FileRefused.because(name, RefusedTypes.reason("text/html"));
        }
        String extension = FileName.extension(name);
        if (!extension.isEmpty() && !extension.equals("txt")) {
            throw FileRefused.because(name, "以 ." + extension + " 结尾，内容却只是文字；文字材料请存为 txt 或者 docx，表格请存为 xlsx");
        }
        return FileType.TXT;
    }

    private static Optional<String> read(byte[] content) {
        boolean wide = Bytes.has(content, 0, "\u00ff\u00fe") || Bytes.has(content, 0, "\u00fe\u00ff");
        Stream<Charset> encodings =
                wide ? Stream.of(StandardCharsets.UTF_16) : Stream.of(StandardCharsets.UTF_8, GB18030);
        return encodings
                .flatMap(encoding -> decoded(content, encoding).stream())
                .filter(text -> text.chars().noneMatch(PlainText::isControl))
                .findFirst();
    }

    private static Optional<String> decoded(byte[] content, Charset encoding) {
        try {
            return Optional.of(
                    encoding.newDecoder().decode(ByteBuffer.wrap(content)).toString());
        } catch (CharacterCodingException notThisOne) {
            return Optional.empty();
        }
    }

    private static boolean isControl(int c) {
        return c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' || c == 0x7F || c == 0xFFFE;
    }
}
