package petitiondesk.casefile;

import java.time.Instant;

/**
 * A whole case file that somebody asked for.
 *
 * @param pieces how many pieces it has; 0 while that is not known
 * @param done how many of them are in it
 * @param finishedAt null while it is being made
 * @param failure why it could not be made, or null
 * @param size in bytes; null while there is nothing
 * @param deletedAt since when what was made is gone, or null
 */
public record CaseExport(
        long id,
        String petitionNumber,
        Format format,
        String purpose,
        String askedBy,
        Instant askedAt,
        int attempt,
        int pieces,
        int done,
        Instant finishedAt,
        String failure,
        Long size,
        String sha256,
        Instant deletedAt) {

    /** What comes out. */
    public enum Format {
        ZIP("压缩包（ZIP）", "application/zip", "zip"),
        PDF("一份 PDF", "application/pdf", "pdf");

        private final String title;
        private final String mediaType;
        private final String extension;

        Format(String title, String mediaType, String extension) {
            this.title = title;
            this.mediaType = mediaType;
            this.extension = extension;
        }

        public String title() {
            return title;
        }

        public String mediaType() {
            return mediaType;
        }

        public String extension() {
            return extension;
        }
    }

    /** Whether it can be taken. */
    public boolean isReady() {
        return size != null && deletedAt == null;
    }

    public String fileName() {
        return "%s-案卷.%s".formatted(petitionNumber, format.extension());
    }
}
