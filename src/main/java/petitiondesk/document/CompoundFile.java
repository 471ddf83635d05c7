package petitiondesk.document;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells what an old Office file is by the names of the streams in it ([MS-CFB]): a document, a table, or something else; and
 * refuses those with programs in them. Reads the directory alone.
 */
final class CompoundFile {

    private static final int FAT_SECTORS_IN_HEADER = 109;
    private static final int ENTRY = 128;
    private static final long LAST = 0xFFFFFFFEL;
    private static final Set<String> PROGRAMS = Set.of("macros", "_vba_project_cur", "_vba_project", "vba");

    private final byte[] content;
    private final int sectorSize;
    private final List<Long> fat = new ArrayList<>();

    private CompoundFile(byte[] content) {
        this.content = content;
        int shift = Bytes.le16(content, 0x1E);
        if (shift != 9 && shift != 12) {
            throw new Bytes.Damaged();
        }
        sectorSize = 1 << shift;
    }

    /** @throws petitiondesk.shared.Refusal naming the file if it is no document or table, or has macros */
    static FileType typeOf(String name, byte[] content) {
        Set<String> streams;
        try {
            streams = new CompoundFile(content).names();
        } catch (Bytes.Damaged e) {
            throw FileRefused.because(name, "已损坏，打不开");
        }
        if (streams.contains("encryptedpackage")) {
            throw FileRefused.because(name, "设有打开密码，工作人员看不了；请去掉密码再上传");
        }
        if (streams.stream().anyMatch(PROGRAMS::contains)) {
            throw FileRefused.because(name, "带有宏（程序），不能上传；请另存为不带宏的文档或者 PDF");
        }
        if (streams.contains("worddocument")) {
            return FileType.DOC;
        }
        if (streams.contains("workbook") || streams.contains("book")) {
            return FileType.XLS;
        }
        throw FileRefused.because(name, "是这里不收的文档格式，请另存为 docx、xlsx 或者 PDF");
    }

    /** Names of all streams and storages, in small letters. */
    private Set<String> names() {
        readFat();
        Set<String> names = new HashSet<>();
        Set<Long> seen = new HashSet<>();
        for (long sector = Bytes.le32(content, 0x30); sector < LAST; sector = next(sector)) {
            if (!seen.add(sector)) {
                throw new Bytes.Damaged();
            }
            int from = placeOf(sector);
            for (int at = from; at < from + sectorSize; at += ENTRY) {
                int length = Bytes.le16(content, at + 0x40);
                boolean used = Bytes.u8(content, at + 0x42) != 0;
                if (used && length >= 2 && length <= 64) {
                    names.add(new String(content, at, length - 2, StandardCharsets.UTF_16LE).toLowerCase(Locale.ROOT));
                }
            }
        }
        return names;
    }

    /** The table that chains the sectors; its own sectors are listed in the header and, in large files, beyond it. */
    private void readFat() {
        for (int i = 0; i < FAT_SECTORS_IN_HEADER; i++) {
            addFatSector(Bytes.le32(content, 0x4C + 4 * i));
        }
        long more = Bytes.le32(content, 0x44);
        int entries = sectorSize / 4 - 1;
        for (int read = 0; more < LAST; read++) {
            if (read > content.length / sectorSize) {
                throw new Bytes.Damaged();
            }
            int at = placeOf(more);
            for (int i = 0; i < entries; i++) {
                addFatSector(Bytes.le32(content, at + 4 * i));
            }
            more = Bytes.le32(content, at + 4 * entries);
        }
    }

    private void addFatSector(long sector) {
        if (sector >= LAST - 2) {
            return;
        }
        int at = placeOf(sector);
        if (fat.size() > content.length / 4) {
            throw new Bytes.Damaged();
        }
        for (int i = 0; i < sectorSize / 4; i++) {
            fat.add(Bytes.le32(content, at + 4 * i));
        }
    }

    private long next(long sector) {
        if (sector >= fat.size()) {
            throw new Bytes.Damaged();
        }
        return fat.get((int) sector);
    }

    private int placeOf(long sector) {
        long at = (sector + 1) * sectorSize;
        Bytes.require(content, at, sectorSize);
        return (int) at;
    }
}
