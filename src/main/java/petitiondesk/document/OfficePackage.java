package petitiondesk.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Tells a Word document or an Excel table from other packed files, and refuses those with programs in them. */
final class OfficePackage {

    private static final String CONTENTS = "[Content_Types].xml";
    /** The list of parts; a real one has some kilobytes. */
    private static final int LARGEST_LIST = 4 * 1024 * 1024;

    private OfficePackage() {}

    /** @throws petitiondesk.shared.Refusal naming the file if it is another package, or one with macros */
    static FileType typeOf(String name, byte[] content) {
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(content))
                .get()) {
            List<String> parts = Collections.list(zip.getEntries()).stream()
                    .map(entry -> entry.getName().toLowerCase(Locale.ROOT))
                    .toList();
            ZipArchiveEntry list = zip.getEntry(CONTENTS);
            if (list == null) {
                throw FileRefused.because(name, RefusedTypes.reason(found(parts)));
            }
            return typeOf(name, parts, listOf(name, zip, list));
        } catch (IOException | IllegalArgumentException e) {
            throw FileRefused.because(name, "已损坏，打不开");
        }
    }

    private static FileType typeOf(String name, List<String> parts, String list) {
        if (list.contains("macroenabled")
                || list.contains("vbaproject")
                || parts.stream().anyMatch(part -> part.endsWith("vbaproject.bin"))) {
            throw FileRefused.because(name, "带有宏（程序），不能上传；请另存为不带宏的文档或者 PDF");
        }
        if (list.contains("wordprocessingml.document.main+xml") && parts.contains("word/document.xml")) {
            return FileType.DOCX;
        }
        if (list.contains("spreadsheetml.sheet.main+xml") && parts.contains("xl/workbook.xml")) {
            return FileType.XLSX;
        }
        throw FileRefused.because(name, "是这里不收的文档格式，请另存为 docx、xlsx 或者 PDF");
    }

    private static String listOf(String name, ZipFile zip, ZipArchiveEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] list = in.readNBytes(LARGEST_LIST + 1);
            if (list.length > LARGEST_LIST) {
                throw FileRefused.because(name, "已损坏，打不开");
            }
            return new String(list, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        }
    }

    /** Packages that are programs are called so. */
    private static String found(List<String> parts) {
        return parts.contains("androidmanifest.xml") || parts.contains("meta-inf/manifest.mf")
                ? "application/java-archive"
                : "application/zip";
    }
}
