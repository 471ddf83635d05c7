package petitiondesk.petition;

import java.time.Instant;

/**
 * How a petition goes on, with who goes on and until when.
 *
 * @param handlingGroup null where nobody handles it now
 * @param handleDueAt end of the limit of handling that ends first; null where nobody handles it now
 */
public record Route(Disposition disposition, String handlingGroup, String signingGroup, Instant handleDueAt) {

    static Route of(Disposition disposition) {
        return new Route(disposition, null, null, null);
    }

    /** Whether somebody handles it from now on. */
    public boolean isTakenUp() {
        return handlingGroup != null;
    }
}
