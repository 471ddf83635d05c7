package petitiondesk.document.issued;

import java.time.Instant;
import java.util.List;
import petitiondesk.document.FileSize;
import petitiondesk.document.rendering.MissingGlyph;

/**
 * A document that was issued, as it is told.
 *
 * @param kind what sort of paper, in the words of the room that issued it
 * @param subject business key of what it is about
 * @param occasion what happened that it tells of
 * @param title without anything personal
 * @param code by which anybody may check it, sixteen letters and digits
 * @param size in bytes
 * @param issuedBy user id; null where the desk itself issued it
 * @param missing characters that could not be printed; empty nearly always
 * @param signatures electronic ones, in the order in which they were made
 * @param voided since when and why it does not hold any more, or null
 */
public record Issued(
        long id,
        String kind,
        String subject,
        String occasion,
        String title,
        String code,
        String sha256,
        long size,
        int pages,
        Instant issuedAt,
        String issuedBy,
        List<MissingGlyph> missing,
        List<Signed> signatures,
        Voided voided) {

    /**
     * Who signed it.
     *
     * @param signer user id
     * @param signerName as it stood on the day
     * @param timestamped whether somebody else's clock bears witness to the time
     */
    public record Signed(
            String signer,
            String signerName,
            String capacity,
            String reason,
            long certificateId,
            Instant signedAt,
            boolean timestamped) {}

    /** @param by user id; null where it follows from what somebody did to the matter */
    public record Voided(String reason, String by, Instant at) {}

    public boolean isVoid() {
        return voided != null;
    }

    public String sizeText() {
        return FileSize.text(size);
    }

    /** The code in groups, as paper shows it. */
    public String codeText() {
        return DocumentCodes.inGroups(code);
    }

    /** A name for the file that tells what it is and of what. */
    public String fileName() {
        return "%s-%s.pdf".formatted(subject, title);
    }
}
