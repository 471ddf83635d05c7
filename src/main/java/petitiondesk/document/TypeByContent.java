package petitiondesk.document;

import java.util.Map;
import org.apache.tika.Tika;

/** Tells by its content what a file is; its name and what the browser says of it are claims. */
final class TypeByContent {

    private static final String ZIP = "application/zip";
    /** What old Office files begin with; the library guesses at some of them and not at others. */
    private static final String COMPOUND = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1";

    private static final String TEXT = "text/plain";
    private static final String UNKNOWN = "application/octet-stream";

    private static final Map<String, FileType> PLAIN = Map.of(
            "application/pdf", FileType.PDF,
            "image/jpeg", FileType.JPEG,
            "image/png", FileType.PNG,
            "image/webp", FileType.WEBP,
            "image/gif", FileType.GIF,
            "audio/mpeg", FileType.MP3,
            "audio/mp4", FileType.M4A);

    private final Tika tika = new Tika();

    /** @throws petitiondesk.shared.Refusal naming the file if nothing of this content may be taken */
    FileType of(String name, byte[] content) {
        if (Bytes.has(content, 0, COMPOUND)) {
            return CompoundFile.typeOf(name, content);
        }
        String found = tika.detect(content);
        FileType plain = PLAIN.get(found);
        if (plain != null) {
            return plain;
        }
        return switch (found) {
            case "video/mp4", "video/x-m4v", "application/mp4", "video/quicktime" -> film(name, content);
            case ZIP, "application/x-tika-ooxml" -> OfficePackage.typeOf(name, content);
            case TEXT, UNKNOWN -> PlainText.check(name, content);
            default -> throw FileRefused.because(name, RefusedTypes.reason(found));
        };
    }

    /** The library takes every film whose brand it does not know for QuickTime; phones write MP4 under many brands. */
    private static FileType film(String name, byte[] content) {
        if (!Bytes.has(content, 4, "ftyp")) {
            throw FileRefused.because(name, "是旧式的视频文件，请转成 MP4 再上传");
        }
        return Bytes.has(content, 8, "qt  ") ? FileType.MOV : FileType.MP4;
    }
}
