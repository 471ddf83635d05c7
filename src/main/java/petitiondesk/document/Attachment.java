package petitiondesk.document;

import java.time.Instant;

/**
 * A file of a case, as it is told.
 *
 * @param subject number of the case
 * @param size of what is kept, in bytes
 * @param sha256 of what is kept
 * @param description what it shows, or null
 * @param addedBy user id; null where the petitioner brought it
 * @param disclosed whether the petitioner may read what the office added
 */
public record Attachment(
        long id,
        String subject,
        Side side,
        String name,
        FileType type,
        long size,
        String sha256,
        String description,
        String addedBy,
        Instant addedAt,
        boolean disclosed) {

    /** Who brought it. */
    public enum Side {
        PETITIONER,
        OFFICE
    }

    /** Whether the petitioner may have it: his own, and what the office has opened to him. */
    public boolean isForPetitioner() {
        return side == Side.PETITIONER || disclosed;
    }

    /** Name, kind, size and hash in one line, for the history of the case. */
    public String line() {
        return "“%s”（%s，%s，SHA-256 %s）".formatted(name, type.title(), FileSize.text(size), sha256);
    }
}
