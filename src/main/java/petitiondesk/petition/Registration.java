package petitiondesk.petition;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What a registrar decided or proposed, as it stands in the register.
 *
 * @param category a category, or null
 * @param disputeType a dispute type, or null
 * @param reason why this route, or null
 * @param responsible code of a unit, district or village, or null where nobody here handles
 * @param mergeInto number of the matter that this one is merged into, or that is pending or over; else null
 * @param channelRoute 1–5 where the petition goes into a statutory procedure, else null
 * @param channelBody where to turn to, as far as the registrar named it
 * @param dueOn until when the unit has to report, or the matter is pending elsewhere; else null
 */
record Registration(
        long id,
        String petitionNumber,
        Kind kind,
        String category,
        String disputeType,
        String district,
        Disposition disposition,
        String reason,
        String responsible,
        String mergeInto,
        Integer channelRoute,
        String channelBody,
        LocalDate dueOn,
        String registeredBy,
        Instant at) {

    /** The code of category or dispute type. */
    String classification() {
        return disputeType != null ? disputeType : category;
    }

    StatutoryChannel channel() {
        return StatutoryChannel.of(channelRoute).orElseThrow();
    }
}
