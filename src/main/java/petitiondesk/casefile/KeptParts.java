package petitiondesk.casefile;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.NoSuchElementException;
import org.springframework.core.io.AbstractResource;
import petitiondesk.shared.Sha256;

/**
 * What was made, stretch by stretch in the database: neither the one who makes it nor the one who takes it has it in memory as a
 * whole, and whichever copy of the desk is asked has it.
 */
final class KeptParts {

    private static final int STRETCH = 1024 * 1024;

    private KeptParts() {}

    /** Writes; whoever is done asks for size and hash. */
    static final class Out extends OutputStream {

        private final CaseExportTables tables;
        private final CaseExport export;
        private final MessageDigest digest = Sha256.digest();
        private final byte[] stretch = new byte[STRETCH];
        private int filled;
        private int position;
        private long size;

        Out(CaseExportTables tables, CaseExport export) {
            this.tables = tables;
            this.export = export;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            int from = offset;
            int left = length;
            while (left > 0) {
                int count = Math.min(left, STRETCH - filled);
                System.arraycopy(bytes, from, stretch, filled, count);
                filled += count;
                from += count;
                left -= count;
                if (filled == STRETCH) {
                    store();
                }
            }
        }

        private void store() {
            byte[] full = Arrays.copyOf(stretch, filled);
            digest.update(full);
            tables.append(export, position++, full);
            size += filled;
            filled = 0;
        }

        @Override
        public void close() {
            if (filled > 0) {
                store();
            }
        }

        long size() {
            return size;
        }

        String sha256() {
            return HexFormat.of().formatHex(digest.digest());
        }
    }

    /** Reads. */
    static final class Content extends AbstractResource {

        private final CaseExportTables tables;
        private final CaseExport export;

        Content(CaseExportTables tables, CaseExport export) {
            this.tables = tables;
            this.export = export;
        }

        @Override
        public InputStream getInputStream() {
            return new In(tables, export);
        }

        @Override
        public long contentLength() {
            return export.size();
        }

        @Override
        public boolean exists() {
            return true;
        }

        @Override
        public String getDescription() {
            return "case file export " + export.id();
        }
    }

    private static final class In extends InputStream {

        private final CaseExportTables tables;
        private final CaseExport export;
        private byte[] stretch = new byte[0];
        private int read;
        private int position;
        private long left;

        In(CaseExportTables tables, CaseExport export) {
            this.tables = tables;
            this.export = export;
            this.left = export.size();
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (left == 0) {
                return -1;
            }
            if (read == stretch.length) {
                try {
                    stretch = tables.content(export, position++).orElseThrow();
                } catch (NoSuchElementException e) {
                    throw new IOException("the case file was deleted while it was read", e);
                }
                read = 0;
            }
            int count = Math.min(length, stretch.length - read);
            System.arraycopy(stretch, read, target, offset, count);
            read += count;
            left -= count;
            return count;
        }
    }
}
