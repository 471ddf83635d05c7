package petitiondesk.casefile;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import petitiondesk.document.FileType;

/**
 * A piece of the whole file.
 *
 * @param folder where it lies in a ZIP; empty for the top
 * @param name of its file, with its ending
 * @param size in bytes
 * @param note what has to be known of it, or null
 * @param attachment what kind of attachment it is; null for a paper of ours, which is PDF
 */
record Piece(
        String title,
        Instant date,
        String folder,
        String name,
        long size,
        String sha256,
        String note,
        FileType attachment,
        Source source) {

    /** Where its bytes come from, read once and piece by piece. */
    interface Source {

        InputStream open() throws IOException;
    }

    boolean isOurs() {
        return attachment == null;
    }
}
