package petitiondesk.document.issued;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What can be said of a paper to whoever holds it: never a person's name but the signers', never the matter.
 *
 * @param valid whether it may be relied on: ours, unchanged, not declared void
 * @param text the answer in plain words
 * @param document the one that is meant; null where none is known
 * @param signatures that were found in it
 */
public record Finding(Verdict verdict, boolean valid, String text, Paper document, List<Signature> signatures) {

    /** The answer for programs. */
    public enum Verdict {
        /** Ours, and as it was issued as far as it was looked at. */
        ISSUED,
        /** Ours, but some of its bytes are others. */
        CHANGED,
        /** Bears a signature of ours, but was not issued as a document. */
        SIGNED_NOT_REGISTERED,
        NOT_OURS
    }

    /**
     * A document of ours.
     *
     * @param number business key of what it is about
     * @param voidSince null while it holds
     */
    public record Paper(
            String title,
            String number,
            LocalDate issuedOn,
            int pages,
            long size,
            String code,
            String sha256,
            Instant voidSince) {}

    /**
     * An electronic signature.
     *
     * @param at when it was made
     * @param timestamped whether somebody else's clock bears witness to the time
     * @param holds whether it is intact, covers the whole file, and its certificate was good at the time
     * @param text the same in plain words, with what became of the certificate since
     */
    public record Signature(
            String name, String capacity, Instant at, boolean timestamped, boolean holds, String text) {}
}
