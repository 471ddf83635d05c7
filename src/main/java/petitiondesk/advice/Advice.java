package petitiondesk.advice;

import java.time.Instant;

/**
 * An advice as it was issued, with where it stands.
 *
 * @param unit code of the unit, district or village that it was sent to
 * @param unitName what that was called on the day
 * @param answeringGroup group of the heads who answer
 * @param subject what it is about, in one line
 * @param findings what was found
 * @param recommendation what is advised
 * @param issuedBy user id
 */
record Advice(
        String number,
        AdviceKind kind,
        String unit,
        String unitName,
        String answeringGroup,
        String subject,
        String findings,
        String recommendation,
        String issuedBy,
        Instant issuedAt,
        AdviceStatus status) {}
