package petitiondesk.document.signing;

import java.time.Instant;

/**
 * A signed document.
 *
 * @param timestamped whether a service has attested the time
 */
public record SignedPdf(byte[] pdf, long certificateId, Instant signedAt, boolean timestamped) {}
