package petitiondesk.document;

import java.io.InputStream;
import org.springframework.core.io.AbstractResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The bytes of a kept file, read in pieces, each with a query of its own: neither memory nor a connection is held while a
 * slow reader takes them. The file never changes, so the pieces fit.
 */
final class StoredContent extends AbstractResource {

    private static final int PIECE = 1024 * 1024;

    private final JdbcClient jdbc;
    private final long file;
    private final Attachment attachment;

    StoredContent(JdbcClient jdbc, long file, Attachment attachment) {
        this.jdbc = jdbc;
        this.file = file;
        this.attachment = attachment;
    }

    @Override
    public InputStream getInputStream() {
        return new Pieces();
    }

    @Override
    public long contentLength() {
        return attachment.size();
    }

    @Override
    public boolean exists() {
        return true;
    }

    /** Without the file's name, which is personal. */
    @Override
    public String getDescription() {
        return "attachment " + attachment.id();
    }

    private byte[] piece(long from) {
        return jdbc.sql("select substring(content from :from for :length) from stored_file where id = :id")
                .param("from", (int) from + 1)
                .param("length", PIECE)
                .param("id", file)
                .query(byte[].class)
                .single();
    }

    private final class Pieces extends InputStream {

        private long next;
        private byte[] piece = new byte[0];
        private int read;

        @Override
        public int read() {
            return fill() ? piece[read++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            if (!fill()) {
                return -1;
            }
            int count = Math.min(length, piece.length - read);
            System.arraycopy(piece, read, target, offset, count);
            read += count;
            return count;
        }

        @Override
        public long skip(long count) {
            long skipped = Math.max(0, Math.min(count, attachment.size() - next + piece.length - read));
            long place = next - piece.length + read + skipped;
            next = place;
            piece = new byte[0];
            read = 0;
            return skipped;
        }

        private boolean fill() {
            if (read < piece.length) {
                return true;
            }
            if (next >= attachment.size()) {
                return false;
            }
            piece = piece(next);
            read = 0;
            next += piece.length;
            return true;
        }
    }
}
