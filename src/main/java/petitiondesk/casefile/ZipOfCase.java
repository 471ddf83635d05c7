package petitiondesk.casefile;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntConsumer;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.springframework.stereotype.Component;
import petitiondesk.shared.Sha256;

/** The whole file as a ZIP with the hashes of all that is in it. */
@Component
class ZipOfCase {

    private static final int READABLE = 0100644;

    private final IndexSheet index;

    ZipOfCase(IndexSheet index) {
        this.index = index;
    }

    /** Writes it; tells how many pieces are in it after each one. */
    void write(CaseExport export, CaseBundle.Bundle bundle, OutputStream out, IntConsumer done) throws IOException {
        ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out);
        zip.setEncoding(StandardCharsets.UTF_8.name());
        StringBuilder sums = new StringBuilder();
        byte[] first = index.print(export, bundle, null).pdf();
        add(zip, "00-案卷目录.pdf", export.askedAt(), first);
        sums.append(line(Sha256.of(first), "00-案卷目录.pdf"));
        List<String> names = FileNames.of(bundle.pieces());
        for (int i = 0; i < names.size(); i++) {
            Piece piece = bundle.pieces().get(i);
            copy(zip, names.get(i), piece);
            sums.append(line(piece.sha256(), names.get(i)));
            done.accept(i + 1);
        }
        add(zip, "SHA256SUMS", export.askedAt(), sums.toString().getBytes(StandardCharsets.UTF_8));
        zip.finish();
        zip.flush();
    }

    private static String line(String sha256, String name) {
        return sha256 + "  " + name + "\n";
    }

    private static void add(ZipArchiveOutputStream zip, String name, Instant at, byte[] content) throws IOException {
        open(zip, name, at);
        zip.write(content);
        zip.closeArchiveEntry();
    }

    /** Byte by byte as it is kept: what is not what the register says must not go to a court. */
    private static void copy(ZipArchiveOutputStream zip, String name, Piece piece) throws IOException {
        open(zip, name, piece.date());
        try (DigestInputStream in = new DigestInputStream(piece.source().open(), Sha256.digest())) {
            in.transferTo(zip);
            String found = HexFormat.of().formatHex(in.getMessageDigest().digest());
            if (!found.equals(piece.sha256())) {
                throw new ChangedPiece(piece);
            }
        }
        zip.closeArchiveEntry();
    }

    private static void open(ZipArchiveOutputStream zip, String name, Instant at) throws IOException {
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        entry.setTime(at.toEpochMilli());
        // some programs take names from elsewhere for letters of DOS, whatever the entry says of them
        entry.setUnixMode(READABLE);
        zip.putArchiveEntry(entry);
    }
}
